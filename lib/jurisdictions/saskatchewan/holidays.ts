/** Saskatchewan's public holidays, with the Mondays on which some are kept when they fall on a Sunday. */
import type { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../case/identity.ts';
import { easter, fixed, mondayBefore, weekdayOf } from '../../timeline/holiday-dates.ts';
import { calendarOf } from '../../timeline/holidays.ts';

/** Of these the Monday after is kept when they fall on a Sunday; one on a Saturday stays there. */
const keptOnMonday: ReadonlySet<string> = new Set(["New Year's Day", 'Canada Day', 'Remembrance Day', 'Christmas Day']);

const publicHolidays = (year: number): readonly (readonly [string, Temporal.PlainDate])[] => [
  ["New Year's Day", fixed(year, 1, 1)],
  ['Family Day', weekdayOf(year, 2, 1, 3)],
  ['Good Friday', easter(year).subtract({ days: 2 })],
  ['Victoria Day', mondayBefore(fixed(year, 5, 25))],
  ['Canada Day', fixed(year, 7, 1)],
  ['Saskatchewan Day', weekdayOf(year, 8, 1, 1)],
  ['Labour Day', weekdayOf(year, 9, 1, 1)],
  ['Thanksgiving Day', weekdayOf(year, 10, 1, 2)],
  ['Remembrance Day', fixed(year, 11, 11)],
  ['Christmas Day', fixed(year, 12, 25)],
];

const keptIn = (year: number): ReadonlyMap<LocalDate, string> =>
  new Map(
    publicHolidays(year).flatMap(([name, date]) => [
      [date.toString() as LocalDate, name] as const,
      ...(date.dayOfWeek === 7 && keptOnMonday.has(name)
        ? [[date.add({ days: 1 }).toString() as LocalDate, `${name} (observed)`] as const]
        : []),
    ]),
  );

export const holidays = calendarOf({
  source:
    'The Saskatchewan Employment Act, S.S. 2013, c. S-15.1, Part II: public holidays; Canada Day by the Holidays Act, R.S.C. 1985, c. H-5',
  firstYear: 2014,
  lastYear: 2040,
  keptIn,
});
