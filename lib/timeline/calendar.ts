/** A small vocabulary of dates. Local dates are those of the facility's zone; nothing here knows what day it is. */
import { Temporal } from 'temporal-polyfill';
import { type Instant, instantAt, type LocalDate, millisecondsOf, plusMilliseconds } from '../case/identity.ts';
import { type HolidayCalendar, holidayOn } from './holidays.ts';
import type { Length } from './length.ts';
import { remembering } from './remembering.ts';

const dayInMilliseconds = 86_400_000;

/** A zone's offset from UTC through one day of UTC, in milliseconds: `before` the clocks change, if they do, and from then on. */
interface DayOfOffsets {
  readonly before: number;
  readonly changesAt: number;
  readonly from: number;
}

/** Changes of a zone's clocks lie days apart, so a day that begins and ends with one offset has no other. */
const offsetsOn = (day: number, zone: string): DayOfOffsets => {
  const begins = Temporal.Instant.fromEpochMilliseconds(day * dayInMilliseconds).toZonedDateTimeISO(zone);
  const ends = begins.add({ hours: 24 });
  const before = begins.offsetNanoseconds / 1_000_000;
  const from = ends.offsetNanoseconds / 1_000_000;
  const change = before === from ? null : begins.getTimeZoneTransition('next');
  return { before, changesAt: (change ?? ends).epochMilliseconds, from };
};

/** What the clocks of one zone say, read once. */
const clocksOf = remembering((zone: string) => ({
  offsetsOn: remembering((day: number) => offsetsOn(day, zone)),
  midnight: remembering((date: LocalDate) =>
    instantAt(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds),
  ),
  lastMoment: remembering((date: LocalDate) => plusMilliseconds(startOfDay(plusDays(date, 1), zone), -1)),
  atHour: remembering((hour: number) =>
    remembering((date: LocalDate) => {
      const plainTime = Temporal.PlainTime.from({ hour });
      return instantAt(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
    }),
  ),
}));

/** A zone's offset from UTC at an instant, in milliseconds. */
const offsetAt = (milliseconds: number, zone: string): number => {
  const { before, changesAt, from } = clocksOf(zone).offsetsOn(Math.floor(milliseconds / dayInMilliseconds));
  return milliseconds < changesAt ? before : from;
};

const dateOfDay = remembering((day: number) => instantAt(day * dayInMilliseconds).slice(0, 10) as LocalDate);

/** The local date of an instant in a zone. */
export const dateOf = (at: Instant, zone: string): LocalDate => {
  const milliseconds = millisecondsOf(at);
  return dateOfDay(Math.floor((milliseconds + offsetAt(milliseconds, zone)) / dayInMilliseconds));
};

/** The wall clock's time of an instant in a zone, as `HH:MM`. */
export const timeOfDay = (at: Instant, zone: string): string => {
  const milliseconds = millisecondsOf(at);
  return instantAt(milliseconds + offsetAt(milliseconds, zone)).slice(11, 16);
};

/** The instant at which a local date begins: midnight, or the first moment after it where clocks skip midnight. */
export const startOfDay = (date: LocalDate, zone: string): Instant => clocksOf(zone).midnight(date);

/** The last millisecond of a local date: what is done by then is done on that day. */
export const endOfDay = (date: LocalDate, zone: string): Instant => clocksOf(zone).lastMoment(date);

/** A local date at an hour of the wall clock; where clocks skip that hour, the first moment after it. */
export const atHour = (date: LocalDate, hour: number, zone: string): Instant => clocksOf(zone).atHour(hour)(date);

/** Days are added without a zone: a day is a day, however many hours its clocks give it. */
export const plusDays = (date: LocalDate, days: number): LocalDate => daysLater(days)(date);
const daysLater = remembering((days: number) =>
  remembering((date: LocalDate) => instantAt(Date.parse(date) + days * dayInMilliseconds).slice(0, 10) as LocalDate),
);

type Calendar = Extract<Length, { readonly counted: 'calendar' }>;

/** Months are added once and clamp: 31 October and four months is the last day of February. */
export const plusPeriod = (date: LocalDate, span: Calendar): LocalDate =>
  span.years === 0 && span.months === 0 ? plusDays(date, span.weeks * 7 + span.days) : plusMonths(date, span);

const plusMonths = (date: LocalDate, span: Calendar): LocalDate => monthsLater(spelled(span))(date);
const monthsLater = remembering((span: string) =>
  remembering((date: LocalDate) => Temporal.PlainDate.from(date).add(span, constrain).toString() as LocalDate),
);

export const minusPeriod = (date: LocalDate, span: Calendar): LocalDate =>
  span.years === 0 && span.months === 0 ? plusDays(date, -span.weeks * 7 - span.days) : minusMonths(date, span);

const minusMonths = (date: LocalDate, span: Calendar): LocalDate => monthsEarlier(spelled(span))(date);
const monthsEarlier = remembering((span: string) =>
  remembering((date: LocalDate) => Temporal.PlainDate.from(date).subtract(span, constrain).toString() as LocalDate),
);

const constrain = { overflow: 'constrain' } as const;
const spelled = ({ years, months, weeks, days }: Calendar): string => `P${years}Y${months}M${weeks}W${days}D`;

/** Dates have no zone, so the day of the week is that of the date at midnight UTC: 0 Sunday, 6 Saturday. */
const isWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(date).getUTCDay());

