/** Every deadline of a case, from its events and its policy alone. The same stamped events give the same answer, in whatever order they arrived. */
import { type Case, type NumberedEvent, placeAt } from '../case/case.ts';
import { earliest, type Instant, laterOf } from '../case/identity.ts';
import { dateOf } from './calendar.ts';
import { type Applicability, applicability } from './conditions.ts';
import type { Deadline } from './deadline.ts';
import { inheritance } from './inheritance.ts';
import { answeredAt, breaches, dueBefore, leaving, standingAt, stateOf } from './outcome.ts';
import { ownerOf } from './owner.ts';
import type { Policy } from './policy.ts';
import type { DutyRule, View } from './rule.ts';
import { acknowledgementsOf, snoozesOf } from './said.ts';
import { afterCompletion } from './schedule/after-completion.ts';
import { calendarWeeks } from './schedule/calendar-weeks.ts';
import { firstDone, missingParts, provenBy } from './schedule/completion.ts';
import { countedBack } from './schedule/counted-back.ts';
import { forward } from './schedule/forward.ts';
import { onGrids } from './schedule/grid.ts';
import type { Occurrence } from './schedule/occurrence.ts';
import { perMatter } from './schedule/per-matter.ts';
import { stages } from './schedule/stages.ts';
import { segments } from './segment.ts';
import { takenOverAt } from './taking-over.ts';
import { turningPoint } from './turning-points.ts';
import { viewOf } from './view.ts';

/**
 * The deadlines that stand or stood by `now`, in order of duty as the policy lists them; those of one duty when `only`
 * names it. Throws MissingHolidayData.
 */
export const deadlines = (of: Case, policy: Policy, now: Instant, only?: string): readonly Deadline[] =>
  observedDuties(policy, only).flatMap((rule) => dutyDeadlines(rule, of, policy, now).deadlines);

/** The one of this key among them, without working the others out. Throws MissingHolidayData. */
export const deadlineOf = (key: string, of: Case, policy: Policy, now: Instant): Deadline | undefined => {
  const [duty, spell, occurrence] = key.split('/');
  const isAsked: IsAsked = (view, one) => view.segment.number === Number(spell) && one.number === Number(occurrence);
  return observedDuties(policy, duty).flatMap((rule) => dutyDeadlines(rule, of, policy, now, isAsked).deadlines)[0];
};

type IsAsked = (view: View, occurrence: Occurrence) => boolean;
const all: IsAsked = () => true;

export const observedDuties = (policy: Policy, only?: string): readonly DutyRule[] =>
  policy.duties.filter(({ id }) => (only === undefined || id === only) && policy.observes(id));

/** How the deadlines of one duty stand. With nothing new recorded they stand so until `changesAt`, and for good where it is absent. */
export interface DutyDeadlines {
  readonly deadlines: readonly Deadline[];
  /** Not before the `now` that was asked about. */
  readonly changesAt?: Instant;
}

/** Those of one duty that are asked about. Throws MissingHolidayData. */
export const dutyDeadlines = (
  rule: DutyRule,
  of: Case,
  policy: Policy,
  now: Instant,
  isAsked: IsAsked = all,
): DutyDeadlines => {
  const stretches = segments(of, rule.livesIn).map((segment) =>
    inSegment(rule, viewOf(of, segment, policy, rule.id), policy, now, isAsked),
  );
  const changesAt = stretches.reduce<Instant | undefined>((first, next) => earliest(first, next.changesAt), undefined);
  return {
    deadlines: stretches.flatMap((stretch) => stretch.deadlines),
    ...(changesAt === undefined ? {} : { changesAt }),
  };
};

const inSegment = (rule: DutyRule, view: View, policy: Policy, now: Instant, isAsked: IsAsked): DutyDeadlines => {
  const applies = applicability(rule, view);
  if (applies.applies === 'no') return { deadlines: [] };
  const scheduled = occurrences(rule, view, policy, now);
  const known = 'missing' in scheduled ? [beginning(view)] : scheduled;
  const changesAt = turningPoint(rule, view, known, now);
  return {
    deadlines:
      'missing' in scheduled
        ? known
            .filter((one) => isAsked(view, one))
            .map((one) =>
              deadline(rule, view, { applies: 'undetermined', missing: scheduled.missing }, one, policy, now),
            )
        : ofOccurrences(rule, view, applies, scheduled, policy, now, isAsked),
    ...(changesAt === undefined ? {} : { changesAt }),
  };
};

