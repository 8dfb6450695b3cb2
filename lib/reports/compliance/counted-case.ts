/** What a report counts of: a case with its deadlines, told from its events at one instant. Notices play no part. */
import type { Case } from '../../case/case.ts';
import { fold } from '../../case/fold.ts';
import type { Instant, LocalDate } from '../../case/identity.ts';
import type { StoredEvent } from '../../store/port.ts';
import { dateOf } from '../../timeline/calendar.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import { deadlines } from '../../timeline/deadlines.ts';
import type { Policy } from '../../timeline/policy.ts';

export interface CountedCase {
  readonly case: Case;
  readonly policy: Policy;
  readonly now: Instant;
  readonly deadlines: readonly Deadline[];
}

/** `YYYY-MM`, by the local calendar of a facility. */
export type Month = string;

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

/** The local month of an instant in a zone. */
export const monthAt = (at: Instant, zone: string): Month => monthOf(dateOf(at, zone));

/** Nothing for events without an admission, which count from when it arrives, nor for a case that another continues: its person is counted there. */
export const countedCase = (
  events: readonly StoredEvent[],
  policyOf: (jurisdiction: string) => Policy,
  now: Instant,
): CountedCase | undefined => {
  const of = fold(events);
  if (of.standings.length === 0 || of.law.merged !== undefined) return undefined;
  const policy = policyOf(of.jurisdiction);
  return { case: of, policy, now, deadlines: deadlines(of, policy, now) };
};
