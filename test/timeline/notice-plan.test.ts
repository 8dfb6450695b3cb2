import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import type { SentNotice } from '../../lib/timeline/what-next.ts';
import { admitted, corrected, given, happened, recorded, released, releaseOn, sentenced } from './given.ts';
import { justAfter, justBefore, local } from './local.ts';

const admission = admitted('2026-03-02 10:00');
const pretrial = 'pretrial-assessment';
const plan = 'discharge-plan';
const custody = [admission, sentenced('2026-04-01 15:00', 'P18M')];
const dated = [...custody, releaseOn('2026-04-02 09:00', '2027-06-10')];

describe('reminders', () => {
  test('go when half and when a tenth of the window remain', () => {
    expect(given(admission).at('2026-03-02 10:00').reminders(pretrial)).toEqual([
      '2026-03-02 22:00',
      '2026-03-03 07:36',
    ]);
    expect(
      given(...custody)
        .at('2026-04-01 15:00')
        .reminders('classification'),
    ).toHaveLength(2);
  });

  test('come no closer than an hour to the due time', () => {
    expect(given(admission).at('2026-03-02 10:00').reminders('health-screening')).toEqual([
      '2026-03-02 12:00',
      '2026-03-02 13:00',
    ]);
    const short = given(admission).under({ 'health-screening.within': 'PT2H' });
    expect(short.at('2026-03-02 10:00').reminders('health-screening')).toEqual(['2026-03-02 11:00']);
    const shorter = given(admission).under({ 'health-screening.within': 'PT1H' });
    expect(shorter.at('2026-03-02 10:00').reminders('health-screening')).toEqual(['2026-03-02 10:00']);
    const shortest = given(admission).under({ 'health-screening.within': 'PT0H30M' });
    expect(shortest.at('2026-03-02 10:00').reminders('health-screening')).toEqual([]);
  });

  test('wait for the window to open', () => {
    const life = given(...dated).at('2026-05-01 12:00');
    for (const at of life.reminders('discharge-card')) expect(local(at) >= local('2027-06-03 00:00')).toBe(true);
    expect(life.owes('discharge-card')).toEqual([]);
    expect(life.next('discharge-card').settled).toBe(false);
  });

  test('wait for the duty to be known; of what should have gone before, only the newest goes', () => {
    const late = given(recorded('2026-03-03 08:00', admission)).at('2026-03-03 08:00');
    expect(late.reminders(pretrial)).toEqual(['2026-03-03 08:00', '2026-03-03 08:00']);
    expect(late.owes(pretrial)).toEqual(['reminder-2 to owner']);
    expect(late.owes(pretrial, 'reminder-2')).toEqual([]);
  });

  test('follow a parameter', () => {
    const life = given(admission).under({ 'pretrial-assessment.remind': 'PT6H,PT2H' });
    expect(life.at('2026-03-02 10:00').reminders(pretrial)).toEqual(['2026-03-03 04:00', '2026-03-03 08:00']);
    const thirds = given(admission).under({ 'pretrial-assessment.remind': '75%,25%' });
    expect(thirds.at('2026-03-02 10:00').reminders(pretrial)).toEqual(['2026-03-02 16:00', '2026-03-03 04:00']);
  });

  test('of the discharge plan go 30, 14, 7 and 1 days before it is due, in time for that morning’s digest', () => {
    const at = given(...dated)
      .at('2026-05-01 12:00')
      .reminders(plan);
    expect(at.map((time) => time.slice(0, 10))).toEqual(['2027-03-27', '2027-04-12', '2027-04-19', '2027-04-25']);
    for (const time of at) expect(time.slice(11) <= '07:00').toBe(true);
  });

  test('are owed one at a time, at their time', () => {
    const life = given(admission);
    expect(life.at(justBefore('2026-03-02 22:00')).owes(pretrial)).toEqual([]);
    expect(life.at('2026-03-02 22:00').owes(pretrial)).toEqual(['reminder-1 to owner']);
    expect(life.at('2026-03-02 22:00').next(pretrial).nextAt).toBe(local('2026-03-03 07:36'));
    expect(life.at('2026-03-03 07:36').owes(pretrial)).toEqual(['reminder-2 to owner']);
    expect(life.at('2026-03-03 07:36').owes(pretrial, 'reminder-2')).toEqual([]);
  });

  test('of one deadline are not silenced by those of another', () => {
    const sent = [{ deadline: 'health-screening/1/1', generation: 9, rung: 'reminder-1' }];
    expect(given(admission).at('2026-03-02 22:00').next(pretrial, sent).send).toHaveLength(1);
  });
});

