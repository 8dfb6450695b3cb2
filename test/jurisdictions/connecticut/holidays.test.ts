import { expect, test } from 'vitest';
import { holidays } from '../../../lib/jurisdictions/connecticut/holidays.ts';

/** The days on which state offices close, as the state publishes them year by year. */
const published: readonly (readonly [number, readonly string[]])[] = [
  [
    2024,
    [
      '01-01',
      '01-15',
      '02-12',
      '02-19',
      '03-29',
      '05-27',
      '06-19',
      '07-04',
      '09-02',
      '10-14',
      '11-11',
      '11-28',
      '12-25',
    ],
  ],
  [
    2025,
    [
      '01-01',
      '01-20',
      '02-12',
      '02-17',
      '04-18',
      '05-26',
      '06-19',
      '07-04',
      '09-01',
      '10-13',
      '11-11',
      '11-27',
      '12-25',
    ],
  ],
  [
    2026,
    [
      '01-01',
      '01-19',
      '02-12',
      '02-16',
      '04-03',
      '05-25',
      '06-19',
      '07-03',
      '09-07',
      '10-12',
      '11-11',
      '11-26',
      '12-25',
    ],
  ],
  [
    2027,
    [
      '01-01',
      '01-18',
      '02-12',
      '02-15',
      '03-26',
      '05-31',
      '06-18',
      '07-05',
      '09-06',
      '10-11',
      '11-11',
      '11-25',
      '12-24',
      '12-31',
    ],
  ],
];

test.each(published)('%i: the working days that are holidays', (year, days) => {
  const weekdays = [...holidays.inYear(year).keys()].filter((date) => ![0, 6].includes(new Date(date).getUTCDay()));
  expect(weekdays.toSorted()).toEqual(days.map((day) => `${year}-${day}`));
});

test.each([
  ['2026-07-03', 'Independence Day (observed)'],
  ['2026-07-04', 'Independence Day'],
  ['2027-12-31', "New Year's Day (observed)"],
  ['2026-04-03', 'Good Friday'],
  ['2026-11-26', 'Thanksgiving Day'],
  ['2026-11-27', undefined],
])('%s is %s', (date, name) => {
  expect(holidays.inYear(Number(date.slice(0, 4))).get(date as never)).toBe(name);
});

test('Juneteenth is kept since it became a legal holiday', () => {
  const june = (year: number) => [...holidays.inYear(year).keys()].filter((date) => date.slice(5, 7) === '06');
  expect(june(2021)).toEqual([]);
  expect(june(2023)).toEqual(['2023-06-19']);
});

test('Good Friday over the years', () => {
  const goodFriday = (year: number) => [...holidays.inYear(year)].find(([, name]) => name === 'Good Friday')?.[0];
  expect([2008, 2011, 2019, 2024, 2030, 2038].map(goodFriday)).toEqual([
    '2008-03-21',
    '2011-04-22',
    '2019-04-19',
    '2024-03-29',
    '2030-04-19',
    '2038-04-23',
  ]);
});
