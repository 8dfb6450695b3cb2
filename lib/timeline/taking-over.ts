/** Of many weeks the newest is told of: when a missed one leaves that to those after it. */
import { placeAt } from '../case/case.ts';
import { earliest, type Instant } from '../case/identity.ts';
import { endOfClimb } from './ladder.ts';
import type { Policy } from './policy.ts';
import type { View } from './rule.ts';
import { acknowledgementsOf } from './said.ts';
import type { Occurrence } from './schedule/occurrence.ts';

/**
 * When the first of those that follow has climbed as high as ladders go, as far as promises let it; undefined where none
 * follows. One that ends before it is due, since another grid takes over, is never missed.
 */
export const takenOverAt = (
  following: readonly Occurrence[],
  keyOf: (occurrence: Occurrence) => string,
  hourClock: boolean,
  view: View,
  policy: Policy,
): Instant | undefined => {
  let first: Instant | undefined;
  for (const next of following) {
    const [{ dueAt, knownAt }] = next.dues;
    if (next.endsAt !== undefined && next.endsAt <= dueAt) continue;
    if (first !== undefined && first <= dueAt) break;
    const acknowledgements = acknowledgementsOf(view.case, keyOf(next));
    const placeWhenDue = placeAt(view.case, dueAt);
    first = earliest(first, endOfClimb({ hourClock, dueAt, knownAt, acknowledgements, placeWhenDue }, policy));
  }
  return first;
};
