/** What nobody could tell of a case is not recorded, and holds up nothing else. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { functions } from '../../functions/index.ts';
import { run } from '../../lib/commands/program.ts';
import { folder, now, throughcare } from './command-line.ts';

const { file, path } = folder();
const at = (name: string) => ['--folder', path(name)] as const;

const admission = (number: string, time: string, jurisdiction = 'connecticut') =>
  JSON.stringify({
    case: number,
    type: 'admitted',
    at: time,
    jurisdiction,
    legalStatus: 'accused',
    place: { facility: 'A', unit: 'B' },
  });

const lines = [
  admission('CT-1', '2026-11-20 10:00'),
  admission('CT-2', '1926-11-20 10:00'),
  admission('CT-3', '2026-11-20 10:00', 'narnia'),
  admission('CT-4', '2026-11-20 10:00'),
];
const uncountable = /^line 2: working days around 1926-.* cannot be counted.*check the year that was written$/;
const unknown = /^line 3: there is no jurisdiction "narnia"; choose connecticut.*or name the file/;

const pilot = file(
  'pilot.json',
  JSON.stringify({
    ...JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8')),
    jurisdiction: 'new-haven-pilot',
    facilities: [{ name: 'Main facility', units: ['Intake'] }],
    contacts: [{ name: 'All', address: { by: 'email', to: 'all@doc.example' } }],
  }),
);
const inPilot = ['--facility', 'Main facility', '--unit', 'Intake', '-j', pilot];

describe('a command is refused before anything is written', () => {
  it('when it does not name the file of the jurisdiction that the case is of', async () => {
    const cases = at('pilot');
    await throughcare('admit', 'NH-1', '--at', '2026-11-20 18:00', ...inPilot, ...cases);
    for (const more of [[], ['--zone', 'America/New_York']])
      expect(await throughcare('record', 'NH-1', 'died', '--at', '2026-11-21 08:00', ...more, ...cases)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^Nothing was recorded: there is no jurisdiction "new-haven-pilot"/),
      });
    const { out } = await throughcare('show', 'NH-1', '--json', '-j', pilot, ...cases);
    expect(JSON.parse(out)).toMatchObject({ phase: 'pretrial' });
  });

  it('when it was typed with a year whose holidays are not known; typed rightly, it is recorded', async () => {
    const admit = (time: string) =>
      throughcare('admit', 'B-1', '--at', time, '--facility', 'H', '--unit', 'I', ...at('year'));
    expect(await admit('1926-11-20 18:00')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Nothing was recorded: working days around 1926-.* check the year/),
    });
    expect(await admit('2026-11-20 18:00')).toMatchObject({ code: 0 });
  });
});

it('a line of a file is rejected with its reason, and the lines after it are recorded', async () => {
  const name = file('events.ndjson', lines.join('\n'));
  const { code, out, err } = await throughcare('record', '--file', name, ...at('file'));
  expect({ code, told: out.split('\n')[0] }).toEqual({ code: 2, told: '2 recorded, 0 recorded before, 2 rejected.' });
  expect(err.split('\n')).toEqual([expect.stringMatching(uncountable), expect.stringMatching(unknown)]);
  expect((await throughcare('show', 'CT-4', ...at('file'))).code).toBe(0);
});

it('a line about a case whose key does not open is rejected with its reason, and the lines after it are recorded', async () => {
  const cases = at('other key');
  const admit = (number: string) =>
    throughcare('admit', number, '--at', '2026-11-22 10:00', '--facility', 'A', '--unit', 'B', ...cases);
  await admit('CT-1');
  rmSync(join(path('other key'), 'master.key'));
  await admit('CT-2');
  const assessed = (number: string) =>
    JSON.stringify({ case: number, type: 'assessmentRecorded', at: '2026-11-22 11:00' });
  const rejected = /^line 1: the key of case CT-1 does not open with the master key of /;
  const name = file('assessed.ndjson', ['CT-1', 'CT-2'].map(assessed).join('\n'));
  const { code, out, err } = await throughcare('record', '--file', name, ...cases);
  expect({ code, told: out.split('\n')[0], err }).toEqual({
    code: 2,
    told: '1 recorded, 0 recorded before, 1 rejected.',
    err: expect.stringMatching(rejected),
  });
  const watched = await watching(cases, ['CT-1', 'CT-2'].map(assessed), 'case CT-2');
  expect(watched).toMatchObject({ code: 0, err: expect.arrayContaining([expect.stringMatching(rejected)]) });
});

/** Watches the lines come in, and is interrupted once something is said. */
const watching = async (cases: readonly string[], input: readonly string[], until: string) => {
  const interrupt = new AbortController();
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(['watch', ...cases], {
    functions,
    now: () => now,
    interrupted: interrupt.signal,
    input: Readable.from(input.map((line) => `${line}\n`)),
    screen: {
      write: (text) => {
        out.push(text);
        if (text.includes(until)) interrupt.abort();
      },
      warn: (text) => void err.push(text),
      colour: picocolors.createColors(false),
      progress: () => ({ share: () => undefined, end: () => undefined }),
    },
  });
  return { code, out, err };
};

it('a line of standard input is rejected on the screen, and watching goes on', async () => {
  const { code, out, err } = await watching(at('watch'), lines, 'case CT-4');
  expect(code).toBe(0);
  expect(out.filter((text) => text.startsWith('Recorded'))).toEqual([
    'Recorded: case CT-1, admitted.',
    'Recorded: case CT-4, admitted.',
  ]);
  expect(err).toEqual([expect.stringMatching(uncountable), expect.stringMatching(unknown)]);
});
