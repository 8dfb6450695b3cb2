import { describe, expect, test } from 'vitest';
import { type Instant, instant, type LocalDate } from '../../lib/case/identity.ts';
import { holidays } from '../../lib/jurisdictions/connecticut/holidays.ts';
import {
  atHour,
  dateBefore,
  dateOf,
  endOfDay,
  after as lengthAfter,
  plusWorkingDays,
  startOfDay,
  workingDayOnOrBefore,
} from '../../lib/timeline/calendar.ts';
import { MissingHolidayData } from '../../lib/timeline/holidays.ts';
import { length, times } from '../../lib/timeline/length.ts';
import { admitted, facts, given } from './given.ts';
import { local, told, zone } from './local.ts';

const day = (text: string) => text as LocalDate;

describe('hour clocks are elapsed time', () => {
  test.each([
    ['2026-03-07 18:00', 'PT24H', '2026-03-08 19:00', 'over the night without an hour'],
    ['2026-10-31 18:00', 'PT24H', '2026-11-01 17:00', 'over the night with an hour twice'],
    ['2026-03-07 18:00', 'PT72H', '2026-03-10 19:00', 'for three days'],
    ['2026-06-01 18:00', 'PT24H', '2026-06-02 18:00', 'on any other night'],
    ['2026-03-08 01:59', 'PT4H', '2026-03-08 06:59', 'from the last minute before clocks go forward'],
  ])('%s and %s is %s, %s', (from, span, due) => {
    expect(told(lengthAfter(local(from), length(span), zone, holidays))).toBe(due);
  });

  test('the instants themselves are exact', () => {
    expect(lengthAfter(local('2026-03-07 18:00'), length('PT24H'), zone, holidays)).toBe('2026-03-08T23:00:00.000Z');
    expect(given(admitted('2026-03-07 18:00')).at('2026-03-07 18:00').duty('pretrial-assessment').dueAt).toBe(
      '2026-03-08T23:00:00.000Z',
    );
  });
});

