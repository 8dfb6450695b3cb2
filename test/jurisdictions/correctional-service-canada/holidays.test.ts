import { expect, test } from 'vitest';
import type { LocalDate } from '../../../lib/case/identity.ts';
import { holidays } from '../../../lib/jurisdictions/correctional-service-canada/holidays.ts';
import { holidayOn } from '../../../lib/timeline/holidays.ts';

const kept = (year: number) =>
  [...holidays.inYear(year)]
    .filter(([date]) => ![0, 6].includes(new Date(date).getUTCDay()))
    .map(([date]) => date.slice(5))
    .toSorted();

test.each([
  [2020, ['01-01', '04-10', '04-13', '05-18', '07-01', '09-07', '10-12', '11-11', '12-25', '12-28']],
  [2021, ['01-01', '04-02', '04-05', '05-24', '07-01', '09-06', '09-30', '10-11', '11-11', '12-27', '12-28']],
  [2022, ['01-03', '04-15', '04-18', '05-23', '07-01', '09-05', '09-19', '09-30', '10-10', '11-11', '12-26', '12-27']],
  [2026, ['01-01', '04-03', '04-06', '05-18', '07-01', '09-07', '09-30', '10-12', '11-11', '12-25', '12-28']],
] as const)('the working days of %i on which offices rest', (year, days) => {
  expect(kept(year)).toEqual(days);
});

test.each([
  ['Victoria Day is the Monday before 25 May, also when that day is a Monday', '2009-05-18', 'Victoria Day'],
  ['Truth and Reconciliation is kept since 2021', '2021-09-30', 'National Day for Truth and Reconciliation'],
  ['and not before', '2020-09-30', undefined],
  ['Christmas on a Saturday is kept on Monday', '2021-12-27', 'Christmas Day (observed)'],
  ['and Boxing Day after it on Tuesday', '2021-12-28', 'Boxing Day (observed)'],
])('%s', (_what, date, name) => {
  expect(holidayOn(holidays, date as LocalDate)).toBe(name);
});

test('a year without data is an error', () => {
  expect(() => holidayOn(holidays, '2008-07-01' as LocalDate)).toThrow(/known from 2009/);
});