describe('the ladder', () => {
  test('of an hour clock: at once, after 4 hours, after 24 hours', () => {
    expect(given(admission).at('2026-03-03 12:00').ladder(pretrial)).toEqual([
      'rung-1 to unitSupervisor at 2026-03-03 10:00:00.001',
      'rung-2 to facilityHead at 2026-03-03 14:00:00.001',
      'rung-3 to centralOffice at 2026-03-04 10:00:00.001',
    ]);
  });

  test('of any other clock: at once, after 24 hours, after 72 hours', () => {
    expect(
      given(...custody)
        .at('2026-04-12 12:00')
        .ladder('classification'),
    ).toEqual([
      'rung-1 to unitSupervisor at 2026-04-12 00:00',
      'rung-2 to facilityHead at 2026-04-13 00:00',
      'rung-3 to centralOffice at 2026-04-15 00:00',
    ]);
  });

  test.each([
    ['2026-03-03 10:00', []],
    [justAfter('2026-03-03 10:00'), ['rung-1 to unitSupervisor']],
    ['2026-03-03 14:00', ['rung-1 to unitSupervisor']],
    [justAfter('2026-03-03 14:00'), ['rung-2 to facilityHead']],
    ['2026-03-09 10:00', ['rung-3 to centralOffice']],
  ])('at %s, nothing having gone since the reminders, owes %j', (at, owed) => {
    expect(given(admission).at(at).owes(pretrial, 'reminder-2')).toEqual(owed);
  });

  test('has ended when the last rung has gone', () => {
    expect(
      given(admission)
        .at('2026-03-09 10:00')
        .next(pretrial, [{ deadline: `${pretrial}/1/1`, generation: 1, rung: 'rung-3' }]),
    ).toEqual({ send: [], settled: true });
  });

  test('stops when the duty is done late', () => {
    const done = given(admission, happened('2026-03-03 11:00', 'assessmentRecorded'));
    expect(done.at('2026-03-03 15:00').next(pretrial)).toEqual({ send: [], settled: true });
  });

  test('follows its parameters', () => {
    const life = given(admission).under({ 'ladder.hourClock': 'PT0H,PT1H' }).at('2026-03-03 12:00');
    expect(life.ladder(pretrial)).toEqual([
      'rung-1 to unitSupervisor at 2026-03-03 10:00:00.001',
      'rung-2 to facilityHead at 2026-03-03 11:00:00.001',
    ]);
  });
});

describe('an acknowledgement with a promise', () => {
  const acknowledged = (at: string, promise: string, level: 'unitSupervisor' | 'facilityHead' | 'centralOffice') =>
    happened(at, 'acknowledged', {
      deadline: `${pretrial}/1/1`,
      reason: 'short of staff',
      promisedFor: local(promise),
      level,
    });
  const life = (...more: readonly CaseEvent[]) => given(admission, ...more);

  test('stops the ladder until the promise, and resumes at the next rung', () => {
    const promised = life(acknowledged('2026-03-03 11:00', '2026-03-05 12:00', 'unitSupervisor'));
    expect(promised.at('2026-03-03 12:00').ladder(pretrial)).toEqual([
      'rung-1 to unitSupervisor at 2026-03-03 10:00:00.001',
      'rung-2 to facilityHead at 2026-03-05 12:00:00.001',
      'rung-3 to centralOffice at 2026-03-06 08:00:00.001',
    ]);
    expect(promised.at('2026-03-05 12:00').owes(pretrial, 'rung-1')).toEqual([]);
    expect(promised.at(justAfter('2026-03-05 12:00')).owes(pretrial, 'rung-1')).toEqual(['rung-2 to facilityHead']);
  });

  test('never clears the breach, nor makes anything met', () => {
    const promised = life(acknowledged('2026-03-03 11:00', '2026-03-05 12:00', 'unitSupervisor')).at(
      '2026-03-03 12:00',
    );
    expect(promised.duty(pretrial)).toMatchObject({
      state: 'overdue',
      breaches: [{ dueAt: local('2026-03-03 10:00') }],
    });
    const kept = life(
      acknowledged('2026-03-03 11:00', '2026-03-05 12:00', 'unitSupervisor'),
      happened('2026-03-05 11:00', 'assessmentRecorded'),
    ).at('2026-03-06 12:00');
    expect(kept.line(pretrial)).toBe('metLate 2026-03-03 10:00');
    expect(kept.next(pretrial).send).toEqual([]);
  });

  test('counts only from someone of the level that the ladder has reached, or above', () => {
    const below = life(acknowledged('2026-03-03 15:00', '2026-03-05 12:00', 'unitSupervisor')).at('2026-03-03 16:00');
    expect(below.ladder(pretrial)[2]).toBe('rung-3 to centralOffice at 2026-03-04 10:00:00.001');
    const same = life(acknowledged('2026-03-03 15:00', '2026-03-05 12:00', 'facilityHead')).at('2026-03-03 16:00');
    expect(same.ladder(pretrial)[2]).toBe('rung-3 to centralOffice at 2026-03-05 12:00:00.001');
    const above = life(acknowledged('2026-03-03 11:00', '2026-03-05 12:00', 'centralOffice')).at('2026-03-03 12:00');
    expect(above.ladder(pretrial).slice(1)).toEqual(['promise-2 to centralOffice at 2026-03-05 12:00:00.001']);
  });

  test('after the last rung, the last rung is told again when the promise is broken', () => {
    const promised = life(acknowledged('2026-03-05 11:00', '2026-03-08 12:00', 'centralOffice'));
    expect(promised.at('2026-03-06 12:00').owes(pretrial, 'rung-3')).toEqual([]);
    expect(promised.at('2026-03-08 12:30').owes(pretrial, 'rung-3')).toEqual(['promise-2 to centralOffice']);
  });

  test('twice: the second promise counts from where the first had stopped the ladder', () => {
    const twice = life(
      acknowledged('2026-03-03 11:00', '2026-03-05 12:00', 'unitSupervisor'),
      acknowledged('2026-03-05 13:00', '2026-03-07 12:00', 'facilityHead'),
    ).at('2026-03-05 14:00');
    expect(twice.ladder(pretrial)).toEqual([
      'rung-1 to unitSupervisor at 2026-03-03 10:00:00.001',
      'rung-2 to facilityHead at 2026-03-05 12:00:00.001',
      'rung-3 to centralOffice at 2026-03-07 12:00:00.001',
    ]);
  });

  test.each([
    ['14 days ahead, the furthest there is', '2026-03-17 end of day', '2026-03-18 00:00'],
    ['further ahead than that, it stops nothing', '2026-03-18 00:00', '2026-03-03 14:00:00.001'],
    ['not ahead at all, it stops nothing', '2026-03-03 11:00', '2026-03-03 14:00:00.001'],
  ])('promises at most 14 days ahead: %s', (_, promise, second) => {
    const promised = life(acknowledged('2026-03-03 11:00', promise, 'unitSupervisor')).at('2026-03-03 12:00');
    expect(promised.ladder(pretrial)[1]).toBe(`rung-2 to facilityHead at ${second}`);
  });

  test('before the due time stops nothing', () => {
    const early = life(acknowledged('2026-03-03 09:00', '2026-03-05 12:00', 'centralOffice')).at('2026-03-03 12:00');
    expect(early.ladder(pretrial)[0]).toBe('rung-1 to unitSupervisor at 2026-03-03 10:00:00.001');
    expect(early.ladder(pretrial)[1]).toBe('rung-2 to facilityHead at 2026-03-03 14:00:00.001');
  });

  test('is a new generation of its deadline', () => {
    const promised = life(acknowledged('2026-03-03 11:00', '2026-03-05 12:00', 'unitSupervisor')).at(
      '2026-03-03 12:00',
    );
    expect(promised.duty(pretrial).generation).toBe(2);
    expect(promised.duty(pretrial).dateGeneration).toBe(1);
  });
});

