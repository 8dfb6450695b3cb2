import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dependent } from '../workflows/referral-world.ts';
import { folder, throughcareAt } from './command-line.ts';

const { path } = folder();
const at = (text: string) => Date.parse(`${text}:00-05:00`);
const admitted = ['--at', '2026-11-20 08:00', '--facility', 'Hartford', '--unit', 'Intake', '--accused'];
const duty = 'pretrial-assessment/1/1';

it('a promise and its reason are told with the duty, kept or not, and stay when it is done', async () => {
  const run = (clock: string, ...words: readonly string[]) =>
    throughcareAt(at(clock), ...words, '--folder', path('promised'));
  const pageAt = async (clock: string): Promise<string> => {
    await run(clock, 'show', 'CT-1', '--html', '--out', path('promised.html'));
    return readFileSync(path('promised.html'), 'utf8');
  };
  await run('2026-11-20T09:00', 'admit', 'CT-1', ...admitted);
  await run(
    '2026-11-21T09:00',
    ...['acknowledge', 'CT-1', duty, '--level', 'unitSupervisor'],
    ...['--promise', '2026-11-23 12:00', '--reason', 'the assessor\nis <ill>'],
  );
  const promised = 'Sat 21 Nov 2026 09:00 EST  promised for Mon 23 Nov 2026 12:00 EST, by unit supervisor';
  const reason = 'the assessor is <ill>';
  const shown = (await run('2026-11-22T09:00', 'show', 'CT-1')).out;
  expect(shown).toContain(`${promised}: ${reason}`);
  expect(shown).toContain('overdue; promised for Mon 23 Nov 2026 12:00 EST');
  expect(await pageAt('2026-11-22T09:00')).toContain(`<div>${promised}: the assessor is &lt;ill&gt;</div>`);
  const due = await run('2026-11-22T09:00', 'due');
  expect(due.out).toContain(`CT-1       ${duty}; promised for Mon 23 Nov 2026 12:00 EST`);
  expect(due.out).not.toContain('ill');
  const broken = 'promise for Mon 23 Nov 2026 12:00 EST not kept';
  expect((await run('2026-11-23T13:00', 'due')).out).toContain(`${duty}; ${broken}`);
  expect((await run('2026-11-23T13:00', 'show', 'CT-1')).out).toContain(`${promised}, not kept: ${reason}`);
  expect(JSON.parse((await run('2026-11-23T13:00', 'due', '--json')).out)).toContainEqual(
    expect.objectContaining({ duty: 'pretrial-assessment', promiseNotKept: '2026-11-23T17:00:00.000Z' }),
  );
  await run('2026-11-23T13:30', 'record', 'CT-1', 'assessmentRecorded', '--at', '2026-11-23 11:30');
  const done = (await run('2026-11-24T09:00', 'show', 'CT-1')).out;
  expect(done).toContain('~ pretrial-assessment');
  expect(done).toContain(`${promised}, kept: ${reason}`);
  expect(await pageAt('2026-11-24T09:00')).toContain(`<div>${promised}, kept: the assessor is &lt;ill&gt;</div>`);
  expect((await run('2026-11-24T09:00', 'due')).out).not.toContain('promise');
});

it('what can be acted on is listed by the key that acknowledging and snoozing take', async () => {
  const run = (clock: string, ...words: readonly string[]) =>
    throughcareAt(at(clock), ...words, '--folder', path('keys'));
  await run('2026-11-20T09:00', 'admit', 'CT-1', ...admitted);
  const clock = '2026-11-21T09:00';
  const [, key = ''] = /! pretrial-assessment .* key (\S+)$/m.exec((await run(clock, 'show', 'CT-1')).out) ?? [];
  expect(key).toBe(duty);
  expect((await run(clock, 'due')).out).toMatch(/^ {2}! .* CT-1 +pretrial-assessment\/1\/1$/m);
  const said = ['--level', 'unitSupervisor', '--promise', '2026-11-23 12:00', '--reason', 'ill'];
  expect((await run(clock, 'acknowledge', 'CT-1', 'pretrial-assessment', ...said)).err).toBe(
    'Nothing was recorded: there is no deadline "pretrial-assessment" in this case: `show` gives the key of each that is due or overdue.',
  );
  expect(await run(clock, 'acknowledge', 'CT-1', key, ...said)).toMatchObject({ code: 0, err: '' });
  await run(clock, 'record', 'CT-1', 'assessmentRecorded', '--at', '2026-11-21 08:30');
  expect((await run(clock, 'show', 'CT-1')).out).not.toMatch(/~ pretrial-assessment .* key /);
});

