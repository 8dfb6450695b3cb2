/** What a compliance report counts, of people made up for the purpose. */
import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import { dischargeNeed } from '../../lib/case/vocabulary.ts';
import { median } from '../../lib/reports/compliance/duty-figures.ts';
import { type ComplianceReport, lastTwelveMonths, type Period } from '../../lib/reports/compliance/report.ts';
import { dataFiles } from '../../lib/reports/compliance/report-files.ts';
import { reportPage } from '../../lib/reports/compliance/report-page.ts';
import { admitted, admittedToServe, local } from '../workflows/world.ts';
import { type Happening, now, policy, reportOf, someone } from './made-up.ts';

const rowsOf = (report: ComplianceReport, duty: string) =>
  report.duties.rows.lines.filter(({ at }) => at[0] === duty).map(({ at, figures }) => ({ at: at.slice(1), figures }));

describe('a duty is counted', () => {
  it('in the local month of its due date, in the zone of the facility', () => {
    const monthIn = (facility: string) => {
      const case_ = someone(
        now,
        ['2026-03-31 22:00', { ...admitted, place: { facility, unit: 'Intake' } }],
        ['2026-03-31 23:30', { type: 'healthScreeningRecorded' }],
      );
      return rowsOf(reportOf(now, [case_]), 'health-screening')[0]?.at[2];
    };
    expect(monthIn('Hartford CC')).toBe('2026-04');
    expect(monthIn('Western CC')).toBe('2026-03');
  });

  it('late under the unit that held the person when it was due, though another did it', () => {
    const case_ = someone(
      now,
      ['2026-03-02 09:00', admitted],
      ['2026-03-04 09:00', { type: 'transferred', place: { facility: 'Osborn', unit: 'C block' }, purpose: 'other' }],
      ['2026-03-04 21:00', { type: 'assessmentRecorded' }],
    );
    expect(rowsOf(reportOf(now, [case_]), 'pretrial-assessment')).toEqual([
      {
        at: ['Hartford CC, Intake', 'intake counselor', '2026-03'],
        figures: expect.objectContaining({ due: 1, late: 1, breaches: 1, percentInTime: 0, medianHoursLate: 36 }),
      },
    ]);
  });

  it('once, where its date was moved after it passed, and the date that passed beside it in its own month', () => {
    const dates = (releaseOn: string): EventBody => ({ type: 'releaseDatesSet', releaseOn: releaseOn as never });
    const case_ = someone(
      now,
      ['2026-03-02 09:00', admittedToServe('P2Y')],
      ['2026-03-02 09:00', dates('2026-08-10')],
      ['2026-07-01 09:00', dates('2027-09-10')],
    );
    expect(
      rowsOf(reportOf(now, [case_]), 'discharge-plan').map(({ at, figures: { due, open, breaches } }) => [
        at[2],
        due,
        open,
        breaches,
      ]),
    ).toEqual([
      ['2026-06', 0, 0, 1],
      ['2027-07', 1, 1, 0],
    ]);
  });

  it('under a neutral code and no role where its name would tell of an illness', () => {
    const case_ = someone(
      now,
      ['2026-03-02 09:00', admitted],
      ['2026-03-02 10:00', { type: 'healthScreeningRecorded', seriousMentalHealthNeed: true }],
    );
    const report = reportOf(now, [case_]);
    expect(rowsOf(report, 'H-21').map(({ at }) => at[1])).toEqual(['withheld with the duty’s name']);
    const written = [reportPage(report), ...dataFiles(report).map(({ text }) => text)].join('\n');
    for (const { id, title } of policy.duties.filter(({ neutralCode }) => neutralCode !== undefined)) {
      expect(written).not.toContain(id);
      if (!['Make contact'].includes(title)) expect(written).not.toContain(title);
    }
  });

  it('not at all while nobody can tell whether it applies, but as one that waits for a fact', () => {
    const report = reportOf(now, [someone(now, ['2026-03-02 09:00', admitted])]);
    expect(rowsOf(report, 'jail-reinterview')).toEqual([]);
    expect(report.undetermined).toBeGreaterThan(0);
  });

  it('only in the months that are asked for', () => {
    const cases = ['2026-03-02', '2026-04-02', '2026-05-02'].map((day) => someone(now, [`${day} 09:00`, admitted]));
    const monthsOf = (period: Period) =>
      reportOf(now, cases, period)
        .duties.by.month.lines.map(({ at }) => at[0]?.slice(5))
        .join(' ');
    expect(monthsOf({ since: '2026-04' })).toBe('04 05');
    expect(monthsOf({ until: '2026-04' })).toBe('03 04');
    expect(monthsOf({ since: '2026-04', until: '2026-04' })).toBe('04');
  });
});

