/** The rungs of a ladder that nobody has promised anything about, counted from the figures alone. */
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import type { Policy } from '../../timeline/policy.ts';

const hour = 3_600_000;

/** When each rung that lies at or before an instant should have gone: epoch milliseconds, in order. */
export const rungsBy = ({ dueAt, knownAt, hourClock }: Deadline, policy: Policy, until: number): readonly number[] =>
  policy
    .value(hourClock ? 'ladder.hourClock' : 'ladder.dayClock')
    .split(',')
    .map((offset) => {
      const hours = Number(/^PT(\d+)H$/.exec(offset)?.[1] ?? Number.POSITIVE_INFINITY);
      return Math.max(millisecondsOf(dueAt) + 1 + hours * hour, millisecondsOf(knownAt as Instant));
    })
    .filter((at) => at <= until);
