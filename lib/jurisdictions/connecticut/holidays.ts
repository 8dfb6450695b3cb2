/** Connecticut's legal holidays, with the days on which they are observed when they fall on a weekend. */
import type { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../case/identity.ts';
import { easter, fixed, weekdayOf } from '../../timeline/holiday-dates.ts';
import { calendarOf } from '../../timeline/holidays.ts';

const firstYear = 2007;
/** Reckoned by the statute as it reads today: a release date may lie a lifetime ahead. */
const lastYear = 2100;

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

export const holidays = calendarOf({
  source: 'Connecticut General Statutes, section 1-4; Juneteenth by Public Act 22-128',
  firstYear,
  lastYear,
  keptIn,
});