describe('lateness', () => {
  it.each([
    [[3], 3],
    [[1, 9], 5],
    [[9, 1, 4], 4],
    [[1, 2, 3, 100], 2.5],
  ])('of %j has the middle %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('is told only where enough people were late, and so is the oldest that is overdue', () => {
    const late = (at: string) => someone(now, ['2026-03-02 09:00', admitted], [at, { type: 'assessmentRecorded' }]);
    const cases = [
      late('2026-03-03 10:00'),
      late('2026-03-03 12:00'),
      late('2026-03-03 08:00'),
      late('2026-03-03 08:30'),
    ];
    const figures = (smallest: number) =>
      reportOf(now, cases, { smallest }).duties.by.duty.lines.find(({ at }) => at[0] === 'pretrial-assessment')
        ?.figures;
    expect(figures(2)).toMatchObject({ due: 4, met: 2, late: 2, percentInTime: 50, medianHoursLate: 2 });
    expect(figures(3)).toMatchObject({ due: 4, late: 2 });
    expect(figures(3)).not.toHaveProperty('medianHoursLate');
    const screening = reportOf(now, cases, { smallest: 4 }).duties.by.duty.lines.find(
      ({ at }) => at[0] === 'health-screening',
    );
    // Four hours after nine on 2 March 2026, until noon on 1 June 2027.
    expect(screening?.figures).toMatchObject({ overdue: 4, oldestDaysOverdue: 455 });
    const overdue = reportOf(now, [...cases.slice(1), late('2026-03-03 08:00')], { smallest: 5 });
    expect(overdue.duties.total).toBeUndefined();
  });
});