it('reminders that are put off are told with the duty while they are', async () => {
  const run = (clock: string, ...words: readonly string[]) =>
    throughcareAt(at(clock), ...words, '--folder', path('snoozed'));
  await run('2026-11-20T09:00', 'admit', 'CT-1', ...admitted);
  await run('2026-11-20T10:00', 'snooze', 'CT-1', duty, '--until', '2026-11-20 23:00', '--reason', 'comes at noon');
  const until = 'reminders put off until Fri 20 Nov 2026 23:00 EST';
  expect((await run('2026-11-20T11:00', 'show', 'CT-1')).out).toContain(`${until}: comes at noon`);
  expect((await run('2026-11-20T11:00', 'due')).out).toContain(`${duty}; ${until}`);
  expect((await run('2026-11-20T23:30', 'due')).out).not.toContain('put off');
  expect((await run('2026-11-22T09:00', 'show', 'CT-1')).out).toContain(
    `Fri 20 Nov 2026 10:00 EST  ${until}: comes at noon`,
  );
});

it('referrals of one person are told apart by their number, as in the messages about them, and not by the programme', async () => {
  const run = (...words: readonly string[]) =>
    throughcareAt(at('2026-11-17T09:00'), ...words, '--folder', path('referred'));
  const place = ['--facility', 'Millhaven', '--unit', 'A', '--sentence', 'P4Y'];
  await run('admit', 'CSC-1', '-j', 'correctional-service-canada', '--at', '2026-11-16 09:00', ...place);
  const facts = ['--at', '2026-11-16 10:00', '--with', JSON.stringify({ facts: dependent })];
  expect(await run('record', 'CSC-1', 'programmeFactsRecorded', ...facts)).toMatchObject({ code: 0, err: '' });
  const { out } = await run('due', '--within', 'P60D');
  expect(out.match(/CSC-1 .*/g)).toEqual([
    'CSC-1      cib-decision/1/1',
    'CSC-1      cib-decision/1/2',
    'CSC-1      programme-referral/1/1',
    'CSC-1      programme-referral/1/2',
  ]);
  expect(out).not.toMatch(/VPP|NSAP/);
});

it('every jurisdiction that the folder holds is listed, or named as not looked at', async () => {
  const here = ['--folder', path('both')];
  const clock = at('2026-11-22T12:00');
  const run = (...words: readonly string[]) => throughcareAt(clock, ...words, ...here);
  expect((await run('admit', 'CT-1', ...admitted)).code).toBe(0);
  const connections = ['--facility', 'Regina', '--unit', 'Community Connections', '--sentence', 'P9M', '--youth'];
  await run('admit', 'SK-1', '-j', 'saskatchewan', '--at', '2026-11-01 18:00', ...connections);
  const joined = ['--at', '2026-11-02 10:00', '--with', '{"programme":"COMMUNITY-CONNECTIONS"}'];
  expect(await run('record', 'SK-1', 'programmeJoined', ...joined)).toMatchObject({ code: 0, err: '' });
  const both = await run('due');
  expect(both).toMatchObject({ code: 0, err: '' });
  expect(both.out).toMatch(/^Connecticut[\s\S]* overdue,[\s\S]*CT-1[\s\S]*\n\nSaskatchewan[\s\S]* overdue,[\s\S]*SK-1/);
  const one = await run('due', '-j', 'connecticut');
  expect(one.out).not.toContain('SK-1');
  expect(one).toMatchObject({
    code: 0,
    err: 'Not looked at: the cases of saskatchewan that are here too.',
  });
  expect((await run('due', '-j', 'atlantis')).err).toContain('There is no jurisdiction "atlantis"');
});