describe('day, week and month clocks end with a local day', () => {
  test.each([
    ['2026-03-07 18:00', 'P10D', '2026-03-17 end of day'],
    ['2026-03-07 00:00', 'P1D', '2026-03-08 end of day'],
    ['2026-03-07 23:59:59.999', 'P1D', '2026-03-08 end of day'],
    ['2026-03-07 18:00', 'P2W', '2026-03-21 end of day'],
    ['2026-10-31 09:00', 'P4M', '2027-02-28 end of day'],
    ['2027-10-31 09:00', 'P4M', '2028-02-29 end of day'],
    ['2026-01-31 09:00', 'P1M', '2026-02-28 end of day'],
    ['2026-02-28 09:00', 'P1M', '2026-03-28 end of day'],
    ['2028-02-29 09:00', 'P1Y', '2029-02-28 end of day'],
    ['2026-12-31 09:00', 'P2M', '2027-02-28 end of day'],
  ])('%s and %s is %s', (from, span, due) => {
    expect(told(lengthAfter(local(from), length(span), zone, holidays))).toBe(due);
  });

  test('the last millisecond of a day lies just before the next midnight, on long and short days too', () => {
    expect(endOfDay(day('2026-03-08'), zone)).toBe('2026-03-09T03:59:59.999Z');
    expect(endOfDay(day('2026-11-01'), zone)).toBe('2026-11-02T04:59:59.999Z');
    expect(startOfDay(day('2026-03-08'), zone)).toBe('2026-03-08T05:00:00.000Z');
  });

  test('the date of an instant is the facility’s, not the date in UTC', () => {
    expect(dateOf('2026-03-08T04:59:59.999Z' as Instant, zone)).toBe('2026-03-07');
    expect(dateOf('2026-03-08T05:00:00.000Z' as Instant, zone)).toBe('2026-03-08');
    expect(dateOf('2026-11-02T04:59:59.999Z' as Instant, zone)).toBe('2026-11-01');
  });

  test('where clocks skip midnight, the day begins with the first moment there is', () => {
    expect(startOfDay(day('2018-11-04'), 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(endOfDay(day('2018-11-03'), 'America/Sao_Paulo')).toBe('2018-11-04T02:59:59.999Z');
  });

  test('an hour that clocks skip is the first moment after it', () => {
    expect(told(atHour(day('2026-03-08'), 2, zone))).toBe('2026-03-08 03:00');
    expect(told(atHour(day('2026-03-08'), 7, zone))).toBe('2026-03-08 07:00');
  });

  test('months are multiplied first and added once', () => {
    const from = local('2026-01-31 10:00');
    const due = (count: number) => told(lengthAfter(from, times(length('P1M'), count), zone, holidays));
    expect([due(1), due(2), due(3)]).toEqual([
      '2026-02-28 end of day',
      '2026-03-31 end of day',
      '2026-04-30 end of day',
    ]);
  });
});

describe('working days', () => {
  const fifth = (on: string) => plusWorkingDays(day(on), 5, holidays);

  test.each([
    ['2026-03-02', '2026-03-09', 'a Monday: the day after is day 1'],
    ['2026-03-06', '2026-03-13', 'a Friday'],
    ['2026-03-07', '2026-03-13', 'a Saturday'],
    ['2026-03-08', '2026-03-13', 'a Sunday'],
    ['2026-02-06', '2026-02-17', 'past Lincoln’s Birthday and Washington’s Birthday'],
    ['2026-03-27', '2026-04-06', 'past Good Friday'],
    ['2026-06-29', '2026-07-07', 'past Independence Day, a Saturday kept on the Friday'],
    ['2022-12-22', '2022-12-30', 'past Christmas Day, a Sunday kept on the Monday'],
    ['2026-12-28', '2027-01-05', 'over the turn of the year'],
    ['2027-12-27', '2028-01-04', 'past a New Year’s Day kept in December'],
  ])('five after %s are %s: %s', (on, expected) => {
    expect(fifth(on)).toBe(expected);
  });

  test('the anchor’s own day never counts, at whatever hour it was', () => {
    const due = (at: string) =>
      given(admitted(at), facts(at, { heldOnBond: true }))
        .at(at)
        .line('jail-reinterview');
    expect(due('2026-03-02 00:00')).toBe('due 2026-03-09 end of day');
    expect(due('2026-03-02 23:59')).toBe('due 2026-03-09 end of day');
    expect(due('2026-03-03 00:00')).toBe('due 2026-03-10 end of day');
  });

  test('a year without holidays on file is an error that says which, and what to do', () => {
    const beyond = day(`${holidays.lastYear + 1}-01-04`);
    expect(() => plusWorkingDays(beyond, 1, holidays)).toThrow(MissingHolidayData);
    expect(() => plusWorkingDays(day('2006-11-01'), 1, holidays)).toThrow(
      /2006-11-02.*Connecticut General Statutes.*from 2007 to \d{4}\. Add the missing year/,
    );
  });
});

describe('counting back from a date', () => {
  test.each([
    ['2027-06-10', 'P45D', '2027-04-26'],
    ['2027-03-31', 'P1M', '2027-02-28'],
    ['2028-08-31', 'P6M', '2028-02-29'],
    ['2027-06-10', 'P0D', '2027-06-10'],
  ])('%s less %s is %s', (on, span, expected) => {
    expect(dateBefore(day(on), length(span), holidays)).toBe(expected);
  });

  test('the working day on or before a date', () => {
    const workingDay = (on: string) => workingDayOnOrBefore(day(on), holidays);
    expect(workingDay('2026-09-04')).toBe('2026-09-04');
    expect(workingDay('2026-09-05')).toBe('2026-09-04');
    expect(workingDay('2026-09-07')).toBe('2026-09-04');
    expect(workingDay('2027-01-01')).toBe('2026-12-31');
    expect(workingDay('2026-04-05')).toBe('2026-04-02');
  });
});

describe('lengths', () => {
  test.each(['PT24H', 'PT1H30M', 'P10D', 'P6M', 'P1Y2M3W4D', '5 working days', '1 working day'])(
    '%s is one',
    (text) => {
      expect(() => length(text)).not.toThrow();
    },
  );
  test.each(['', 'P', 'PT', '24', 'P1.5D', '-P1D', 'P1DT2H', 'five working days', 'P1M1Y'])(
    '"%s" is refused by name',
    (text) => {
      expect(() => length(text)).toThrow(`"${text}" is not a length of time`);
    },
  );
  test('twenty-four hours and one day are not the same', () => {
    expect(length('PT24H').counted).toBe('elapsed');
    expect(length('P1D').counted).toBe('calendar');
    expect(instant('2026-03-08T01:00:00-05:00')).toBe('2026-03-08T06:00:00.000Z');
  });
});
