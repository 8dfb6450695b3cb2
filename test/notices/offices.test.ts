/** When offices read their mail, who acts for whom, and whether a notice waits for the morning. */
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../lib/case/identity.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { addressee, callsForDigest, channelOf, type Delivery, nextDigestAt } from '../../lib/notices/delivery.ts';
import { coveredBy, everybodyAlways, isQuietAt, languageOf, type Offices } from '../../lib/notices/offices.ts';
import type { PlannedNotice } from '../../lib/timeline/notice-plan.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, given, hartford, sentenced } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const policy = policyFrom(connecticut);
const officer = { role: 'classification officer', ...hartford };
const day = (date: string) => date as LocalDate;
const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;
const delivery = (over: Partial<Offices> = {}): Delivery => ({
  policy,
  offices: { ...everybodyAlways, ...over },
  zoneOf: () => policy.zone,
});
const office = delivery({
  offices: [{ worksOn: week, restsOnHolidays: true, quiet: { from: '18:00', until: '06:30' } }],
});

/** Counted in days: due on Saturday 11 April 2026 at the end of the day. */
const classification = given(admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P18M'))
  .at('2026-04-02 10:00')
  .duty('classification');
/** An hour clock: due on Tuesday 3 March at 10:00. */
const assessment = given(admitted('2026-03-02 10:00')).at('2026-03-02 12:00').duty('pretrial-assessment');
const planned = (kind: PlannedNotice['kind'], over: Partial<PlannedNotice> = {}): PlannedNotice => ({
  rung: kind,
  kind,
  level: 'owner',
  at: local('2026-04-01 15:00'),
  ...over,
});

describe('a digest', () => {
  test.each([
    ['on a working day before seven', '2026-04-09 06:59', '2026-04-09 07:00'],
    ['at seven, the next day’s', '2026-04-09 07:00', '2026-04-10 07:00'],
    ['on Friday, Monday’s', '2026-04-10 08:00', '2026-04-13 07:00'],
    ['before a holiday (Good Friday), Monday’s', '2026-04-02 08:00', '2026-04-06 07:00'],
  ])('comes next, %s', (_, after, next) => {
    expect(nextDigestAt(office, officer, local(after))).toBe(local(next));
  });

  test.each([
    ['due before the next', '2026-04-09 07:00', '2026-04-10 06:59', true],
    ['due when the next goes', '2026-04-09 07:00', '2026-04-10 07:00', false],
    ['overdue since yesterday', '2026-04-09 07:00', '2026-04-08 07:00', true],
    ['overdue for longer, on a Thursday', '2026-04-09 07:00', '2026-04-08 06:59', false],
    ['overdue for longer, on a Monday', '2026-04-13 07:00', '2026-04-08 06:59', true],
    ['due over the weekend, on Friday', '2026-04-10 07:00', '2026-04-12 23:00', true],
  ])('is called for by what is %s: %s', (_, startedAt, dueAt, calls) => {
    expect(callsForDigest(office, officer, local(startedAt))(local(dueAt))).toBe(calls);
  });
});

describe('a notice', () => {
  const channel = (of: typeof assessment, notice: PlannedNotice, at: string, by = office) =>
    channelOf(by, of, notice, officer, local(at));

  test.each([
    ['a reminder more than a day ahead', planned('reminder'), '2026-04-09 09:00', 'digest'],
    ['a reminder that the next digest would bring too late', planned('reminder'), '2026-04-10 08:00', 'now'],
    ['an escalation at work', planned('escalation', { level: 'unitSupervisor' }), '2026-04-13 09:00', 'now'],
    ['an escalation on Sunday', planned('escalation', { level: 'unitSupervisor' }), '2026-04-12 09:00', 'digest'],
    ['an escalation in the evening', planned('escalation', { level: 'unitSupervisor' }), '2026-04-13 18:00', 'digest'],
    ['the last rung again', planned('escalation', { daily: true }), '2026-04-16 09:00', 'digest'],
    ['what was put off', planned('snoozed'), '2026-04-08 09:00', 'digest'],
  ] as const)('of a day clock: %s', (_, notice, at, expected) => {
    expect(channel(classification, notice, at)).toBe(expected);
  });

  test.each(['2026-03-02 22:00', '2026-03-03 03:00', '2026-03-03 09:00'])(
    'of an hour clock goes at once, at %s too',
    (at) => {
      expect(channel(assessment, planned('reminder'), at)).toBe('now');
      expect(channel(assessment, planned('escalation', { level: 'unitSupervisor' }), at)).toBe('now');
    },
  );

  test('goes at once everywhere that says nothing of its hours', () => {
    expect(
      channel(classification, planned('escalation', { level: 'unitSupervisor' }), '2026-04-12 00:00', delivery()),
    ).toBe('now');
  });
});

describe('quiet hours', () => {
  const over = { offices: [{ quiet: { from: '20:00', until: '06:00' } }] };
  const within = { offices: [{ quiet: { from: '12:00', until: '13:00' } }] };
  test.each([
    [over, '19:59', false],
    [over, '20:00', true],
    [over, '00:00', true],
    [over, '05:59', true],
    [over, '06:00', false],
    [within, '11:59', false],
    [within, '12:00', true],
    [within, '13:00', false],
  ])('%j at %s: %s', (offices, time, quiet) => {
    expect(isQuietAt({ ...everybodyAlways, ...offices }, officer, time)).toBe(quiet);
  });
});

describe('whoever acts for a post', () => {
  const other = { ...officer, unit: 'Block B' };
  const away = [{ ...officer, from: day('2026-04-06'), until: day('2026-04-10'), deputy: other }];
  const to = (offices: Partial<Offices>, at: string, notice = planned('reminder')) => {
    const { recipient, passedOver } = addressee(delivery(offices), classification, notice, local(at));
    return [recipient.unit === 'all' ? recipient.role : `${recipient.role}, ${recipient.unit}`, passedOver.length];
  };

  test.each([
    ['2026-04-05 23:59', 'classification officer, Intake'],
    ['2026-04-06 00:00', 'classification officer, Block B'],
    ['2026-04-10 23:59', 'classification officer, Block B'],
    ['2026-04-11 00:00', 'classification officer, Intake'],
  ])('at %s is %s', (at, acting) => {
    expect(to({ away }, at)).toEqual([acting, 0]);
  });

  test('is the level above, where nobody holds it or its deputies are all away', () => {
    expect(to({ vacant: [{ roles: [officer.role] }] }, '2026-04-07 09:00')).toEqual(['unit supervisor, Intake', 1]);
    const both = [
      ...away,
      { ...away[0], ...other, from: day('2026-04-06'), until: day('2026-04-10'), deputy: officer },
    ];
    expect(to({ away: both }, '2026-04-07 09:00')).toEqual(['unit supervisor, Intake', 1]);
    const nobody = { vacant: [{ roles: ['unit supervisor', 'facility head', 'central office'] }] };
    expect(to(nobody, '2026-04-07 09:00', planned('escalation', { level: 'unitSupervisor' }))).toEqual([
      'central office',
      2,
    ]);
  });

  test.each([
    ['hears for it', [{ roles: ['central office'] }, { units: [officer.unit] }], 'classification officer, Intake', 0],
    ['hears for it, by any of their lists', [{}], 'classification officer, Intake', 0],
    [
      'hears for its role alone, elsewhere',
      [{ roles: [officer.role], units: ['K pod'] }, { units: ['all'] }],
      'facility head',
      2,
    ],
    ['hears for anything', [], 'central office', 3],
  ] as const)('is who stands lowest where somebody hears: a contact %s', (_, heard, recipient, passed) => {
    expect(to({ heard }, '2026-04-07 09:00')).toEqual([recipient, passed]);
  });

  test('covers the post of who is away, for those days', () => {
    const offices = { ...everybodyAlways, away };
    expect(coveredBy(offices, other, day('2026-04-06'))).toEqual([officer]);
    expect(coveredBy(offices, other, day('2026-04-11'))).toEqual([]);
  });

  test('is written to in the language of the first entry that says one', () => {
    const offices = {
      ...everybodyAlways,
      offices: [
        { units: ['Intake'], worksOn: week },
        { units: ['Intake'], language: 'fr-CA' as const },
      ],
    };
    expect(languageOf(offices, officer)).toBe('fr-CA');
    expect(languageOf(offices, other)).toBe('en');
  });
});
