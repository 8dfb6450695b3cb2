/** When a duty changes hands: the person moved, or what became known made it another role's. */
import type { Case } from '../case/case.ts';
import { type Instant, laterOf } from '../case/identity.ts';
import type { Inheritance } from './deadline.ts';
import { ownedSince } from './owner.ts';
import type { DutyRule, View } from './rule.ts';

/** The last time that the duty came to another unit, or to another role in it, while it was known and its window open. */
export const inheritance = (rule: DutyRule, view: View, begunAt: Instant, now: Instant): Inheritance | undefined =>
  [lastMove(view.case, begunAt, now), changeOfRole(rule, view, begunAt, now)]
    .filter((one) => one !== undefined)
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.n - other.n))
    .at(-1);

/** What became known made it another role's. */
const changeOfRole = (rule: DutyRule, view: View, begunAt: Instant, now: Instant): Inheritance | undefined => {
  const by = ownedSince(view, rule);
  return by !== undefined && begunAt < by.recordedAt && by.recordedAt <= now
    ? { at: by.recordedAt, n: by.n }
    : undefined;
};

const lastMove = ({ places }: Case, begunAt: Instant, now: Instant): Inheritance | undefined => {
  const moves = places.flatMap(({ place, from, by }, index) => {
    const before = places[index - 1]?.place;
    const knownAt = laterOf(from, by.recordedAt);
    const elsewhere = before !== undefined && (before.facility !== place.facility || before.unit !== place.unit);
    return elsewhere && knownAt > begunAt && from <= now ? [{ at: knownAt, n: by.n }] : [];
  });
  return moves.at(-1);
};
