/** Tupiq, for Inuit offenders: its own criteria and exclusions (Annex A). */
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { CscSubject } from '../subject.ts';
import { regional } from './regional.ts';

/** Tupiq: STABLE from moderate to moderate-high, beside the same on STATIC-99 (A25). */
export function stableRating(source: readonly string[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, 'low' | 'moderate' | 'moderate-high' | 'high'>({
    id: 'stable-risk',
    requirement: 'Risk on STABLE is moderate or moderate-high.',
    source,
    fact: 'stable',
    label: 'Risk on STABLE',
    tool: 'STABLE',
    read: ({ facts }) => facts.stable,
    accepts: ['moderate', 'moderate-high'],
    reason: 'risk_band',
    overridable: true,
  });
}

/** Tupiq: unable to take part in groups. */
export const ableToJoinGroups = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'able-to-join-groups',
    requirement: 'The person is able to take part in group-based programmes.',
    source,
    fact: 'groupUnable',
    wanted: false,
    reason: 'exclusion',
    text: {
      met: 'Able to take part in groups.',
      notMet: 'Excluded: unable to take part in groups.',
      unknown: 'Whether the person is able to take part in groups is not assessed.',
    },
  });
