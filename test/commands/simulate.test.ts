import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folder, throughcare } from './command-line.ts';

const { file, path } = folder();
const oneLife = {
  jurisdiction: 'connecticut',
  zone: 'America/New_York',
  until: '2026-12-31',
  people: [
    {
      case: 'CT-1',
      story: 'Sentenced to a year; the plan is reviewed after four months.',
      events: [
        {
          at: '2026-01-05 10:00',
          type: 'admitted',
          jurisdiction: 'connecticut',
          legalStatus: 'sentenced',
          place: { facility: 'Hartford', unit: 'B' },
          sentence: { length: 'P1Y' },
        },
        { at: '2026-01-10 10:00', type: 'classificationRecorded' },
        { at: '2026-01-20 10:00', type: 'oapAdopted' },
        { at: '2026-05-20 10:00', type: 'oapReviewed' },
      ],
    },
  ],
};

it('lives through a caseload, writes one folder, and lets one person be looked at', async () => {
  const caseload = file('caseload.json', JSON.stringify(oneLife));
  const printed = await throughcare('simulate', '--caseload', caseload, '--out', path('out'));
  expect(printed).toMatchObject({ code: 0, err: '' });
  expect(printed.out).toContain(`npx throughcare show CT-1 --from ${path('out')}`);
  expect(readdirSync(path('out')).toSorted()).toEqual([
    'events.ndjson',
    'messages.ndjson',
    'notices.ndjson',
    'rehearsal.json',
    'summary.json',
    'timelines',
  ]);
  const drawn = readFileSync(`${path('out')}/timelines/CT-1.txt`, 'utf8');
  const shown = await throughcare('show', 'CT-1', '--from', path('out'));
  expect(`${shown.out}\n`).toBe(drawn);
  expect((await throughcare('due', '--from', path('out'))).out).toContain('Hartford, B: facility counselor');
});

it('keeps a drawn timeline in its folder, whatever its case is called', async () => {
  const called = (number: string) => ({ ...oneLife, people: oneLife.people.map((one) => ({ ...one, case: number })) });
  const caseload = file('called.json', JSON.stringify(called('../../CT/1%')));
  expect(await throughcare('simulate', '--caseload', caseload, '--out', path('called'))).toMatchObject({ code: 0 });
  expect(readdirSync(`${path('called')}/timelines`)).toEqual(['..%2F..%2FCT%2F1%25.txt']);
});

it('lists what is due in a simulation of any jurisdiction without being told which', async () => {
  const written = {
    jurisdiction: 'saskatchewan',
    zone: 'America/Regina',
    until: '2026-03-05',
    people: [
      {
        case: 'SK-1',
        story: 'Joins on a Monday; 75 minutes are logged by Thursday.',
        events: [
          {
            at: '2026-02-23 10:00',
            type: 'admitted',
            jurisdiction: 'saskatchewan',
            legalStatus: 'sentenced',
            setting: 'community',
            place: { facility: 'Regina', unit: 'Community Connections' },
          },
          { at: '2026-03-02 09:00', type: 'programmeJoined', programme: 'COMMUNITY-CONNECTIONS' },
          { at: '2026-03-03 18:00', type: 'contactLogged', minutes: 75 },
        ],
      },
    ],
  };
  await throughcare('simulate', '--caseload', file('week.json', JSON.stringify(written)), '--out', path('week'));
  const due = await throughcare('due', '--from', path('week'));
  expect(due.out).toMatch(/^0 overdue, 2 due[\s\S]*SK-1 +contact-hours\/1\/1$/m);
  const shown = await throughcare('show', 'SK-1', '--from', path('week'));
  expect(shown.out).toContain('missing 105 minutes');
});

it('says what a change of policy would change for these people', async () => {
  const caseload = file('caseload.json', JSON.stringify(oneLife));
  const { out } = await throughcare(
    'simulate',
    '--caseload',
    caseload,
    '--out',
    path('changed'),
    '--set',
    'oap-review.every=P90D',
    '--json',
  );
  const { whatIf } = JSON.parse(out);
  expect(whatIf.changes).toContainEqual({ what: 'oap-review metLate', before: 0, after: 1 });
  expect(whatIf.changes).toContainEqual({
    what: 'notices to unit supervisor',
    before: expect.any(Number),
    after: expect.any(Number),
  });
});

it('names the person and the event that a caseload has wrong', async () => {
  const wrong = structuredClone(oneLife) as { people: { events: Record<string, unknown>[] }[] };
  wrong.people[0]?.events.push({ at: '2026-02-30 10:00', type: 'oapReviewed' });
  const printed = await throughcare(
    'simulate',
    '--caseload',
    file('wrong.json', JSON.stringify(wrong)),
    '--out',
    path('wrong'),
  );
  expect(printed).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/case CT-1, event 5: at: "2026-02-30 10:00" does not exist/),
  });
});

it('refuses people who do not ship, and shipped people beside people of your own', async () => {
  expect(await throughcare('simulate', '--jurisdiction', 'atlantis')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/atlantis.*connecticut/s),
  });
  const caseload = file('caseload.json', JSON.stringify(oneLife));
  expect(await throughcare('simulate', '--jurisdiction', 'connecticut', '--caseload', caseload)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--caseload.*--jurisdiction/),
  });
});

it('refuses a caseload that is no JSON, and a folder that holds no simulation', async () => {
  const broken = async (text: string) => throughcare('simulate', '--caseload', file('broken.json', text));
  expect(await broken('{\n"people": [],\n}')).toMatchObject({
    code: 2,
    err: expect.stringContaining('is not JSON at line 3, column 1. A caseload is one object'),
  });
  // Nothing of it comes back: it may be about a person.
  expect(await broken('Zebulon Quixworth')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/is not JSON\. A caseload is one object(?!.*Zebulon)/s),
  });
  expect(await throughcare('show', 'CT-1', '--from', path('nothing'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('holds no simulation'),
  });
});