/** The Monday of the week in which a date lies: the date itself when it is one. */
export const mondayOf = (date: LocalDate): LocalDate => plusDays(date, -((new Date(date).getUTCDay() + 6) % 7));

/** Saturdays, Sundays and the jurisdiction's holidays. Throws MissingHolidayData outside the calendar's years. */
export const isRestDay = (date: LocalDate, holidays: HolidayCalendar): boolean =>
  holidayOn(holidays, date) !== undefined || isWeekend(date);

/** The n-th working day after a date; day 1 follows the date. */
export const plusWorkingDays = (date: LocalDate, days: number, holidays: HolidayCalendar): LocalDate =>
  workingDaysOn(date, days, 1, holidays);

/** The n-th working day before a date; day 1 precedes the date. */
const minusWorkingDays = (date: LocalDate, days: number, holidays: HolidayCalendar): LocalDate =>
  workingDaysOn(date, days, -1, holidays);

const workingDaysOn = (date: LocalDate, days: number, step: 1 | -1, holidays: HolidayCalendar): LocalDate => {
  let day = date;
  for (let counted = 0; counted < days; ) {
    day = plusDays(day, step);
    if (!isRestDay(day, holidays)) counted += 1;
  }
  return day;
};

/** The date itself when it is a working day, else the nearest working day before it. */
export const workingDayOnOrBefore = (date: LocalDate, holidays: HolidayCalendar): LocalDate => {
  let day = date;
  while (isRestDay(day, holidays)) day = plusDays(day, -1);
  return day;
};

/** The instant a length after an instant: elapsed, or the end of the local day that calendar or working days lead to. */
export const after = (at: Instant, span: Length, zone: string, holidays: HolidayCalendar): Instant => {
  switch (span.counted) {
    case 'elapsed':
      return plusMilliseconds(at, span.milliseconds);
    case 'calendar':
      return endOfDay(plusPeriod(dateOf(at, zone), span), zone);
    case 'workingDays':
      return endOfDay(plusWorkingDays(dateOf(at, zone), span.days, holidays), zone);
    default:
      return span satisfies never;
  }
};

/** The local date a calendar or working-day length before a date; elapsed lengths do not count back from dates. */
export const dateBefore = (date: LocalDate, span: Length, holidays: HolidayCalendar): LocalDate => {
  switch (span.counted) {
    case 'calendar':
      return minusPeriod(date, span);
    case 'workingDays':
      return minusWorkingDays(date, span.days, holidays);
    case 'elapsed':
      throw new RangeError('Counting back from a date takes calendar time or working days, such as P45D');
    default:
      return span satisfies never;
  }
};
