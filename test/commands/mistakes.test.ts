/** What somebody at the keyboard can put right ends with exit code 2 and one sentence. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { house } from '../../bin/house.ts';
import { rehearseFaults } from '../../lib/commands/rehearse-faults.ts';
import { folder, throughcare } from './command-line.ts';

const { path, file } = folder();
const plain = path('a-file');
const lived = path('lived');

beforeAll(async () => {
  file('a-file', '');
  await throughcare('simulate', '-j', 'saskatchewan', '--out', lived);
});

const refused = async (says: string, ...words: readonly string[]): Promise<void> => {
  const { code, out, err } = await throughcare(...words);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(says) });
};

const admission = ['--at', '2026-11-20 08:00', '--facility', 'Hartford', '--unit', 'Intake', '--accused'];

describe('a path that cannot be used', () => {
  it.each<readonly [name: string, words: readonly string[], says: string]>([
    ['a file for a simulation', ['simulate', '--out', plain], 'there is a file where a folder is wanted'],
    ['a file for a report', ['report', '--from', lived, '--out', plain], 'there is a file where a folder is wanted'],
    [
      'a path through a file for a report',
      ['report', '--from', lived, '--out', join(plain, 'report')],
      'there is a file where a folder is wanted',
    ],
    ['a name too long for a report', ['report', '--from', lived, '--out', path('r'.repeat(300))], 'a name is too long'],
    ['a name too long for cases to look at', ['due', '--folder', path('c'.repeat(300))], 'There is no folder'],
    ['a file for cases to look at', ['due', '--folder', plain], 'is a file, and cases are kept in a folder'],
    [
      'a file for the case to look at',
      ['show', 'CT-1', '--folder', plain],
      'is a file, and cases are kept in a folder',
    ],
    ['a file for cases to write', ['admit', 'CT-1', ...admission, '--folder', plain], 'there is a file where a folder'],
    [
      'a folder that is not there for a new jurisdiction',
      ['jurisdiction', 'init', 'pilot', '--pack', 'connecticut', '--out', join(path('nowhere'), 'x.json')],
      'the folder that it should lie in does not exist',
    ],
  ])('%s', (_, words, says) => refused(says, ...words));

  it('a folder for the page of a timeline', async () => {
    const [number] = JSON.parse(readFileSync(join(lived, 'summary.json'), 'utf8')).cases;
    await refused('it is a folder', 'show', number.case, '--from', lived, '--html', '--out', lived);
  });
});

it('a folder where a report has a file of its own', async () => {
  const out = path('report');
  mkdirSync(join(out, 'report.html'), { recursive: true });
  await refused(`${join(out, 'report.html')} cannot be written`, 'report', '--from', lived, '--out', out);
});

it('a folder where a process leaves its mark on the cases', async () => {
  const cases = path('marked');
  mkdirSync(join(cases, 'opened'), { recursive: true });
  await refused('it is a folder', 'admit', 'CT-1', ...admission, '--folder', cases);
});

describe('cases that are written to where none are kept', () => {
  const duty = ['CT-1', 'pretrial-assessment/1/1', '--reason', 'ill'];
  const writing: readonly (readonly string[])[] = [
    ['record', 'CT-1', 'assessmentRecorded', '--at', '2026-11-21 09:30'],
    ['decide', 'CSC-1', 'VPP-MI', 'accept', '--by', 'j.tremblay', '--reason', 'as the guidelines'],
    ['acknowledge', ...duty, '--level', 'unitSupervisor', '--promise', '2026-11-24 12:00'],
    ['snooze', ...duty, '--until', '2026-11-24 09:00'],
    ['watch'],
  ];
  it.each(writing.map((words) => [words[0], words] as const))('%s makes no folder', async (_, words) => {
    const typo = path('typo');
    await refused(
      `There is no folder ${typo}, and so there are no cases in it. Check --folder, or admit somebody first.`,
      ...words,
      '--folder',
      typo,
    );
    expect(existsSync(typo)).toBe(false);
  });

  it.each(writing.map((words) => [words[0], words] as const))('%s adds nothing to another folder', async (_, words) => {
    await refused('something else than cases is kept in it', ...words, '--folder', lived);
  });

  it('but somebody may be admitted there by whatever command records it', async () => {
    const begun = ['--folder', path('begun')];
    const admitted = '{"legalStatus":"accused","jurisdiction":"connecticut","place":{"facility":"A","unit":"B"}}';
    expect(
      await throughcare('record', 'CT-1', 'admitted', '--at', '2026-11-22 10:00', '--with', admitted, ...begun),
    ).toMatchObject({ code: 0, err: '' });
  });
});

describe('a simulation that is broken', () => {
  const parts = ['events.ndjson', 'notices.ndjson', 'rehearsal.json'] as const;
  it.each(parts.flatMap((part) => [[part, '{"cut'] as const, [part, '{}'] as const]))(
    'in its %s, which holds %s',
    async (part, broken) => {
      const at = path('broken');
      mkdirSync(at, { recursive: true });
      for (const one of parts) writeFileSync(join(at, one), readFileSync(join(lived, one)));
      writeFileSync(join(at, part), broken);
      await refused(join(at, part), 'due', '--from', at);
      await refused('throughcare simulate', 'show', 'SK-1', '--from', at);
    },
  );
});

describe('a simulation that lacks a part', () => {
  it.each(['events', 'notices'])('of one of its %s', async (part) => {
    const at = path(`lacking-${part}`);
    mkdirSync(at, { recursive: true });
    for (const one of ['events.ndjson', 'notices.ndjson', 'rehearsal.json'])
      writeFileSync(join(at, one), readFileSync(join(lived, one)));
    const [first = '', ...others] = readFileSync(join(lived, `${part}.ndjson`), 'utf8').split('\n');
    const { recipient, ...lacking } = JSON.parse(first);
    const broken = part === 'events' ? { ...lacking, body: { type: 'admitted' } } : lacking;
    writeFileSync(join(at, `${part}.ndjson`), [JSON.stringify(broken), ...others].join('\n'));
    await refused(`${part}.ndjson, line 1, is not what a simulation writes`, 'due', '--from', at);
  });
});

describe('a file of staff that cannot be used, told without its tokens', () => {
  const token = 'Zebulon-1979-03-14';
  const somebody = { token, account: 'a.smith', roles: ['staff'] };
  it.each<readonly [what: string, staff: unknown, says: string]>([
    ['no list', somebody, 'cannot be used: a list in brackets, received an object of 3 fields. Write a list such as'],
    ['nobody', [], 'at least one member of staff, received a list of 0'],
    ['nobody it could know', [{ ...somebody, token: undefined }], '0.token is missing: write text in quotation marks'],
    ['a token too short', [{ ...somebody, token: token.slice(0, 7) }], 'nobody guesses, received text of 7 characters'],
    ['a role that there is not', [{ ...somebody, roles: ['boss'] }], '0.roles.0: one of "staff", "supervisor", '],
    [
      'a word that means nothing',
      [{ ...somebody, unit: token }],
      '0.unit does not belong here; leave it out, or correct',
    ],
    ['a unit in words', [{ ...somebody, units: [token] }], '0.units.0: an object in braces, received text of 18'],
  ])('%s', async (_what, staff, says) => {
    const { code, out, err } = await throughcare('serve', '--staff', file('staff.json', JSON.stringify(staff)));
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(says) });
    expect(err).not.toMatch(/Zebulon|1979|Invalid|expected|Unrecognized/);
  });
});

it('carrying over without a region', async () => {
  const { AWS_REGION: region } = process.env;
  delete process.env.AWS_REGION;
  process.env.AWS_CONFIG_FILE = plain;
  await refused('set AWS_REGION', 'carry-over', '--from', 'one', '--to', 'other');
  delete process.env.AWS_CONFIG_FILE;
  if (region !== undefined) process.env.AWS_REGION = region;
});

it.each([
  [join(path('nowhere'), 'kept.json'), 'there is no folder'],
  [path('.'), 'is a folder: name a file in it'],
])('a rehearsal that is to be kept in %s', async (keep, says) => {
  const said: string[] = [];
  const code = await rehearseFaults(['--case-years', '1', '--keep', keep], {
    house,
    thread: new URL('../../bin/rehearse-world.ts', import.meta.url),
    write: (text) => void said.push(text),
    progress: () => undefined,
  });
  expect([code, said.join('\n')]).toEqual([2, expect.stringContaining(says)]);
});

describe('what would pass for an answer about something else', () => {
  const here = ['--folder', path('held')];
  const from = ['--from', lived];
  beforeAll(async () => {
    await throughcare('admit', 'CT-1', ...admission, ...here);
  });

  it.each([
    ['due', ['due']],
    ['show', ['show', 'SK-1001']],
    ['report', ['report', '--out', path('two-sources')]],
    [
      'jurisdiction diff',
      ['jurisdiction', 'diff', 'jurisdictions/saskatchewan.json', 'jurisdictions/saskatchewan.json'],
    ],
  ])('%s of a simulation and of a folder at once', async (_, words) => {
    await refused(
      "option '--from <folder>' cannot be used with option '--folder <folder>'",
      ...words,
      ...from,
      ...here,
    );
  });

  it('a report on bookings and on a folder at once', () =>
    refused(
      "option '--bookings <file>' cannot be used with option '--folder <folder>'",
      ...['report', '--bookings', plain, ...here],
    ));

  it('a report on a jurisdiction that has no cases here', async () => {
    const out = path('nobody');
    await refused(
      'There are no cases of saskatchewan here to report on; there are those of connecticut.',
      ...['report', '-j', 'saskatchewan', '--out', out, ...here],
    );
    await refused(
      'There are no cases of connecticut here to report on; there are those of saskatchewan.',
      ...['report', '-j', 'jurisdictions/connecticut.json', '--out', out, ...from],
    );
    expect(existsSync(out)).toBe(false);
  });

  it('a case under a jurisdiction that is not its own', async () => {
    const says = 'Case CT-1 is of connecticut, not of saskatchewan: leave -j out.';
    await refused(says, 'show', 'CT-1', '-j', 'saskatchewan', ...here);
    await refused(says, 'show', 'CT-1', '-j', 'jurisdictions/saskatchewan.json', '--json', ...here);
    const told = ['pretrial-assessment/1/1', '--reason', 'ill', '-j', 'saskatchewan'];
    const promised = ['--promise', '2030-01-01 09:00', '--level', 'unitSupervisor'];
    await refused(says, 'acknowledge', 'CT-1', ...told, ...promised, ...here);
    await refused(says, 'snooze', 'CT-1', ...told, '--until', '2030-01-01 09:00', ...here);
    const decided = ['VPP-MI', 'accept', '--by', 'j.tremblay', '--reason', 'fits', '-j', 'saskatchewan'];
    await refused(says, 'decide', 'CT-1', ...decided, ...here);
    await refused('There is no jurisdiction "nope"; choose', 'show', 'CT-1', '-j', 'nope', ...here);
    for (const own of ['connecticut', 'jurisdictions/connecticut.json'])
      expect(await throughcare('show', 'CT-1', '-j', own, ...here)).toMatchObject({ code: 0, err: '' });
  });

  it('a case of a simulation under another jurisdiction', async () => {
    const [number] = JSON.parse(readFileSync(join(lived, 'summary.json'), 'utf8')).cases;
    await refused(`Case ${number.case} is of saskatchewan`, 'show', number.case, '-j', 'connecticut', ...from);
    await refused('There is no jurisdiction "nope"', 'show', number.case, '-j', 'nope', ...from);
  });
});
