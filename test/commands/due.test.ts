import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, throughcareAt } from './command-line.ts';

const { path } = folder();
const at = (text: string) => Date.parse(`${text}:00-05:00`);
const admitted = ['--at', '2026-11-20 08:00', '--facility', 'Hartford', '--unit', 'Intake', '--accused'];
const duty = 'pretrial-assessment/1/1';

it('a promise and its reason are told with the duty, until it is done or broken', async () => {
  const run = (clock: string, ...words: readonly string[]) =>
    throughcareAt(at(clock), ...words, '--folder', path('promised'));
  await run('2026-11-20T09:00', 'admit', 'CT-1', ...admitted);
  await run(
    '2026-11-21T09:00',
    ...['acknowledge', 'CT-1', duty, '--level', 'unitSupervisor'],
    ...['--promise', '2026-11-23 12:00', '--reason', 'the assessor is ill'],
  );
  const words = 'promised for Mon 23 Nov 2026 12:00 EST, by unit supervisor: the assessor is ill';
  expect((await run('2026-11-22T09:00', 'show', 'CT-1')).out).toContain(words);
  const page = path('promised.html');
  await run('2026-11-22T09:00', 'show', 'CT-1', '--html', '--out', page);
  expect(readFileSync(page, 'utf8')).toContain(words);
  const due = await run('2026-11-22T09:00', 'due');
  expect(due.out).toContain('CT-1       pretrial-assessment; promised for Mon 23 Nov 2026 12:00 EST');
  expect(due.out).not.toContain('ill');
  const broken = 'promise for Mon 23 Nov 2026 12:00 EST not kept';
  expect((await run('2026-11-23T13:00', 'due')).out).toContain(`pretrial-assessment; ${broken}`);
  expect((await run('2026-11-23T13:00', 'show', 'CT-1')).out).toContain(
    `${broken}, by unit supervisor: the assessor is ill`,
  );
  expect(JSON.parse((await run('2026-11-23T13:00', 'due', '--json')).out)).toContainEqual(
    expect.objectContaining({ duty: 'pretrial-assessment', promiseNotKept: '2026-11-23T17:00:00.000Z' }),
  );
});

it('reminders that are put off are told with the duty while they are', async () => {
  const run = (clock: string, ...words: readonly string[]) =>
    throughcareAt(at(clock), ...words, '--folder', path('snoozed'));
  await run('2026-11-20T09:00', 'admit', 'CT-1', ...admitted);
  await run('2026-11-20T10:00', 'snooze', 'CT-1', duty, '--until', '2026-11-20 23:00', '--reason', 'comes at noon');
  const until = 'reminders put off until Fri 20 Nov 2026 23:00 EST';
  expect((await run('2026-11-20T11:00', 'show', 'CT-1')).out).toContain(`${until}: comes at noon`);
  expect((await run('2026-11-20T11:00', 'due')).out).toContain(`pretrial-assessment; ${until}`);
  expect((await run('2026-11-20T23:30', 'due')).out).not.toContain('put off');
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
