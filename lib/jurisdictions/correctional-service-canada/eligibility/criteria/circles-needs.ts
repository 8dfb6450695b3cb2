/** Needs for Circles of Change, which are to be "fully met" (34, Annex A). */

import { change } from '../../../../eligibility/change.ts';
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { Level } from '../facts.ts';
import type { CscSubject } from '../subject.ts';

const domains = {
  domainMaritalFamily: { id: 'family-need', label: 'Need in the family/marital domain' },
  domainAssociates: { id: 'associates-need', label: 'Need in the associates domain' },
  domainAttitudes: { id: 'attitudes-need', label: 'Need in the attitudes domain' },
} as const;

/** Moderate or high need in one of the three domains. */
export function domainNeed(fact: keyof typeof domains, source: readonly string[]): Criterion<CscSubject> {
  const { id, label } = domains[fact];
  return levelCriterion<CscSubject, Level>({
    id,
    requirement: `${label} is moderate or high.`,
    source,
    fact,
    label,
    tool: 'Correctional Plan domain assessment',
    read: ({ facts }) => facts[fact],
    accepts: ['moderate', 'high'],
    reason: 'need_level',
    overridable: true,
  });
}

/** "One or more of the indicators for problem-solving skills has been identified as a deficit." */
export function problemSolvingDeficit(source: readonly string[]): Criterion<CscSubject> {
  const findings = findingsOf('problem-solving', source);
  const unknown = findings.unknown('Problem-solving indicators are not assessed; one deficit is asked.', {
    problemSolvingDeficits: null,
  });
  const none = findings.notMet('problem_solving', 'No problem-solving indicator is a deficit; one is asked.', {
    problemSolvingDeficits: 0,
  });
  const establish = [
    [
      change(
        'establish',
        'problemSolvingDeficits',
        [1],
        'Assess the problem-solving indicators (one deficit would do).',
      ),
    ],
  ];
  return {
    id: 'problem-solving',
    requirement: 'One or more problem-solving indicators are identified as a deficit.',
    source,
    facts: ['problemSolvingDeficits'],
    judge({ facts }) {
      const count = facts.problemSolvingDeficits ?? null;
      if (count === null) return unknown;
      return count === 0
        ? none
        : findings.met(`Problem-solving indicators identified as deficits: ${count}.`, {
            problemSolvingDeficits: count,
          });
    },
    remedies: ({ facts }) => ((facts.problemSolvingDeficits ?? null) === null ? establish : []),
  };
}
