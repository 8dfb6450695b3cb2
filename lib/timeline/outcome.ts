/** How a duty came out by an instant: done, left, due or overdue, and which of its dates passed undone. */
import { type NumberedEvent, placeAt } from '../case/case.ts';
import { type Instant, plusMilliseconds } from '../case/identity.ts';
import { type Applicability, wasNotOwed } from './conditions.ts';
import type { Breach, DeadlineState } from './deadline.ts';
import type { DutyRule, View } from './rule.ts';
import type { Due, Occurrence } from './schedule/occurrence.ts';

/** When whoever answers for it answered: leaving and being moved on are acts of the unit that is left. */
export const answeredAt = (done: NumberedEvent | undefined, left: Leaving | undefined, now: Instant): Instant => {
  if (done?.body.type === 'transferred') return plusMilliseconds(done.happenedAt, -1);
  return done?.happenedAt ?? (left === undefined ? now : plusMilliseconds(left.at, -1));
};

export interface Ended {
  readonly done: NumberedEvent | undefined;
  readonly left: Leaving | undefined;
  readonly now: Instant;
  /** When the record was made from which on the duty is owed without a break; undefined when it was owed from the first. */
  readonly owedSince: Instant | undefined;
  readonly closesWhenDue: boolean;
}
export interface Leaving {
  readonly at: Instant;
  readonly by?: NumberedEvent;
}

/** The person left the stretch, the condition ceased, the mandate ran out or another grid took over: whichever came first, if it came by now. */
export const leaving = (
  ends: readonly (Instant | undefined)[],
  view: View,
  applies: Applicability,
  now: Instant,
): Leaving | undefined => {
  const { to, endedBy } = view.segment;
  const ways: readonly Leaving[] = [
    ...(to === undefined || to > now ? [] : [endedBy === undefined ? { at: to } : { at: to, by: endedBy }]),
    ...ends.flatMap((at) => (at === undefined || at > now ? [] : [{ at }])),
    ...(applies.applies === 'ended' ? [{ at: applies.at, by: applies.by }] : []),
  ];
  return ways.reduce<Leaving | undefined>(
    (first, way) => (first === undefined || way.at < first.at ? way : first),
    undefined,
  );
};

/** The due instant that stood at an instant, or was the next to: the first that nothing had replaced by then. */
export const standingAt = (dues: Occurrence['dues'], at: Instant): Due =>
  dues.find(({ replacedAt }) => replacedAt === undefined || at < replacedAt) ?? dues[0];

/** What leaving makes due before its time; as it was where that had come. */
export const dueBefore = (leftAt: Instant, due: Due): Due =>
  due.dueAt < leftAt ? due : { ...due, dueAt: plusMilliseconds(leftAt, -1) };

export const stateOf = ({ dueAt, opensAt }: Due, { done, left, now, closesWhenDue }: Ended): DeadlineState => {
  if (done !== undefined) return done.happenedAt <= dueAt ? 'met' : 'metLate';
  if (left !== undefined && (left.at <= dueAt || (left.by?.body.type === 'died' && !closesWhenDue))) return 'void';
  if (left !== undefined || (closesWhenDue && now > dueAt)) return 'missed';
  if (now > dueAt) return 'overdue';
  return now < opensAt ? 'upcoming' : 'due';
};

/**
 * Every due instant up to the one judged that passed while it stood, with the person there and the duty undone. One that
 * passed while nobody owed the duty, and was replaced before anybody did, was missed by nobody. Several dates that come to
 * one instant are missed once, and so is one after which another was set that had passed already.
 */
export const breaches = (
  rule: DutyRule,
  view: View,
  dues: readonly Due[],
  judged: Due,
  { done, left, now, owedSince }: Ended,
): readonly Breach[] => {
  const passed = dues
    .filter(({ knownAt }) => knownAt < judged.knownAt)
    .filter(
      ({ dueAt, replacedAt }) =>
        owedSince === undefined || replacedAt === undefined || replacedAt > owedSince || !wasNotOwed(rule, view, dueAt),
    )
    .concat(judged)
    .filter(
      ({ dueAt, replacedAt }) =>
        dueAt < now &&
        (replacedAt === undefined || dueAt < replacedAt) &&
        (done === undefined || done.happenedAt > dueAt) &&
        (left === undefined || left.at > dueAt),
    )
    .filter(({ dueAt, knownAt }, index) => index === 0 || knownAt <= dueAt)
    .map(({ dueAt }) => dueAt);
  return [...new Set(passed)].map((dueAt) => ({ dueAt, place: placeAt(view.case, dueAt) }));
};