describe('leaving custody', () => {
  const planned = (at: string): readonly Happening[] =>
    dischargeNeed.options.map((need) => [at, { type: 'dischargeNeedAddressed', need, outcome: 'done' }]);
  const begun: readonly Happening[] = [
    ['2026-03-02 09:00', admittedToServe('P1Y')],
    ['2026-03-02 09:00', { type: 'releaseDatesSet', releaseOn: '2026-11-10' as never }],
  ];
  const released = (at: string, kind: 'parole' | 'endOfSentence' = 'parole'): Happening => [
    at,
    { type: 'released', kind },
  ];
  const back: Happening = [
    '2027-02-01 09:00',
    { type: 'returnedToCustody', reason: 'violation', place: { facility: 'Hartford CC', unit: 'Intake' } },
  ];

  const stories: readonly (readonly [story: string, lived: readonly Happening[], expected: object])[] = [
    [
      'with the plan finished by the 45th day before',
      [...planned('2026-09-26 23:00'), released('2026-11-10 09:00')],
      { planInTime: 1, percentWithPlan: 100 },
    ],
    [
      'with the plan finished a day later',
      [...planned('2026-09-27 23:00'), released('2026-11-10 09:00')],
      { planLate: 1, percentWithPlan: 0 },
    ],
    [
      'with six of seven needs addressed',
      [...planned('2026-09-20 09:00').slice(1), released('2026-11-10 09:00')],
      { planMissing: 1, percentWithPlan: 0 },
    ],
    ['before the plan was due', [released('2026-09-01 09:00')], { planNotDue: 1 }],
    [
      'and back within the year',
      [...planned('2026-09-20 09:00'), released('2026-11-10 09:00'), back],
      { supervised: 1, returned: 1, percentReturned: 100, followedAYear: 0, returnedInAYear: 0 },
    ],
    [
      'and back within the year, a year ago',
      [...planned('2026-05-20 09:00'), released('2026-05-21 09:00'), back],
      { supervised: 1, returned: 1, followedAYear: 1, returnedInAYear: 1, percentReturnedInAYear: 100 },
    ],
    [
      'and back at the very instant of another release',
      [...planned('2026-05-20 09:00'), released('2026-05-21 09:00'), [back[0], back[1]], released(back[0])],
      { released: 2, supervised: 2, returned: 1 },
    ],
    [
      'and back on the last day of a year with a leap day in it',
      [['2024-01-02 09:00', admittedToServe('P1Y')], released('2024-01-29 10:00'), ['2025-01-29 18:00', back[1]]],
      { returned: 1, followedAYear: 1, returnedInAYear: 1 },
    ],
    [
      'and back a day later',
      [['2024-01-02 09:00', admittedToServe('P1Y')], released('2024-01-29 10:00'), ['2025-01-30 00:00', back[1]]],
      { returned: 1, followedAYear: 1, returnedInAYear: 0 },
    ],
    [
      'at the end of the sentence: nobody follows',
      [...planned('2026-09-20 09:00'), released('2026-11-10 09:00', 'endOfSentence')],
      { supervised: 0, returned: 0, planInTime: 1 },
    ],
  ];
  it.each(stories)('%s', (_, lived, expected) => {
    const admission = lived[0]?.[1].type === 'admitted' ? [] : begun;
    const { releases } = reportOf(now, [someone(now, ...admission, ...lived)]);
    expect(releases.total).toMatchObject({ released: 1, ...expected });
  });

  it.each([
    ['2027-02-28 23:59', 0],
    ['2027-03-01 00:00', 1],
  ])('is followed for a year to the end of its last day: by %s, %i', (at, followedAYear) => {
    const left = someone(local(at), ['2026-02-02 09:00', admittedToServe('P1Y')], released('2026-02-28 09:00'));
    expect(reportOf(local(at), [left]).releases.total).toMatchObject({ followedAYear });
  });

  it('is grouped by the local month of release, which is the cohort', () => {
    const report = reportOf(now, [
      someone(now, ...begun, released('2026-10-31 23:30')),
      someone(now, ...begun, released('2026-11-01 00:30'), back),
    ]);
    expect(
      report.releases.by.month.lines.map(({ at, figures }) => [at[0], figures.supervised, figures.returned]),
    ).toEqual([
      ['2026-10', 1, 0],
      ['2026-11', 1, 1],
    ]);
  });
});

describe('eligible', () => {
  const back = {
    type: 'returnedToCustody',
    reason: 'violation',
    place: { facility: 'Hartford CC', unit: 'Intake' },
  } as const;
  const dates = (discretionaryReleaseOn: string): Happening => [
    '2026-03-02 10:00',
    { type: 'releaseDatesSet', discretionaryReleaseOn: discretionaryReleaseOn as never },
  ];
  const serving: Happening = ['2026-03-02 09:00', admittedToServe('P2Y')];
  const granted = (kind: 'parole' | 'transitionalSupervision'): Happening => [
    '2026-05-02 09:00',
    { type: 'releaseGranted', kind },
  ];
  const stories: readonly (readonly [
    story: string,
    lived: readonly Happening[],
    expected: readonly (readonly [string, number, number])[],
  ])[] = [
    ['for parole from the day on which the Board may release', [serving, dates('2027-06-01')], [['parole', 1, 0]]],
    ['not on its eve', [serving, dates('2027-06-02')], []],
    [
      'not when the person had left before',
      [serving, dates('2026-09-01'), ['2026-08-01 09:00', { type: 'released', kind: 'endOfSentence' }]],
      [],
    ],
    [
      'for parole by the date that came in an earlier stay, though another is set now',
      [
        serving,
        dates('2026-09-01'),
        ['2026-10-01 09:00', { type: 'released', kind: 'parole' }],
        ['2026-12-01 09:00', back],
        ['2026-12-02 09:00', dates('2028-01-01')[1]],
      ],
      [['parole', 1, 0]],
    ],
    [
      'not by the date of an earlier stay that comes in the next',
      [
        serving,
        dates('2027-01-15'),
        ['2026-10-01 09:00', { type: 'released', kind: 'parole' }],
        ['2026-12-01 09:00', back],
      ],
      [],
    ],
    ['for what was granted', [serving, granted('transitionalSupervision')], [['transitionalSupervision', 1, 1]]],
    [
      'once, where the date came and it was granted',
      [serving, dates('2026-05-01'), granted('parole')],
      [['parole', 1, 1]],
    ],
  ];
  it.each(stories)('%s', (_, lived, expected) => {
    const { eligible } = reportOf(now, [someone(now, ...lived)]);
    expect(eligible.by.kind.lines.map(({ at, figures }) => [at[0], figures.eligible, figures.granted])).toEqual(
      expected,
    );
  });
});

