/** A small vocabulary of dates. Local dates are those of the facility's zone; nothing here knows what day it is. */
import { Temporal } from 'temporal-polyfill';
import { type Instant, instantAt, type LocalDate, millisecondsOf, plusMilliseconds } from '../case/identity.ts';
import { type HolidayCalendar, holidayOn } from './holidays.ts';
import type { Length } from './length.ts';

const quarterHour = 900_000;
const offsets = new Map<string, Map<number, number>>();

/** A zone's offset from UTC at an instant, in milliseconds. Offsets change on whole quarter hours only, so one reading serves each. */
const offsetAt = (milliseconds: number, zone: string): number => {
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  if (ofZone.size === 0) offsets.set(zone, ofZone);
  const quarter = Math.floor(milliseconds / quarterHour);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const instant = Temporal.Instant.fromEpochMilliseconds(quarter * quarterHour);
  const offset = instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  ofZone.set(quarter, offset);
  return offset;
};

/** The local date of an instant in a zone. */
export const dateOf = (at: Instant, zone: string): LocalDate => {
  const milliseconds = millisecondsOf(at);
  return instantAt(milliseconds + offsetAt(milliseconds, zone)).slice(0, 10) as LocalDate;
};

/** The wall clock's time of an instant in a zone, as `HH:MM`. */
export const timeOfDay = (at: Instant, zone: string): string => {
  const milliseconds = millisecondsOf(at);
  return instantAt(milliseconds + offsetAt(milliseconds, zone)).slice(11, 16);
};

const midnights = new Map<string, Instant>();

/** The instant at which a local date begins: midnight, or the first moment after it where clocks skip midnight. */
export const startOfDay = (date: LocalDate, zone: string): Instant => {
  const key = `${zone} ${date}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const midnight = instantAt(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
  midnights.set(key, midnight);
  return midnight;
};

/** The last millisecond of a local date: what is done by then is done on that day. */
export const endOfDay = (date: LocalDate, zone: string): Instant => {
  const key = `${zone} ${date}`;
  const known = lastMoments.get(key);
  if (known !== undefined) return known;
  const last = plusMilliseconds(startOfDay(plusDays(date, 1), zone), -1);
  lastMoments.set(key, last);
  return last;
};
const lastMoments = new Map<string, Instant>();

/** A local date at an hour of the wall clock; where clocks skip that hour, the first moment after it. */
export const atHour = (date: LocalDate, hour: number, zone: string): Instant => {
  const key = `${zone} ${date} ${hour}`;
  const known = hours.get(key);
  if (known !== undefined) return known;
  const plainTime = Temporal.PlainTime.from({ hour });
  const at = instantAt(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
  hours.set(key, at);
  return at;
};

const hours = new Map<string, Instant>();

const dayInMilliseconds = 86_400_000;

/** Days are added without a zone: a day is a day, however many hours its clocks give it. */
export const plusDays = (date: LocalDate, days: number): LocalDate => {
  const known = apart.get(days)?.get(date);
  if (known !== undefined) return known;
  const other = new Date(Date.parse(date) + days * dayInMilliseconds).toISOString().slice(0, 10) as LocalDate;
  const memory = apart.get(days) ?? new Map<LocalDate, LocalDate>();
  apart.set(days, memory.set(date, other));
  if (apart.size > mostSums) apart.clear();
  return other;
};
/** Dates so many days apart, by how many. */
const apart = new Map<number, Map<LocalDate, LocalDate>>();

type Calendar = Extract<Length, { readonly counted: 'calendar' }>;
const period = ({ years, months, weeks, days }: Calendar) => ({ years, months, weeks, days });

/** Months are added once and clamp: 31 October and four months is the last day of February. */
export const plusPeriod = (date: LocalDate, span: Calendar): LocalDate =>
  span.years === 0 && span.months === 0 ? plusDays(date, span.weeks * 7 + span.days) : plusMonths(date, span);

const plusMonths = (date: LocalDate, span: Calendar): LocalDate =>
  remembered(`${date} + ${spelled(span)}`, () => Temporal.PlainDate.from(date).add(period(span), constrain));

export const minusPeriod = (date: LocalDate, span: Calendar): LocalDate =>
  span.years === 0 && span.months === 0 ? plusDays(date, -span.weeks * 7 - span.days) : minusMonths(date, span);

const minusMonths = (date: LocalDate, span: Calendar): LocalDate =>
  remembered(`${date} - ${spelled(span)}`, () => Temporal.PlainDate.from(date).subtract(period(span), constrain));

const constrain = { overflow: 'constrain' } as const;
const spelled = ({ years, months, weeks, days }: Calendar): string => `${years} ${months} ${weeks} ${days}`;

/** The same few sums are done for every look at a case. */
const sums = new Map<string, LocalDate>();
const remembered = (sum: string, add: () => Temporal.PlainDate): LocalDate => {
  const known = sums.get(sum);
  if (known !== undefined) return known;
  if (sums.size >= mostSums) sums.clear();
  const date = add().toString() as LocalDate;
  sums.set(sum, date);
  return date;
};
const mostSums = 100_000;

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