const ofOccurrences = (
  rule: DutyRule,
  view: View,
  applies: Exclude<Applicability, { applies: 'no' }>,
  scheduled: readonly Occurrence[],
  policy: Policy,
  now: Instant,
  isAsked: IsAsked,
): readonly Deadline[] => {
  const owed = scheduled.filter(
    (occurrence) => inForce(rule, occurrence, view.zone) && !doneBeforeResuming(rule, view, occurrence),
  );
  const open = openBy(now, owed);
  const isShown = (occurrence: Occurrence): boolean =>
    isAsked(view, occurrence) && (applies.applies !== 'undetermined' || occurrence === open);
  return owed.flatMap((occurrence, index) =>
    isShown(occurrence) ? [deadline(rule, view, applies, occurrence, policy, now, owed.slice(index + 1))] : [],
  );
};

/** The last whose window has opened, else the first: the one to show while nobody can tell whether any is owed. */
const openBy = (now: Instant, owed: readonly Occurrence[]): Occurrence | undefined =>
  owed.findLast(({ dues, exclusive }) => {
    const { opensAt } = standingAt(dues, now);
    return exclusive ? opensAt < now : opensAt <= now;
  }) ?? owed[0];

/** Stands for a duty of which not even the dates can be told: its window is empty, so nothing does it. */
const beginning = ({ segment }: View): Occurrence => ({
  number: 1,
  anchorAt: segment.from,
  dues: [
    {
      dueAt: segment.from,
      opensAt: segment.from,
      knownAt: segment.by.recordedAt,
      setBy: segment.by,
      compressed: false,
    },
  ],
  countsFrom: segment.from,
  exclusive: true,
  closesWhenDue: true,
});

const occurrences = (
  rule: DutyRule,
  view: View,
  policy: Policy,
  now: Instant,
): readonly Occurrence[] | { readonly missing: readonly string[] } => {
  const { schedule } = rule;
  switch (schedule.kind) {
    case 'forward':
      return forward(schedule, view, policy);
    case 'countedBack':
      return countedBack(schedule, view, policy);
    case 'afterCompletion':
      return afterCompletion(rule, schedule, view, policy);
    case 'perMatter':
      return perMatter(schedule, view, policy);
    case 'stages':
      return stages(schedule, view, policy);
    case 'calendarWeeks':
      return calendarWeeks(schedule, view, now);
    case 'grid': {
      const grids = schedule.grids(view);
      return 'missing' in grids ? grids : onGrids(grids, view, policy, now);
    }
    default:
      return schedule satisfies never;
  }
};

/** A rule governs what began while it was in force. */
const inForce = ({ effective }: DutyRule, { anchorAt }: Occurrence, zone: string): boolean => {
  const on = dateOf(anchorAt, zone);
  return effective.from <= on && (effective.until === undefined || on <= effective.until);
};

/** What was done before an escape stays done. */
const doneBeforeResuming = (rule: DutyRule, view: View, occurrence: Occurrence): boolean => {
  const done = view.segment.resumed ? firstDone(rule.doneWhen, view, occurrence) : undefined;
  return done !== undefined && done.happenedAt < view.segment.from;
};

/** The record that made it known that the duty is owed, or was; undefined when it was from the first, or nobody can tell. */
const owedSince = (applies: Applicability): NumberedEvent | undefined => {
  if (applies.applies === 'yes') return applies.by;
  return applies.applies === 'ended' ? applies.since : undefined;
};

