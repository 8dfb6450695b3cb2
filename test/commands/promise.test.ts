import { expect, it } from 'vitest';
import { folder, throughcareAt } from './command-line.ts';

const { path } = folder();
const cases = ['--folder', path('cases')];
const at = (text: string) => Date.parse(`${text}:00-05:00`);

it('a promise and a snooze are recorded with their reason, or refused in one sentence', async () => {
  const run = (clock: string, ...words: readonly string[]) => throughcareAt(at(clock), ...words, ...cases);
  await run(
    '2026-11-20T09:00',
    'admit',
    'CT-1',
    '--at',
    '2026-11-20 08:00',
    '--facility',
    'Hartford',
    '--unit',
    'Intake',
    '--accused',
  );
  const duty = 'pretrial-assessment/1/1';
  const snooze = ['snooze', 'CT-1', duty, '--reason', 'the assessor comes at noon'];
  expect(await run('2026-11-20T10:00', ...snooze, '--until', '2026-11-20 23:00')).toMatchObject({ code: 0, err: '' });
  expect((await run('2026-11-20T10:00', ...snooze, '--until', '2026-11-21 08:00')).err).toContain(
    `${duty} is due at Sat 21 Nov 2026 08:00 EST: its reminders can be put off until before then, not Sat 21 Nov 2026 08:00 EST`,
  );
  expect((await run('2026-11-20T10:00', ...snooze, '--until', '2026-11-20 09:00')).err).toContain(
    'the time to be reminded again (Fri 20 Nov 2026 09:00 EST) must lie ahead',
  );
  expect((await run('2026-11-20T10:00', ...snooze, '--until', '2026-11-20 25:00')).err).toContain('does not exist');
  const acknowledge = ['acknowledge', 'CT-1', duty, '--reason', 'ill'];
  const late = '2026-11-21T09:00';
  expect((await run(late, ...acknowledge, '--promise', '2026-11-21 08:30', '--level', 'unitSupervisor')).err).toContain(
    'the promise (Sat 21 Nov 2026 08:30 EST) must lie ahead',
  );
  const promise = ['--promise', '2026-11-23 12:00', '--level'];
  expect((await run('2026-11-20T10:00', ...acknowledge, ...promise, 'unitSupervisor')).err).toContain(
    'there is nothing to acknowledge',
  );
  expect((await run(late, ...acknowledge, '--promise', '2026-12-06 12:00', '--level', 'unitSupervisor')).err).toContain(
    'no further ahead than 2026-12-05',
  );
  expect((await run('2026-11-21T13:00', ...acknowledge, ...promise, 'unitSupervisor')).err).toContain(
    'has reached facilityHead',
  );
  expect(await run('2026-11-21T13:00', ...acknowledge, ...promise, 'facilityHead')).toMatchObject({ code: 0, err: '' });
  expect((await run(late, ...acknowledge, ...promise, 'somebody')).code).toBe(2);
});

it.each(['', ' ', '\t\n'])('a reason is in words: %j is refused, whoever gives it', async (blank) => {
  const run = (...words: readonly string[]) =>
    throughcareAt(at('2026-11-21T08:30'), ...words, '--folder', path('blank'));
  const place = ['--facility', 'Hartford', '--unit', 'Intake'];
  await run('admit', 'CT-1', '--at', '2026-11-20 08:00', ...place);
  const said = ['CT-1', 'pretrial-assessment/1/1', '--reason', blank];
  const refusals = [
    await run('acknowledge', ...said, '--promise', '2026-11-21 12:00', '--level', 'unitSupervisor'),
    await run('snooze', ...said, '--until', '2026-11-21 12:00'),
    await run(
      'record',
      'CT-1',
      'accessOpened',
      '--at',
      '2026-11-21 08:00',
      '--with',
      JSON.stringify({ reason: blank }),
    ),
  ];
  for (const { code, err } of refusals) {
    expect(code).toBe(2);
    expect(err).toContain(`reason: a reason in words, received ${JSON.stringify(blank)}`);
  }
});