it('a folder that is not there is told, and not made by looking', async () => {
  for (const words of [['due'], ['show', 'CT-1'], ['report', '--out', path('report')]]) {
    const { code, err } = await throughcareAt(at('2026-11-22T12:00'), ...words, '--folder', path('typo'));
    expect({ code, err }).toEqual({
      code: 2,
      err: `There is no folder ${path('typo')}, and so there are no cases in it. Check --folder, or admit somebody first.`,
    });
  }
  expect(existsSync(path('typo'))).toBe(false);
  mkdirSync(path('another'));
  writeFileSync(join(path('another'), 'letter.txt'), '');
  expect(await throughcareAt(at('2026-11-22T12:00'), 'due', '--folder', path('another'))).toMatchObject({
    code: 2,
    err: `${path('another')} is a folder, and something else than cases is kept in it. Check --folder, or admit somebody first.`,
  });
  expect(readdirSync(path('another'))).toEqual(['letter.txt']);
});

it('a simulation is listed by the jurisdiction that is asked for, and said to hold others', async () => {
  await throughcareAt(at('2026-11-22T12:00'), 'simulate', '-j', 'saskatchewan', '--out', path('simulation'));
  const due = (...words: readonly string[]) =>
    throughcareAt(at('2026-11-22T12:00'), 'due', '--from', path('simulation'), ...words);
  expect(await due('-j', 'connecticut')).toMatchObject({
    out: expect.stringMatching(/^0 overdue, 0 due/),
    err: 'Not looked at: the cases of saskatchewan that are here too.',
  });
  expect(await due('-j', 'saskatchewan')).toEqual(await due());
});

it('two files of a jurisdiction are compared where no cases are kept, and it is said', async () => {
  const file = 'jurisdictions/connecticut.json';
  const diff = await throughcareAt(
    at('2026-11-22T12:00'),
    ...['jurisdiction', 'diff', file, file, '--folder', path('none')],
  );
  expect(diff).toMatchObject({
    code: 0,
    err: `There is no folder ${path('none')}: the files are compared alone, and for nobody's cases.`,
  });
  expect(existsSync(path('none'))).toBe(false);
});

describe('a place that nobody knows is told, and no all-clear', () => {
  const here = ['--folder', path('places')];
  const clock = at('2026-11-22T12:00');
  const due = (...words: readonly string[]) => throughcareAt(clock, 'due', ...words, ...here);

  beforeAll(async () => {
    const admit = (number: string, facility: string, unit: string) =>
      throughcareAt(
        clock,
        'admit',
        number,
        '--at',
        '2026-11-22 10:00',
        '--facility',
        facility,
        '--unit',
        unit,
        ...here,
      );
    await admit('CT-1', 'Hartford Correctional Center', 'Intake');
    await admit('CT-2', 'New Haven', 'Dormitory 4');
    const left = ['--at', '2026-11-22 11:00', '--with', '{"reason":"dischargedByCourt"}'];
    await throughcareAt(clock, 'record', 'CT-2', 'closed', ...left, ...here);
  });

  it.each([
    [['--unit', 'intake'], 'No unit "intake" is known here. Known: Intake, Dormitory 4.'],
    [
      ['--facility', 'Hartford'],
      'No facility "Hartford" is known here. Known: Hartford Correctional Center, New Haven.',
    ],
    [
      ['--facility', 'New Haven', '--unit', 'Intake', '--json'],
      'No unit "Intake" is known in New Haven. Known: Dormitory 4.',
    ],
    [['--facility', 'Nowhere', '--unit', 'Intake'], 'No facility "Nowhere" is known here.'],
  ])('%j', async (words, says) => {
    expect(await due(...words)).toEqual({ code: 2, out: '', err: expect.stringContaining(says) });
  });

  it.each([
    [['--unit', 'Intake'], '0 overdue, 2 due'],
    [['--facility', 'New Haven', '--unit', 'Dormitory 4'], '0 overdue, 0 due'],
    [['--unit', 'Intake', '--within', 'PT0H'], '0 overdue, 0 due'],
  ])('%j is known, though nothing may be due there', async (words, says) => {
    expect(await due(...words)).toMatchObject({ code: 0, out: expect.stringContaining(says), err: '' });
  });

  it('a jurisdiction file knows the units that stand empty', async () => {
    const named = ['-j', 'jurisdictions/connecticut.json'];
    expect(await due(...named, '--unit', 'Intaek')).toMatchObject({ code: 2 });
    const [{ name, units }] = JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8')).facilities;
    expect(await due(...named, '--facility', name, '--unit', units[0])).toMatchObject({ code: 0, err: '' });
  });
});