it('people held are those in at the last instant of the month, and at the report’s own', () => {
  const cases = [
    someone(now, ['2027-03-02 09:00', admitted], ['2027-04-30 23:59', { type: 'released', kind: 'bond' }]),
    someone(now, ['2027-03-31 23:59', admitted], ['2027-05-01 00:01', { type: 'released', kind: 'bond' }]),
    someone(now, ['2027-06-01 11:59', admitted]),
    someone(now, ['2027-05-01 00:00', admitted], ['2027-05-01 00:00', { type: 'released', kind: 'bond' }]),
    someone(now, ['2027-04-01 00:00', admitted], ['2027-05-01 00:00', { type: 'released', kind: 'bond' }]),
  ];
  const held = (smallest: number) =>
    reportOf(now, cases, { smallest }).held.map(({ month, people }) => `${month} ${people ?? 'few'}`);
  expect(held(1)).toEqual(['2027-03 2', '2027-04 2', '2027-05 0', '2027-06 1']);
  expect(held(2)).toEqual(['2027-03 2', '2027-04 few', '2027-05 0', '2027-06 few']);
});

describe('small groups', () => {
  const at = (facility: string, people: number) =>
    Array.from({ length: people }, () =>
      someone(now, ['2026-03-02 09:00', { ...admitted, place: { facility, unit: 'Intake' } }]),
    );

  it('are nowhere in what is written: no unit of theirs, and no total that gives them away', () => {
    const report = reportOf(now, [...at('Osborn', 3), ...at('Hartford', 9), ...at('Garner', 12)], { smallest: 5 });
    expect(report.duties.by.unit.lines.map(({ at: [unit] }) => unit)).toEqual(['Garner, Intake']);
    for (const text of [reportPage(report), ...dataFiles(report).map((one) => one.text)]) {
      expect(text).not.toContain('Osborn');
      expect(text).not.toContain('Hartford');
    }
    expect(report.duties.by.unit.rest?.due).toBe(
      (report.duties.total?.due ?? 0) - (report.duties.by.unit.lines[0]?.figures.due ?? 0),
    );
  });

  it('of which there is nothing else leave a report without figures, and it says so', () => {
    const report = reportOf(now, at('Osborn', 4), { smallest: 5 });
    expect([report.people, report.duties.total, report.duties.by.duty.lines]).toEqual([undefined, undefined, []]);
    expect(reportPage(report)).toContain('Fewer than 5 people stand behind this report: it shows no figures.');
  });
});

it('a name that is markup is text on the page', () => {
  const place = { facility: '<img src=x onerror=alert(1)>', unit: '"&\'' };
  const page = reportPage(reportOf(now, [someone(now, ['2026-03-02 09:00', { ...admitted, place }])]));
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;, &quot;&amp;&#39;');
});

it('the same cases give the same bytes, whatever was drawn before', () => {
  const report = reportOf(now, [someone(now, ['2026-03-02 09:00', admitted])]);
  expect(reportPage(report)).toBe(reportPage(report));
});

it.each([
  ['2027-03-01 00:00', '2026-03', '2027-02'],
  ['2027-02-28 23:59', '2026-02', '2027-01'],
  ['2027-01-15 12:00', '2026-01', '2026-12'],
])('at %s the last twelve whole months are those from %s to %s', (at, since, until) => {
  expect(lastTwelveMonths(local(at), 'America/New_York')).toEqual({ since, until });
});