describe('a duty that is owed after all', () => {
  const slip = released('2026-03-03 09:40', 'bond');
  const mended = corrected('2026-03-03 09:50', slip.id);
  const life = given(admission, slip, mended).at('2026-03-03 09:55');
  const reminded = {
    deadline: `${pretrial}/1/1`,
    generation: 1,
    rung: 'reminder-2',
    confirmedAt: local('2026-03-03 07:36'),
  };
  const takenBack = {
    ...reminded,
    generation: 2,
    rung: 'void',
    kind: 'void',
    confirmedAt: local('2026-03-03 09:41'),
  } as const;

  test.each([
    ['was told to be over is told anew', [reminded, takenBack], ['reminder-2 to owner']],
    ['was told anew is not told again', [reminded, takenBack, { ...reminded, generation: 3 }], []],
    [
      'was to be told over, and nobody heard yet, goes on as it was',
      [reminded, { ...takenBack, confirmedAt: undefined }],
      [],
    ],
    ['was to be told over, and was withdrawn, goes on as it was', [reminded, { ...takenBack, withdrawn: true }], []],
    ['had another told over, goes on as it was', [reminded, { ...takenBack, deadline: 'health-screening/1/1' }], []],
  ] as const)('which %s', (_, sent, owed) => {
    expect(life.duty(pretrial)).toMatchObject({ state: 'due', generation: 3, dateGeneration: 1 });
    expect(
      life.next(pretrial, sent as readonly SentNotice[]).send.map(({ rung, level }) => `${rung} to ${level}`),
    ).toEqual(owed);
  });

  test('ends again: that is told again, once', () => {
    const again = given(admission, slip, mended, released('2026-03-03 09:57', 'bond')).at('2026-03-03 09:58');
    const anew = { ...reminded, generation: 3 };
    expect(again.next(pretrial, [reminded, takenBack, anew]).send.map(({ rung }) => rung)).toEqual(['void']);
    expect(again.next(pretrial, [reminded, takenBack]).send).toEqual([]);
    expect(again.next(pretrial, [reminded, takenBack, anew, { ...takenBack, generation: 4 }]).send).toEqual([]);
  });
});
