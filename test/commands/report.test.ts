import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folder, throughcare } from './command-line.ts';

const { file, path } = folder();
const bookings = file(
  'bookings.csv',
  [
    'booking,jail_in,jail_out,charge,screened_on',
    'A,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-04',
    'B,2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-06',
    'C,2013-06-03 12:00:00,2013-06-04 13:00:00,x,',
    'D,2013-06-30 20:00:00,2013-07-01 08:00:00,x,',
    'E,2013-07-03 12:00:00,,x,2013-07-03',
    'F,2013-07-03 12:00:00,,x,2013-07-04',
    '',
  ].join('\n'),
);
const zone = ['--zone', 'America/New_York'];

describe('a report on bookings', () => {
  it('has the figures of their replay', async () => {
    const replayed = JSON.parse((await throughcare('replay', bookings, ...zone, '--json')).out);
    const { code, out } = await throughcare('report', '--bookings', bookings, ...zone, '--out', path('all'), '--json');
    expect(code).toBe(0);
    const { met, late, missed, void: left, open, overdue } = JSON.parse(out).duties.total;
    expect({ met, metLate: late, missed, void: left, open: open + overdue }).toEqual(
      replayed.duties['pretrial-assessment'],
    );
  });

  it('writes a page, CSV and JSON, and says where', async () => {
    const { out } = await throughcare('report', '--bookings', bookings, ...zone, '--out', path('files'));
    expect(out).toContain('pretrial-assessment');
    expect(out).toContain(
      `Files are in ${path('files')}: report.html, duties.csv, releases.csv, eligible.csv, held.csv, report.json.`,
    );
    const csv = readFileSync(path('files/duties.csv'), 'utf8');
    expect(csv.split('\r\n')[1]).toBe('total,all,all,all,all,6,3,1,1,1,0,0,2,60,,');
    const page = readFileSync(path('files/report.html'), 'utf8');
    expect(page).toContain('<svg role="img"');
    expect(page).not.toMatch(
      /<script|<link (?!rel="icon" href="data:,")|src=|url\((?!#)|@import|https?:\/\/(?!www\.w3\.org)/,
    );
  });

  it('of one month counts what was due in it, by the local calendar', async () => {
    const dueIn = async (...months: readonly string[]) =>
      JSON.parse(
        (
          await throughcare(
            'report',
            '--bookings',
            bookings,
            ...zone,
            '--out',
            path('m'),
            '--smallest',
            '1',
            '--json',
            ...months,
          )
        ).out,
      ).duties.total.due;
    expect(await dueIn('--month', '2013-06')).toBe(3);
    expect(await dueIn('--since', '2013-07')).toBe(3);
    expect(await dueIn('--until', '2013-06')).toBe(3);
  });

  it('hides what fewer people stand behind than it is told', async () => {
    const { out } = await throughcare(
      'report',
      '--bookings',
      bookings,
      ...zone,
      '--out',
      path('few'),
      '--smallest',
      '7',
    );
    expect(out).toContain('Fewer than 7 people stand behind this report: it shows no figures.');
  });
});

describe('rows of a bookings file that count nowhere', () => {
  const kept = readFileSync(bookings, 'utf8');
  const wrong = (count: number): string =>
    Array.from({ length: count }, (_, index) => `W${index},2013-06-09 12:00:00,2013-06-03 08:00:00,x,\n`).join('');
  const another = Array.from(
    { length: 5 },
    (_, index) => `S${index},2013-06-03 12:00:00,2013-06-09 08:00:00,x,2013-06-01\n`,
  );
  const reported = async (name: string, text: string) => {
    const source = file(`${name}.csv`, text);
    const words = ['report', '--bookings', source, ...zone, '--out', path(name)];
    const { out } = await throughcare(...words);
    const json = JSON.parse(readFileSync(path(`${name}/report.json`), 'utf8'));
    return { out, json, page: readFileSync(path(`${name}/report.html`), 'utf8') };
  };

  it('are said on the screen as a replay says them, on the page and in the JSON', async () => {
    const { out, json, page } = await reported('rejected', `${kept}${wrong(7)}${another.join('')}`);
    expect(out).toContain('18 rows: 11 cases, 7 rejected.');
    expect(out).toMatch(/ 7 {2}.*\(line 8, 9, 10, …\)/);
    expect(out).toContain('5 screenings lie before admission or after release');
    expect(json.rowsRead).toMatchObject({ rows: 18, rejected: 7, screeningsOfAnotherStay: 5 });
    expect(json.rowsRead.reasons).toEqual([{ reason: expect.not.stringMatching(/2013|W\d/), rows: 7 }]);
    expect(page).toContain('Of 18 rows of the bookings file 7 were rejected: they are in no figure (7: ');
  });

  it('are told as few where they are few', async () => {
    const { json, page } = await reported('few-rejected', `${kept}${wrong(2)}`);
    expect(json.rowsRead).toEqual({ reasons: [], screeningsOfAnotherStay: 0 });
    expect(page).toContain('Of the rows of the bookings file fewer than 5 were rejected: they are in no figure.');
  });
});

describe('refused in one sentence', () => {
  const attempts: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [['--month', '2013-13'], /--month takes a month such as 2027-03, not "2013-13"/],
    [['--since', '2013-08', '--until', '2013-07'], /no month from 2013-08 to 2013-07: --since comes first/],
    [['--month', '2013-06', '--since', '2013-06'], /cannot be used with option/],
    [['--smallest', '0'], /--smallest takes a number of people from 1 to 999, not "0"/],
    [['--from', 'nowhere'], /nowhere holds no simulation/],
    [['--from', 'x', '--bookings', 'y'], /Choose one of --from and --bookings/],
    [['--folder', path('empty')], /There is no folder .*empty, and so there are no cases in it/],
  ];
  it.each(attempts)('%j', async (words, says) => {
    const printed = await throughcare('report', '--out', path('refused'), ...words);
    expect(printed).toMatchObject({ code: 2, err: expect.stringMatching(says), out: '' });
  });
});

it('draws a timeline of a hundred duties and more as a page, each with its line below', async () => {
  const weekly = Array.from({ length: 120 }, (_, week) => ({
    at: new Date(Date.UTC(2026, 1, 3 + week * 7, 15)).toISOString().slice(0, 16).replace('T', ' '),
    type: 'contactMade',
  }));
  const written = {
    jurisdiction: 'connecticut',
    zone: 'America/New_York',
    until: '2028-04-30',
    people: [
      {
        case: 'CT-1',
        story: 'Intensive supervision for two years and more',
        events: [
          {
            at: '2026-01-05 09:00',
            type: 'admitted',
            jurisdiction: 'connecticut',
            legalStatus: 'sentenced',
            place: { facility: 'A & "B"', unit: '<1>' },
            sentence: { length: 'P3M' },
          },
          { at: '2026-02-02 09:00', type: 'released', kind: 'parole', level: 'intensive' },
          ...weekly.filter((_, week) => week % 10 !== 3),
        ],
      },
    ],
  };
  const lived = await throughcare(
    'simulate',
    '--caseload',
    file('weekly.json', JSON.stringify(written)),
    '--out',
    path('weekly'),
  );
  expect([lived.code, lived.err]).toEqual([0, '']);
  const drawn = await throughcare('show', 'CT-1', '--from', path('weekly'), '--html', '--out', path('drawn/one.html'));
  expect(drawn).toMatchObject({ code: 0, out: `The timeline of case CT-1 is drawn in ${path('drawn/one.html')}.` });
  const page = readFileSync(path('drawn/one.html'), 'utf8');
  const linksIn = (part = '') => [...part.matchAll(/<a href="#([^"]+)"/g)].map(([, to]) => to ?? '');
  const [shown, printed] = page.split('<div class="printed">');
  const links = linksIn(shown);
  expect(linksIn(printed)).toEqual(links);
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter((to) => !page.includes(`<tr id="${to}"`))).toEqual([]);
  expect(new Set(links).size).toBe(links.length);
  expect(page).toContain('A &amp; &quot;B&quot;, &lt;1&gt;');
  expect(page.split('class="breach"').length - 1).toBeGreaterThan(10);
  expect(page).toMatch(/class="escalation"[\s\S]*class="reminder"|class="reminder"[\s\S]*class="escalation"/);
  expect(page).not.toMatch(/<script|https?:\/\/|undefined|NaN/);
});
