/** The bank holidays of England and Wales, with substitute days, and those that were moved or added by proclamation. */
import type { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../case/identity.ts';
import { easter, fixed, weekdayOf } from '../../timeline/holiday-dates.ts';
import { calendarOf } from '../../timeline/holidays.ts';

type Holiday = readonly [name: string, date: Temporal.PlainDate];

/** Proclaimed for one year only, in the place of the usual day of the same name or besides it. */
const proclaimed = (year: number): readonly Holiday[] => {
  switch (year) {
    case 2012:
      return [
        ['Spring bank holiday', fixed(year, 6, 4)],
        ["Queen's Diamond Jubilee", fixed(year, 6, 5)],
      ];
    case 2020:
      return [['Early May bank holiday', fixed(year, 5, 8)]];
    case 2022:
      return [
        ['Spring bank holiday', fixed(year, 6, 2)],
        ["Queen's Platinum Jubilee", fixed(year, 6, 3)],
        ['State Funeral of Queen Elizabeth II', fixed(year, 9, 19)],
      ];
    case 2023:
      return [['Coronation of King Charles III', fixed(year, 5, 8)]];
    default:
      return [];
  }
};

const usual = (year: number): readonly Holiday[] => [
  ["New Year's Day", fixed(year, 1, 1)],
  ['Good Friday', easter(year).subtract({ days: 2 })],
  ['Easter Monday', easter(year).add({ days: 1 })],
  ['Early May bank holiday', weekdayOf(year, 5, 1, 1)],
  ['Spring bank holiday', weekdayOf(year, 5, 1, -1)],
  ['Summer bank holiday', weekdayOf(year, 8, 1, -1)],
  ['Christmas Day', fixed(year, 12, 25)],
  ['Boxing Day', fixed(year, 12, 26)],
];

/** A holiday on a weekend is kept on the next day that is neither weekend nor a holiday itself; the weekend is a rest anyway. */
const keptIn = (year: number): ReadonlyMap<LocalDate, string> => {
  const special = proclaimed(year);
  const names = new Set(special.map(([name]) => name));
  const all = [...usual(year).filter(([name]) => !names.has(name)), ...special];
  const days = new Map(
    all
      .filter(([, { dayOfWeek }]) => dayOfWeek <= 5)
      .map(([name, date]) => [date.toString() as LocalDate, name] as const),
  );
  for (const [name, date] of all.filter(([, { dayOfWeek }]) => dayOfWeek > 5)) {
    let kept = date;
    while (kept.dayOfWeek > 5 || days.has(kept.toString() as LocalDate)) kept = kept.add({ days: 1 });
    days.set(kept.toString() as LocalDate, `${name} (substitute day)`);
  }
  return days;
};

export const holidays = calendarOf({
  source: 'Banking and Financial Dealings Act 1971, schedule 1, with proclamations: bank holidays in England and Wales',
  firstYear: 2012,
  lastYear: 2040,
  keptIn,
});
