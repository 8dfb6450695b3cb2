/**
 * Every calendar week, Monday to Sunday in the facility's zone, from the one in which the stretch begins. A day belongs to
 * the stretch when it ends in it: the day of joining does, the day of leaving does not. What the last week asks for is owed
 * on leaving; nothing is when an escape or a death broke it off.
 */
import { lastRecorded } from '../../case/case.ts';
import { type Instant, type LocalDate, laterOf } from '../../case/identity.ts';
import { dateOf, endOfDay, mondayOf, plusDays, startOfDay } from '../calendar.ts';
import { remembering } from '../remembering.ts';
import type { CalendarWeek, Schedule, View } from '../rule.ts';
import type { Occurrence } from './occurrence.ts';

type CalendarWeeks = Extract<Schedule, { readonly kind: 'calendarWeeks' }>;

/** All past weeks, the one under way at `now`, and the one to come. Numbered by week, whether or not anything is owed in it. */
export const calendarWeeks = ({ minutes }: CalendarWeeks, view: View, now: Instant): readonly Occurrence[] => {
  const { from, to } = view.segment;
  const found: Occurrence[] = [];
  let begins = from;
  for (let [monday, number] = [mondayOf(dateOf(from, view.zone)), 1]; ; monday = plusDays(monday, 7), number += 1) {
    begins = laterOf(startOfDay(monday, view.zone), from);
    if (to !== undefined && begins >= to) return found;
    const asked = minutes(weekOf(monday, view), view);
    if (asked > 0) found.push(occurrence(monday, number, begins, asked, view));
    if (begins > now) return found;
  }
};

/** The days of the week that belong to the stretch: all, but for its first week and its last. */
const weekOf = (monday: LocalDate, { segment: { from, to }, zone }: View): CalendarWeek => {
  const days = daysFrom(zone)(monday);
  const [first, last] = [days[0]?.endsAt ?? from, days.at(-1)?.endsAt ?? from];
  if (first >= from && (to === undefined || last < to)) return { days };
  return { days: days.filter(({ endsAt }) => endsAt >= from && (to === undefined || endsAt < to)) };
};

const daysFrom = remembering((zone: string) =>
  remembering((monday: LocalDate): CalendarWeek['days'] =>
    [0, 1, 2, 3, 4, 5, 6].map((day) => plusDays(monday, day)).map((on) => ({ on, endsAt: endOfDay(on, zone) })),
  ),
);

const occurrence = (
  monday: LocalDate,
  number: number,
  begins: Instant,
  minutes: number,
  { case: of, segment, zone }: View,
): Occurrence => {
  const dueAt = endOfDay(plusDays(monday, 6), zone);
  const by = lastRecorded(segment.by, segment.episode);
  // A move between custody and the community changes what this week and those after it ask for.
  const shapedBy = of.standings.findLast(({ from }) => from > segment.from && from <= dueAt)?.by;
  return {
    number,
    anchorAt: begins,
    dues: [
      {
        dueAt,
        opensAt: begins,
        knownAt: by.recordedAt,
        setBy: by,
        compressed: false,
      },
    ],
    countsFrom: begins,
    exclusive: false,
    closesWhenDue: true,
    ...(shapedBy === undefined ? {} : { shapedBy }),
    missedByLeaving: ({ body }) => body.type !== 'escaped' && body.type !== 'died',
    minutes,
  };
};