const deadline = (
  rule: DutyRule,
  view: View,
  applies: Exclude<Applicability, { applies: 'no' }>,
  occurrence: Occurrence,
  policy: Policy,
  now: Instant,
  following: readonly Occurrence[] = [],
): Deadline => {
  const keyOf = ({ number }: Occurrence): string => `${rule.id}/${view.segment.number}/${number}`;
  const key = keyOf(occurrence);
  const ending = rule.ending?.(view);
  const left = leaving([ending?.at, occurrence.endsAt], view, applies, now);
  const endsAt = [ending?.at, view.segment.to]
    .filter((at) => at !== undefined && at > now)
    .reduce<Instant | undefined>(earliest, undefined);
  const act = firstDone(rule.doneWhen, view, occurrence);
  const done = act !== undefined && left !== undefined && act.happenedAt > left.at ? undefined : act;
  const standing = standingAt(occurrence.dues, done?.happenedAt ?? left?.at ?? now);
  const missed = done === undefined && left?.by !== undefined && occurrence.missedByLeaving?.(left.by) === true;
  const judged = missed ? dueBefore(left.at, standing) : standing;
  const acknowledgements = acknowledgementsOf(view.case, key);
  const snoozes = snoozesOf(view.case, key);
  const diedUndone = done === undefined && left?.by?.body.type === 'died' ? left.by : undefined;
  const madeSoBy = owedSince(applies) ?? (applies.applies === 'undetermined' ? diedUndone : undefined);
  const madeDueBy = judged === standing ? undefined : left?.by;
  const knownAt = [madeSoBy, madeDueBy].reduce(
    (at, by) => (by === undefined ? at : laterOf(at, by.recordedAt)),
    judged.knownAt,
  );
  const ended = { done, left, now, owedSince: madeSoBy?.recordedAt, closesWhenDue: occurrence.closesWhenDue };
  const outcome = stateOf(judged, ended);
  const breached = breaches(rule, view, occurrence.dues, judged, ended);
  // Done in time is done and left in time is left, whether it was owed or not, and nobody asks what is not known of the dead;
  // of what was late nobody can tell yet.
  const isOver = outcome === 'met' || (outcome === 'void' && breached.length === 0);
  const isKnown = applies.applies !== 'undetermined' || isOver;
  const state = isKnown ? outcome : diedUndone === undefined ? 'undetermined' : 'void';
  const changedHandsUntil = state !== 'missed' ? now : occurrence.closesWhenDue ? judged.dueAt : (left?.at ?? now);
  const moved = inheritance(rule, view, laterOf(judged.opensAt, knownAt), changedHandsUntil);
  const inherited = state === 'due' || state === 'overdue' ? moved : undefined;
  const movesAt = view.case.places.find(({ from }) => from > now)?.from;
  const hourClock = 'within' in rule.schedule && view.length(rule.schedule.within).counted === 'elapsed';
  const takenOver = occurrence.closesWhenDue ? takenOverAt(following, keyOf, hourClock, view, policy) : undefined;
  const shapedBy = Math.max(
    judged.setBy.n,
    occurrence.shapedBy?.n ?? 0,
    madeSoBy?.n ?? 0,
    left?.by?.n ?? 0,
    ending?.by.n ?? 0,
    moved?.n ?? 0,
    view.case.countedAnewAt,
  );
  return {
    key,
    duty: rule.id,
    spell: view.segment.number,
    occurrence: occurrence.number,
    ...(occurrence.about === undefined ? {} : { about: occurrence.about }),
    state,
    anchorAt: judged.anchorAt ?? occurrence.anchorAt,
    opensAt: judged.opensAt,
    knownAt,
    dueAt: judged.dueAt,
    hourClock,
    compressed: judged.compressed,
    dateGeneration: judged.setBy.n,
    generation: Math.max(shapedBy, ...acknowledgements.map(({ n }) => n), ...snoozes.map(({ n }) => n)),
    shapedBy,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(done === undefined ? {} : { doneAt: done.happenedAt }),
    ...(left === undefined ? {} : { leftAt: left.at }),
    missing:
      state === 'undetermined' && applies.applies === 'undetermined'
        ? applies.missing
        : done === undefined && applies.applies !== 'undetermined'
          ? missingParts(rule.doneWhen, view, occurrence)
          : [],
    // What nobody can tell was owed was missed by nobody, though it was done.
    breaches: applies.applies === 'undetermined' ? [] : breached,
    role: ownerOf(rule, view),
    place: placeAt(view.case, answeredAt(done, left, now)),
    placeWhenDue: placeAt(view.case, judged.dueAt),
    ...(state === 'missed' && occurrence.closesWhenDue ? ladderEnd(rule, view, judged.dueAt) : {}),
    ...(takenOver === undefined ? {} : { takenOverAt: takenOver }),
    ...(inherited === undefined ? {} : { inherited }),
    ...(movesAt === undefined ? {} : { movesAt }),
    repeats: occurrence.closesWhenDue,
    acknowledgements,
    snoozes,
  };
};

/** A missed week's ladder runs on for the duty until the next contact, or until the person leaves. */
const ladderEnd = (rule: DutyRule, view: View, dueAt: Instant): { readonly ladderEndsAt?: Instant } => {
  const [ladderEndsAt] = [
    ...provenBy(rule.doneWhen).map((type) => view.case.acts[type]?.find((act) => act.happenedAt > dueAt)?.happenedAt),
    view.segment.to,
  ]
    .filter((at) => at !== undefined)
    .toSorted();
  return ladderEndsAt === undefined ? {} : { ladderEndsAt };
};
