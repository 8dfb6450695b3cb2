import { expect, test } from 'vitest';
import type { LocalDate } from '../../../lib/case/identity.ts';
import { englandAndWales } from '../../../lib/jurisdictions/england-and-wales/index.ts';
import { holidayOn } from '../../../lib/timeline/holidays.ts';
import { programmeHealth } from '../programme-health.ts';

programmeHealth(englandAndWales, {
  duties: ['referral-decision', 'connect-sessions', 'family-workshop', 'connection-plan', 'evaluation'],
  timed: [],
  stated: ['connect-sessions.sessions', 'connect-sessions.takes'],
  source: 'connect-programme.txt',
  headings: {
    'A Restorative Family Support Programme': 'A Restorative Family Support Programme',
    Aims: 'The CONNECT programme aims to:',
  },
});

test.each([
  ['Christmas on a Sunday is kept after Boxing Day', '2022-12-27', 'Christmas Day (substitute day)'],
  ['Boxing Day on a Saturday is kept on Monday', '2020-12-28', 'Boxing Day (substitute day)'],
  ['New Year’s Day on a Sunday is kept on Monday', '2023-01-02', "New Year's Day (substitute day)"],
  ['Early May was moved to a Friday in 2020', '2020-05-08', 'Early May bank holiday'],
  ['and not kept on its Monday', '2020-05-04', undefined],
  ['Spring was moved in 2022', '2022-06-02', 'Spring bank holiday'],
  ['for a jubilee on the day after', '2022-06-03', "Queen's Platinum Jubilee"],
  ['and so it was in 2012', '2012-06-05', "Queen's Diamond Jubilee"],
  ['a coronation came beside Early May', '2023-05-08', 'Coronation of King Charles III'],
  ['which stayed where it is', '2023-05-01', 'Early May bank holiday'],
  ['Easter Monday', '2027-03-29', 'Easter Monday'],
])('%s', (_what, date, name) => {
  expect(holidayOn(englandAndWales.holidays, date as LocalDate)).toBe(name);
});

test('a year without holidays is an error', () => {
  expect(() => holidayOn(englandAndWales.holidays, '2011-04-29' as LocalDate)).toThrow(/known from 2012/);
});
