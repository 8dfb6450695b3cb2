/** What must be completed before: the Engagement Program (32), Odyssey's first phase (Annex A). */

import { change } from '../../../../eligibility/change.ts';
import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { CscSubject } from '../subject.ts';

/** WOSAP: "who have completed the Engagement Program". The three lines of its entry are cumulative (A15). */
export function engagementProgram(source: readonly string[]): Criterion<CscSubject> {
  return flagCriterion<CscSubject>({
    id: 'engagement-program',
    requirement: 'The Engagement Program is completed.',
    source,
    fact: 'engagementProgramCompleted',
    read: ({ facts }) => facts.engagementProgramCompleted,
    wanted: true,
    reason: 'prerequisite',
    text: {
      met: 'The Engagement Program is completed.',
      notMet: 'The Engagement Program is not completed yet.',
      unknown: 'Whether the Engagement Program is completed is not recorded.',
    },
    change: { kind: 'complete', text: 'Complete the Engagement Program.' },
  });
}

/** ODYSSEY-P2: Phase 1 completed successfully, or its objectives met. */
export function odysseyPhaseOne(source: readonly string[]): Criterion<CscSubject> {
  const findings = findingsOf('phase-1', source);
  const completed = findings.met('Phase 1 was completed successfully.', { odysseyPhase1: 'completed' });
  const objectives = findings.met('The objectives of Phase 1 were met.', { odysseyPhase1: 'objectivesMet' });
  const partial = findings.notMet('prerequisite', 'Phase 1 was taken in part only.', { odysseyPhase1: 'partial' });
  const never = findings.notMet('prerequisite', 'Phase 1 was not taken.', { odysseyPhase1: null });
  const notKnown = findings.unknown('Whether Phase 1 was completed is not recorded.', { odysseyPhase1: null });
  const finish = [
    [
      change(
        'complete',
        'odysseyPhase1',
        ['completed', 'objectivesMet'],
        'Complete Phase 1 of Odyssey, or meet its objectives.',
      ),
    ],
  ];
  return {
    id: 'phase-1',
    requirement: 'Phase 1 of Odyssey was completed successfully or its objectives were met.',
    source,
    facts: ['odysseyPhase1'],
    judge({ facts }) {
      switch (facts.odysseyPhase1) {
        case 'completed':
          return completed;
        case 'objectivesMet':
          return objectives;
        case 'partial':
          return partial;
        case null:
          return never;
        case undefined:
          return notKnown;
        default:
          return facts.odysseyPhase1 satisfies never;
      }
    },
    remedies: () => finish,
  };
}
