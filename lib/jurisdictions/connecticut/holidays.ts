/** Connecticut's legal holidays, with the days on which they are observed when they fall on a weekend. */
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../case/identity.ts';
import type { HolidayCalendar } from '../../timeline/holidays.ts';

const firstYear = 2007;
const lastYear = 2040;

/** The n-th weekday (1 Monday to 7 Sunday) of a month; a negative n counts from the end. */
const weekdayOf = (year: number, month: number, weekday: number, nth: number): Temporal.PlainDate => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + 7 * (-nth - 1) });
};

/** Easter Sunday of a Gregorian year (the anonymous algorithm of 1876). */
const easter = (year: number): Temporal.PlainDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const monthAndDay = epact + toSunday - 7 * shift + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(monthAndDay / 31), day: (monthAndDay % 31) + 1 });
};

const fixed = (year: number, month: number, day: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day });

const legalHolidays = (year: number): readonly (readonly [string, Temporal.PlainDate])[] => [
  ["New Year's Day", fixed(year, 1, 1)],
  ['Martin Luther King Day', weekdayOf(year, 1, 1, 3)],
  ["Lincoln's Birthday", fixed(year, 2, 12)],
  ["Washington's Birthday", weekdayOf(year, 2, 1, 3)],
  ['Good Friday', easter(year).subtract({ days: 2 })],
  ['Memorial Day', weekdayOf(year, 5, 1, -1)],
  ...(year >= 2022 ? [['Juneteenth', fixed(year, 6, 19)] as const] : []),
  ['Independence Day', fixed(year, 7, 4)],
  ['Labor Day', weekdayOf(year, 9, 1, 1)],
  ['Columbus Day', weekdayOf(year, 10, 1, 2)],
  ['Veterans Day', fixed(year, 11, 11)],
  ['Thanksgiving Day', weekdayOf(year, 11, 4, 4)],
  ['Christmas Day', fixed(year, 12, 25)],
];

/** A holiday on a Sunday is kept on the Monday after, one on a Saturday on the Friday before. */
const observed = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek === 7 ? date.add({ days: 1 }) : date.dayOfWeek === 6 ? date.subtract({ days: 1 }) : date;

const keptIn = (year: number): ReadonlyMap<LocalDate, string> =>
  new Map(
    [...legalHolidays(year), ...legalHolidays(year + 1)]
      .flatMap(([name, date]) => [[name, date] as const, [`${name} (observed)`, observed(date)] as const])
      .toReversed()
      .filter(([, date]) => date.year === year)
      .map(([name, date]) => [date.toString() as LocalDate, name]),
  );

const years = new Map<number, ReadonlyMap<LocalDate, string>>();

export const holidays: HolidayCalendar = {
  source: 'Connecticut General Statutes, section 1-4; Juneteenth by Public Act 22-128',
  firstYear,
  lastYear,
  inYear: (year) => {
    const known = years.get(year) ?? keptIn(year);
    years.set(year, known);
    return known;
  },
};
