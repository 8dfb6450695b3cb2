import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseId } from '../../lib/case/identity.ts';
import { withLocalStore } from '../../lib/commands/local-store.ts';
import { folder, throughcareAt } from './command-line.ts';

const { file, path } = folder();

const east = { facility: 'New Haven Correctional Center', unit: 'Intake' };
const west = { facility: 'A camp out west', unit: 'Intake' };
const jurisdiction = 'two-clocks';

/** Two hours lie between its facilities. */
const own = file(
  'two-clocks.json',
  JSON.stringify({
    ...JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8')),
    jurisdiction,
    facilities: [
      { name: east.facility, units: ['Intake'] },
      { name: west.facility, zone: 'America/Denver', units: ['Intake'] },
    ],
    contacts: [{ name: 'All', address: { by: 'email', to: 'all@doc.example' } }],
  }),
);

const runIn =
  (name: string) =>
  (clock: string, ...words: readonly string[]) =>
    throughcareAt(Date.parse(clock), ...words, '-j', own, '--folder', path(name));

const eventsIn = (name: string) => withLocalStore(path(name), (store) => store.events(caseId('TC-1')));

const admit = (...more: readonly string[]) => [
  ...['admit', 'TC-1', '--at', '2026-11-20 08:00', '--facility', west.facility, '--unit', west.unit, '--accused'],
  ...more,
];

describe('a time without an offset is read by the clocks of the facility', () => {
  it('where somebody is admitted, and where the person is when something is recorded', async () => {
    const run = runIn('recorded');
    expect((await run('2026-11-20T17:00Z', ...admit())).code).toBe(0);
    const screened = ['record', 'TC-1', 'healthScreeningRecorded', '--at', '2026-11-20 09:30'];
    expect((await run('2026-11-20T17:00Z', ...screened)).code).toBe(0);
    expect((await eventsIn('recorded')).map(({ happenedAt }) => happenedAt)).toEqual([
      '2026-11-20T15:00:00.000Z',
      '2026-11-20T16:30:00.000Z',
    ]);
  });

  it('where somebody puts reminders off, or promises', async () => {
    const run = runIn('promised');
    const duty = ['TC-1', 'pretrial-assessment/1/1', '--reason', 'the assessor comes at noon'];
    await run('2026-11-20T17:00Z', ...admit());
    await run('2026-11-20T18:00Z', 'snooze', ...duty, '--until', '2026-11-20 23:00');
    const promise = ['--promise', '2026-11-21 20:00', '--level', 'unitSupervisor'];
    await run('2026-11-21T15:10Z', 'acknowledge', ...duty, ...promise);
    expect((await eventsIn('promised')).map(({ body }) => body)).toMatchObject([
      { type: 'admitted' },
      { type: 'snoozed', until: '2026-11-21T06:00:00.000Z' },
      { type: 'acknowledged', promisedFor: '2026-11-22T03:00:00.000Z' },
    ]);
  });

  it('unless a zone is named', async () => {
    await runIn('named')('2026-11-20T17:00Z', ...admit('--zone', 'America/New_York'));
    expect((await eventsIn('named'))[0]?.happenedAt).toBe('2026-11-20T13:00:00.000Z');
  });

  it('line by line of a file, and imported again it is the same', async () => {
    const lines = [
      { type: 'admitted', at: '2026-11-16 08:00', jurisdiction, legalStatus: 'accused', place: west },
      { type: 'healthScreeningRecorded', at: '2026-11-16 09:30' },
      { type: 'transferred', at: '2026-11-17 08:00', place: east, purpose: 'other' },
      { type: 'assessmentRecorded', at: '2026-11-18 08:00' },
    ];
    const events = file('lines.ndjson', lines.map((line) => JSON.stringify({ case: 'TC-1', ...line })).join('\n'));
    const run = runIn('imported');
    expect((await run('2026-11-20T17:00Z', 'record', '--file', events)).out).toContain('4 recorded');
    expect((await run('2026-11-20T18:00Z', 'record', '--file', events)).out).toContain('4 recorded before, 0 rejected');
    expect((await eventsIn('imported')).map(({ happenedAt }) => happenedAt)).toEqual([
      '2026-11-16T15:00:00.000Z',
      '2026-11-16T16:30:00.000Z',
      '2026-11-17T15:00:00.000Z',
      '2026-11-18T13:00:00.000Z',
    ]);
  });
});

it('a line of a file that clocks had twice is read as it is asked', async () => {
  const line = { type: 'admitted', at: '2026-11-01 01:30', jurisdiction, legalStatus: 'accused', place: west };
  const events = file('twice.ndjson', JSON.stringify({ case: 'TC-1', ...line }));
  const run = runIn('twice');
  expect((await run('2026-11-02T17:00Z', 'record', '--file', events)).err).toContain('happened twice');
  await run('2026-11-02T17:00Z', 'record', '--file', events, '--ambiguous', 'later');
  expect((await eventsIn('twice'))[0]?.happenedAt).toBe('2026-11-01T08:30:00.000Z');
});
