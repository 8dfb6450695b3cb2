/** The Spousal Assault Risk Assessment, required before referral to the men's family violence programmes (42c, 53c, 62c). */
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { Level } from '../facts.ts';
import type { CscSubject } from '../subject.ts';

/** The SARA rating. A low SARA closes every family programme whatever the history; nothing replaces it (A32). */
export function sara(source: readonly string[], ...accepts: readonly Level[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, Level>({
    id: 'sara',
    requirement: `Risk on the Spousal Assault Risk Assessment is ${accepts.join(' or ')}.`,
    source: [...source, 'Annex A: Family Violence - Men Offenders'],
    fact: 'sara',
    label: 'Risk on the Spousal Assault Risk Assessment (SARA)',
    tool: 'SARA',
    read: ({ facts }) => facts.sara,
    accepts,
    reason: 'need_level',
    overridable: true,
  });
}
