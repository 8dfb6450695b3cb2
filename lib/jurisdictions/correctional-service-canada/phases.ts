/** Where a person is, for the Service: in its custody, under its supervision in the community, at large, or done. */
import type { Case } from '../../case/case.ts';
import { phaseOfStanding, spansBetween } from '../../timeline/phase-spans.ts';
import type { PhaseSpan } from '../../timeline/policy.ts';

export const phaseNames = Object.values(phaseOfStanding);

export const phases = (of: Case): readonly PhaseSpan[] =>
  spansBetween(of, [], (_at, standing) => phaseOfStanding[standing]);
