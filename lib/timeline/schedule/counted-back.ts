/**
 * Due a length before a release date, and moves with it. A date that had already passed when it became known gives days
 * of grace instead, until the release where that is sooner and was not over when the duty began, counted once: a further
 * recalculation does not restart them.
 */
import { actsOf, type NumberedEvent } from '../../case/case.ts';
import { earlierOf, type Instant, type LocalDate, laterOf } from '../../case/identity.ts';
import { after, dateBefore, endOfDay, startOfDay, workingDayOnOrBefore } from '../calendar.ts';
import type { Length } from '../length.ts';
import type { Policy } from '../policy.ts';
import type { Anchor, Schedule, View } from '../rule.ts';
import { type Due, type Occurrence, stood } from './occurrence.ts';

type CountedBack = Extract<Schedule, { readonly kind: 'countedBack' }>;

/** The day of leaving as it stood from `knownAt` until the next one replaced it. */
interface StandingDate {
  readonly on: LocalDate;
  readonly knownAt: Instant;
  readonly setBy: NumberedEvent;
}

export const countedBack = (
  schedule: CountedBack,
  view: View,
  policy: Policy,
): readonly Occurrence[] | { readonly missing: readonly string[] } => {
  const earliest = schedule.after?.(view);
  if (schedule.after !== undefined && earliest === undefined) return [];
  const dates = standingDates(schedule.from, view, policy);
  const [first, ...others] = asOneWhereSame(duesFrom(dates, schedule, view, policy, earliest).filter(stood));
  if (first === undefined)
    return view.segment.to === undefined && schedule.owedUndated?.(view) === true ? { missing: [schedule.from] } : [];
  return [
    {
      number: 1,
      anchorAt: first.opensAt,
      dues: [first, ...others],
      countsFrom: view.segment.episode.happenedAt,
      exclusive: false,
      closesWhenDue: false,
      missedByLeaving: ({ body }) =>
        body.type === 'released' && isNoTime(view.length(schedule.due)) && view.value('release.undone') === 'missed',
    },
  ];
};

const isNoTime = (span: Length): boolean =>
  (span.counted === 'calendar' && span.years + span.months + span.weeks + span.days === 0) ||
  (span.counted === 'workingDays' && span.days === 0);

/**
 * The dates that stood one after the other, as they became known. A late paper about an older decision replaces nothing, and
 * neither does the same date said once more, nor another rest day before which people leave on the same day.
 */
const standingDates = (name: CountedBack['from'], view: View, policy: Policy): readonly StandingDate[] => {
  const { segment } = view;
  const found: StandingDate[] = [];
  let decidedAt = segment.episode.happenedAt;
  let decidedOn: LocalDate | undefined;
  const inOrderOfKnowledge = actsOf(view.case, 'releaseDatesSet')
    .filter((event) => event.happenedAt >= decidedAt && (segment.to === undefined || event.happenedAt <= segment.to))
    .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : one.recordedAt > other.recordedAt ? 1 : 0));
  for (const event of inOrderOfKnowledge) {
    const named = event.body[name];
    if (named === undefined || event.happenedAt < decidedAt) continue;
    decidedAt = event.happenedAt;
    if (named === decidedOn) continue;
    decidedOn = named;
    const knownAt = segment.resumed ? laterOf(event.recordedAt, segment.by.recordedAt) : event.recordedAt;
    const on = name === 'releaseOn' ? effectiveRelease(named, knownAt, view, policy) : named;
    if (found.at(-1)?.on === on) continue;
    found.push({ on, knownAt, setBy: event });
  }
  return found;
};

const duesFrom = (
  dates: readonly StandingDate[],
  schedule: CountedBack,
  view: View,
  policy: Policy,
  earliest: Anchor | undefined,
): readonly Due[] => {
  let graceFrom: Instant | undefined;
  const began = laterOf(view.segment.from, earliest?.at ?? view.segment.from);
  return dates.map((date, index) => {
    const knownAt = earliest === undefined ? date.knownAt : laterOf(date.knownAt, earliest.by.recordedAt);
    const leaving = date.on;
    const nominal = endOfDay(lastDay(schedule, leaving, view, policy), view.zone);
    const tooLate = nominal < knownAt;
    graceFrom = tooLate ? (graceFrom ?? knownAt) : undefined;
    const opens =
      schedule.opens === undefined
        ? knownAt
        : startOfDay(dateBefore(leaving, view.length(schedule.opens), policy.holidays), view.zone);
    const replacedAt = dates[index + 1]?.knownAt;
    return {
      dueAt: graceFrom === undefined ? nominal : graceUntil(graceFrom, endOfDay(leaving, view.zone), began, view),
      opensAt: earliest === undefined ? opens : laterOf(opens, earliest.at),
      knownAt,
      setBy: earliest !== undefined && earliest.by.n > date.setBy.n ? earliest.by : date.setBy,
      compressed: tooLate,
      ...(replacedAt === undefined ? {} : { replacedAt }),
    };
  });
};

/** A date that leaves the due instant where it was sets nothing anew. */
const asOneWhereSame = (dues: readonly Due[]): readonly Due[] => {
  const found: Due[] = [];
  for (const due of dues) {
    const last = found.at(-1);
    if (last?.dueAt !== due.dueAt) found.push(due);
    else found.splice(-1, 1, standingUntil(last, due.replacedAt));
  }
  return found;
};

const standingUntil = ({ replacedAt: _, ...due }: Due, replacedAt: Instant | undefined): Due =>
  replacedAt === undefined ? due : { ...due, replacedAt };

const graceUntil = (from: Instant, release: Instant, began: Instant, view: View): Instant => {
  const until = after(from, view.length('timeline.grace'), view.zone, view.holidays);
  return release < began ? until : earlierOf(until, release);
};

/** The last day by the text in force on the day that the first text gives. */
const lastDay = ({ due, amended }: CountedBack, leaving: LocalDate, view: View, policy: Policy): LocalDate => {
  const first = dateBefore(leaving, view.length(due), policy.holidays);
  return amended === undefined || first < view.value(amended.from)
    ? first
    : dateBefore(leaving, view.length(amended.due), policy.holidays);
};

/**
 * A release that falls on a rest day is brought forward to the working day before it, when the policy says so and that
 * day was not over when the date became known.
 */
export const effectiveRelease = (
  on: LocalDate,
  knownAt: Instant,
  view: Pick<View, 'value' | 'zone'>,
  policy: Policy,
): LocalDate => {
  if (view.value('release.onRestDay') !== 'precedingWorkingDay') return on;
  const forward = workingDayOnOrBefore(on, policy.holidays);
  return endOfDay(forward, view.zone) < knownAt ? on : forward;
};
