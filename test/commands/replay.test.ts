import { describe, expect, it } from 'vitest';
import { folder, throughcare } from './command-line.ts';

const { file, path } = folder();
const header = 'booking,jail_in,jail_out,charge,screened_on';
const bookings = (name: string, ...rows: readonly string[]): string => file(name, `${[header, ...rows].join('\n')}\n`);

const replay = async (name: string, ...options: readonly string[]) => {
  const printed = await throughcare('replay', path(name), '--zone', 'America/New_York', '--json', ...options);
  return { ...printed, report: printed.out === '' ? undefined : JSON.parse(printed.out) };
};

describe('a replayed booking is counted once, by when the assessment was done and the person left', () => {
  const rows: readonly (readonly [story: string, row: string, outcome: string])[] = [
    ['assessed at the very 24th hour', 'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-04', 'met'],
    [
      'admitted one second earlier, so a second late',
      'A,2013-06-03 11:59:59,2013-06-09 08:00:00,x,2013-06-04',
      'metLate',
    ],
    ['left at the very 24th hour, undone', 'A,2013-06-03 12:00:00,2013-06-04 12:00:00,x,', 'void'],
    ['left one second after the 24th hour, undone', 'A,2013-06-03 12:00:00,2013-06-04 12:00:01,x,', 'missed'],
    ['still held, undone', 'A,2013-06-03 12:00:00,,x,', 'open'],
    ['still held, assessed', 'A,2013-06-03 12:00:00,,x,2013-06-04', 'met'],
    [
      'admitted in the afternoon and screened that day: at admission',
      'A,2013-06-03 18:00:00,2013-06-09 08:00:00,x,2013-06-03',
      'met',
    ],
    [
      'left in the morning and screened that day: at release',
      'A,2013-06-01 18:00:00,2013-06-03 08:00:00,x,2013-06-03',
      'metLate',
    ],
    ['in and out in one afternoon, screened that day', 'A,2013-06-03 18:00:00,2013-06-03 20:00:00,x,2013-06-03', 'met'],
    ['screened before admission: another stay', 'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-02', 'missed'],
    ['screened after release: another stay', 'A,2013-06-03 12:00:00,2013-06-04 08:00:00,x,2013-06-05', 'void'],
    [
      '24 elapsed hours end an hour later when clocks go forward',
      'A,2013-03-09 13:00:00,2013-03-20 08:00:00,x,2013-03-10',
      'met',
    ],
    [
      '24 elapsed hours end an hour earlier when clocks go back',
      'A,2013-11-02 12:30:00,2013-11-20 08:00:00,x,2013-11-03',
      'metLate',
    ],
  ];
  it.each(rows)('%s', async (story, row, outcome) => {
    bookings('one.csv', row);
    const { report, code } = await replay('one.csv');
    expect(code).toBe(0);
    const none = { met: 0, metLate: 0, missed: 0, void: 0, open: 0 };
    expect(report.duties, story).toEqual({ 'pretrial-assessment': { ...none, [outcome]: 1 } });
  });
});

it('a screening of another stay is passed over, counted and said', async () => {
  bookings('other.csv', 'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-02');
  const { report } = await replay('other.csv');
  expect(report.screeningsOfAnotherStay).toBe(1);
  expect((await throughcare('replay', path('other.csv'))).out).toContain(
    '1 screenings lie before admission or after release',
  );
});

describe('a bad row is rejected with its line and reason, and nothing else is lost', () => {
  const good = 'B,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-04';
  const rows: readonly (readonly [row: string, reason: RegExp, code: number])[] = [
    ['A,,2013-06-04 12:00:00,x,', /jail_in is empty/, 0],
    ['A,2013-06-04 12:00:00,2013-06-03 12:00:00,x,', /released before admitted: jail_out 2013-06-03 12:00:00/, 0],
    [
      'A,2013-11-03 01:30:00,2013-11-09 12:00:00,x,',
      /happened twice.*2013-11-03T01:30:00-04:00 or 2013-11-03T01:30:00-05:00/,
      0,
    ],
    ['A,2013-03-10 02:30:00,2013-03-19 12:00:00,x,', /was skipped when clocks went forward/, 0],
    ['A,2013-02-30 02:30:00,,x,', /"2013-02-30 02:30:00" does not exist/, 2],
    ['A,yesterday,,x,', /"yesterday" is not a time; write it as YYYY-MM-DD HH:MM:SS/, 2],
    ['A,2013-06-03 12:00:00,,x,2013-02-31', /"2013-02-31 12:00" does not exist/, 2],
    ['A,2013-06-03 12:00:00,,"x,', /quotes do not pair up/, 2],
    ['A,2013-06-03 12:00:00', /2 fields where the header has 5/, 2],
    ['B,2013-06-03 12:00:00,,x,', /booking B stands on line 2 already, with other content/, 2],
    [good, /stands on line 2 already, word for word/, 0],
    [`A,${'9'.repeat(10_000_000)},,x,`, /10000006 characters long/, 2],
  ];
  it.each(rows)('%.40s', async (row, reason, code) => {
    bookings('bad.csv', good, row, 'C,2013-06-03 12:00:00,2013-06-09 08:00:00,"a, ""b""",2013-06-04');
    const printed = await replay('bad.csv');
    expect(printed.report.rows).toBe(3);
    expect(printed.report.cases).toBe(2);
    expect(printed.report.rejected).toEqual([{ line: 3, reason: expect.stringMatching(reason) }]);
    expect(printed.code).toBe(code);
  });

  it('an ambiguous time is accepted when the importer says which', async () => {
    bookings('twice.csv', 'A,2013-11-03 01:30:00,2013-11-09 12:00:00,x,2013-11-04');
    const earlier = await replay('twice.csv', '--ambiguous', 'earlier');
    const later = await replay('twice.csv', '--ambiguous', 'later');
    expect(earlier.report.cases).toBe(1);
    expect(later.report.simulatedDays).toBe(earlier.report.simulatedDays);
  });
});

