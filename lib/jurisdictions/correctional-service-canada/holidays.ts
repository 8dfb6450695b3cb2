/** The federal holidays of Canada, with the working days on which they are kept when they fall on a weekend. */
import type { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../../case/identity.ts';
import { easter, fixed, mondayBefore, weekdayOf } from '../../timeline/holiday-dates.ts';
import { calendarOf } from '../../timeline/holidays.ts';

const firstYear = 2009;
const lastYear = 2040;

type Holiday = readonly [name: string, date: Temporal.PlainDate];

const holidaysOf = (year: number): readonly Holiday[] => [
  ["New Year's Day", fixed(year, 1, 1)],
  ['Good Friday', easter(year).subtract({ days: 2 })],
  ['Easter Monday', easter(year).add({ days: 1 })],
  ['Victoria Day', mondayBefore(fixed(year, 5, 25))],
  ['Canada Day', fixed(year, 7, 1)],
  ['Labour Day', weekdayOf(year, 9, 1, 1)],
  ...(year === 2022 ? [['National Day of Mourning', fixed(year, 9, 19)] as const] : []),
  ...(year >= 2021 ? [['National Day for Truth and Reconciliation', fixed(year, 9, 30)] as const] : []),
  ['Thanksgiving Day', weekdayOf(year, 10, 1, 2)],
  ['Remembrance Day', fixed(year, 11, 11)],
  ['Christmas Day', fixed(year, 12, 25)],
  ['Boxing Day', fixed(year, 12, 26)],
];

/** A holiday on a weekend is kept on the next day that is neither weekend nor a holiday itself. */
const keptIn = (year: number): ReadonlyMap<LocalDate, string> => {
  const days = new Map(holidaysOf(year).map(([name, date]) => [date.toString() as LocalDate, name]));
  for (const [name, date] of holidaysOf(year).filter(([, { dayOfWeek }]) => dayOfWeek > 5)) {
    let kept = date;
    while (kept.dayOfWeek > 5 || days.has(kept.toString() as LocalDate)) kept = kept.add({ days: 1 });
    days.set(kept.toString() as LocalDate, `${name} (observed)`);
  }
  return days;
};

export const holidays = calendarOf({
  source:
    'Canada Labour Code, R.S.C. 1985, c. L-2, sections 166 and 193; Easter Monday by the Interpretation Act, R.S.C. 1985, c. I-21, section 35',
  firstYear,
  lastYear,
  keptIn,
});