describe('a file that holds no bookings is refused in one sentence', () => {
  const files: readonly (readonly [name: string, text: string, says: RegExp])[] = [
    ['empty.csv', '', /is empty: it needs a header line/],
    ['header.csv', `${header}\n`, /has a header and no bookings/],
    [
      'other-header.csv',
      'a,b\n1,2\n',
      /has no column booking, jail_in, jail_out, screened_on in its header \(line 1\); it has: a, b/,
    ],
  ];
  it.each(files)('%s', async (name, text, says) => {
    const printed = await throughcare('replay', file(name, text));
    expect(printed.err).toMatch(says);
    expect(printed.err.split('\n')).toHaveLength(1);
    expect(printed.code).toBe(2);
  });

  it('a path that leads nowhere', async () => {
    expect(await throughcare('replay', path('nowhere.csv'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/There is no file .*nowhere\.csv/),
    });
  });
});

it('reads a file with a byte-order mark and Windows line ends as any other', async () => {
  file('windows.csv', `\uFEFF${header}\r\nA,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-04\r\n`);
  expect((await replay('windows.csv')).report.duties['pretrial-assessment'].met).toBe(1);
});

it('prints the same bytes twice, but for how long it took', async () => {
  bookings('twice-the-same.csv', 'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-04', 'B,2013-06-03 12:00:00,,x,');
  const one = await replay('twice-the-same.csv');
  const other = await replay('twice-the-same.csv');
  const untimed = (text: string): string => text.replace(/"wallSeconds": [\d.]+/, '');
  expect(untimed(one.out)).toBe(untimed(other.out));
  expect(one.report).toMatchObject({
    rejected: [],
    executions: expect.any(Number),
    transitions: expect.any(Number),
    wallSeconds: expect.any(Number),
  });
});

it('tells the intake counselor twice before, then climbs the ladder until the assessment is done', async () => {
  bookings('ladder.csv', 'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-06');
  const { report } = await replay('ladder.csv');
  expect(report.notices).toEqual({
    reminders: 2,
    escalations: 4,
    byRole: { 'central office': 2, 'facility head': 1, 'intake counselor': 2, 'unit supervisor': 1 },
    escalationsByKind: { rung: 3, daily: 1, shortNotice: 0, missed: 0 },
    besides: { inherited: 0, snoozed: 0, void: 0 },
  });
});

it('says what staff had to read before and after digests, that nobody heard a rung twice, and that of each miss somebody above did', async () => {
  const neverScreened = (booking: string, day: number) => `${booking},2013-06-0${day} 12:00:00,2013-06-29 08:00:00,x,`;
  bookings('digests.csv', ...[3, 4, 5].map((day) => neverScreened(`B${day}`, day)));
  const { report } = await replay('digests.csv');
  expect(report.delivery).toMatchObject({ toldTwice: 0, lateOrMissed: 3, lateOrMissedUntold: 0 });
  const { byRole, everybody } = report.delivery;
  // The last rung of the three goes on 5, 6 and 7 June; from the next day it is in central office's digest, to the 29th.
  const repeats = 24 + 23 + 22;
  expect(byRole['central office']).toMatchObject({ notices: 3 + repeats, messages: 3 + 24, staffDays: 25 });
  expect(byRole['unit supervisor'].notices).toBe(3 + 3);
  expect(everybody.messagesPerStaffDay).toBeLessThan(everybody.noticesPerStaffDay);
  expect(everybody.notices).toBe(report.notices.reminders + report.notices.escalations);
});

it('sends one final notice when the person leaves undone, and none for duties without a column', async () => {
  bookings('missed.csv', 'A,2013-06-03 12:00:00,2013-06-04 13:00:00,x,');
  const { report } = await replay('missed.csv');
  expect(report.notices.escalationsByKind).toEqual({ rung: 1, daily: 0, shortNotice: 0, missed: 1 });
  expect(report.notObserved).toContain('health-screening');
  expect(Object.keys(report.duties)).toEqual(['pretrial-assessment']);
});

it('shows what a change of policy would change', async () => {
  bookings('what-if.csv', 'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-04');
  const { report } = await replay('what-if.csv', '--set', 'pretrial-assessment.within=PT12H');
  expect(report.duties['pretrial-assessment'].metLate).toBe(1);
  expect(report.whatIf.changes).toContainEqual({ what: 'pretrial-assessment met', before: 1, after: 0 });
  expect(report.whatIf.changes).toContainEqual({ what: 'notices to unit supervisor', before: 0, after: 1 });
});

it('refuses a zone, a jurisdiction, a parameter or an hour that does not exist', async () => {
  const name = bookings('fine.csv', 'A,2013-06-03 12:00:00,,x,');
  const attempts: readonly (readonly [options: readonly string[], says: RegExp])[] = [
    [['--zone', 'Mars/Base'], /"Mars\/Base" is not a time zone/],
    [['--zone', 'EST'], /"EST" is not a time zone; write an IANA name/],
    [['--jurisdiction', 'atlantis'], /There is no jurisdiction "atlantis"; choose connecticut/],
    [['--set', 'pretrial-assessment.when=PT12H'], /no parameter "pretrial-assessment.when"/],
    [['--set', 'pretrial-assessment.within=P1D'], /cannot be "P1D": this is an hour clock/],
    [['--date-only-at', '25:00'], /not "25:00"/],
  ];
  for (const [options, says] of attempts) {
    expect(await throughcare('replay', name, ...options)).toMatchObject({
      code: 2,
      err: expect.stringMatching(says),
      out: '',
    });
  }
});
