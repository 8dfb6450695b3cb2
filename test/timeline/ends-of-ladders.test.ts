/** How escalation ends: promises that are watched, the last rung told again, reminders put off, and duties that change hands. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { dailyRepeat, isClimbing, pendingPromise } from '../../lib/timeline/ladder.ts';
import { admitted, facts, given, happened, recorded, released, sentenced } from './given.ts';
import { justAfter, justBefore, local } from './local.ts';

const pretrial = 'pretrial-assessment';
const admission = admitted('2026-03-02 10:00');
const promised = (at: string, until: string, level: 'unitSupervisor' | 'facilityHead' | 'centralOffice') =>
  happened(at, 'acknowledged', { deadline: `${pretrial}/1/1`, reason: 'ill', promisedFor: local(until), level });
const all = ['rung-1', 'rung-2', 'rung-3'];

describe('the last rung', () => {
  const repeat = (at: string, gone: readonly string[], ...more: readonly CaseEvent[]) => {
    const { policy, ...life } = given(admission, ...more);
    return dailyRepeat(life.at(at).duty(pretrial), (rung) => gone.includes(rung), policy, local(at))?.rung;
  };

  test.each([
    ['the day that it went', '2026-03-04 23:59', all, undefined],
    ['the day after', '2026-03-05 00:00', all, 'rung-3/2026-03-05'],
    ['a month later', '2026-04-05 07:00', all, 'rung-3/2026-04-05'],
    ['before it went at all', '2026-03-05 07:00', ['rung-1', 'rung-2'], undefined],
  ] as const)('is told again once a day: %s', (_, at, gone, rung) => {
    expect(repeat(at, gone)).toBe(rung);
  });

  test('rests while a promise is pending, and when the duty is done', () => {
    const promise = promised('2026-03-05 11:00', '2026-03-08 12:00', 'centralOffice');
    expect(repeat('2026-03-08 07:00', all, promise)).toBeUndefined();
    expect(repeat('2026-03-09 07:00', [...all, 'promise-2'], promise)).toBe('promise-2/2026-03-09');
    expect(repeat('2026-03-09 07:00', all, happened('2026-03-08 11:00', 'assessmentRecorded'))).toBeUndefined();
  });
});

describe('a missed week, and a second', () => {
  // The first week falls due on Monday 9 March at the end of the day: central office is reached on the 13th.
  const { policy, ...life } = given(
    admitted('2026-03-02 09:00', { legalStatus: 'sentenced', sentence: { length: 'P1Y', split: 'probation' } }),
    released('2026-03-02 10:00', 'probation', { place: { facility: 'District', unit: 'Probation' } }),
  );
  const again = (week: number, at: string, ...more: readonly CaseEvent[]) =>
    dailyRepeat(
      life
        .and(...more)
        .at(at)
        .duty(`front-loading-contact/1/${week}`),
      (rung) => all.includes(rung),
      policy,
      local(at),
    )?.rung;

  test.each([
    ['2026-03-16 07:00', 'rung-3/2026-03-16'],
    ['2026-03-17 07:00', 'rung-3/2026-03-17'],
    ['2026-03-19 07:00', 'rung-3/2026-03-19'],
    ['2026-03-19 23:59', 'rung-3/2026-03-19'],
    ['2026-03-20 00:00', undefined],
    ['2026-03-20 07:00', undefined],
  ])('until the second has climbed as high, the first goes on being told: %s', (at, rung) => {
    expect(again(1, at)).toBe(rung);
  });
  const promisedOf = (week: number, level: 'unitSupervisor' | 'centralOffice') =>
    happened('2026-03-17 09:00', 'acknowledged', {
      deadline: `front-loading-contact/1/${week}`,
      reason: 'ill',
      promisedFor: local('2026-03-29 12:00'),
      level,
    });
  test('what a supervisor promises of the second lets the first go on until one has climbed as high', () => {
    const promise = promisedOf(2, 'unitSupervisor');
    expect(again(1, '2026-03-20 07:00', promise)).toBe('rung-3/2026-03-20');
    // The third is missed on the 23rd at the end of the day, and reaches central office three days later.
    expect(again(1, '2026-03-26 07:00', promise)).toBe('rung-3/2026-03-26');
    expect(again(1, '2026-03-27 07:00', promise)).toBeUndefined();
    expect(again(3, '2026-03-28 07:00', promise)).toBe('rung-3/2026-03-28');
  });
  test('and may be promised again while its own ladder climbs, though another has taken over', () => {
    const promising = life.and(promisedOf(2, 'unitSupervisor'));
    const climbs = (at: string) => isClimbing(promising.at(at).duty('front-loading-contact/1/2'), policy, local(at));
    // The promise ends on the 29th at noon: the facility head hears then, and central office two days later.
    expect(climbs('2026-03-29 09:00')).toBe(true);
    expect(climbs('2026-03-31 12:00')).toBe(true);
    expect(climbs('2026-03-31 12:01')).toBe(false);
  });
  test('what central office promises of the second holds for the first', () => {
    const promise = promisedOf(2, 'centralOffice');
    expect(again(1, '2026-03-17 08:00', promise)).toBe('rung-3/2026-03-17');
    expect(again(1, '2026-03-18 07:00', promise)).toBeUndefined();
  });
  test('what central office promises once the second has climbed as high takes over nothing anew', () => {
    const late = {
      ...promisedOf(2, 'centralOffice'),
      happenedAt: local('2026-03-22 09:00'),
      recordedAt: local('2026-03-22 09:00'),
    };
    const first = life.and(late).at('2026-03-22 10:00').duty('front-loading-contact/1/1');
    const second = life.at('2026-03-22 08:00').duty('front-loading-contact/1/1');
    expect(first.takenOverAt).toBe(second.takenOverAt);
  });
  test('and then the second is', () => {
    expect(again(2, '2026-03-21 07:00')).toBe('rung-3/2026-03-21');
  });
});

test('a missed week goes on being told where the next is void: at a new level none has taken over', () => {
  const { policy, ...life } = given(
    admitted('2026-03-02 09:00', { legalStatus: 'sentenced', sentence: { length: 'P1Y' } }),
    released('2026-03-02 10:00', 'parole', { place: { facility: 'District', unit: 'Parole' }, level: 'intensive' }),
    happened('2026-03-12 09:00', 'supervisionLevelSet', { level: 'minimal' }),
  );
  const again = (at: string) =>
    dailyRepeat(life.at(at).duty('supervision-contact/1/1'), (rung) => all.includes(rung), policy, local(at))?.rung;
  // The first month at the new level ends on 12 April, and its ladder reaches central office on the 15th.
  expect(again('2026-03-20 07:00')).toBe('rung-3/2026-03-20');
  expect(again('2026-04-15 07:00')).toBe('rung-3/2026-04-15');
  expect(again('2026-04-16 07:00')).toBeUndefined();
});

describe('of a missed week the supervisor hears', () => {
  const intake = admitted('2026-03-02 09:00', {
    legalStatus: 'sentenced',
    sentence: { length: 'P1Y', split: 'probation' },
  });
  const release = released('2026-03-02 10:00', 'probation', { place: { facility: 'District', unit: 'Probation' } });
  const week = 'front-loading-contact/1/1';
  // The week falls due on Monday 9 March at the end of the day.
  test.each([
    ['though the next contact was made as it ended', [release, happened('2026-03-10 00:00', 'contactMade')]],
    ['though the next contact was made the morning after', [release, happened('2026-03-10 09:00', 'contactMade')]],
    [
      'though the release was recorded after the next contact',
      [recorded('2026-03-12 09:00', release), happened('2026-03-11 09:00', 'contactMade')],
    ],
  ])('%s', (_, events) => {
    expect(
      given(intake, ...events)
        .at('2026-03-12 12:00')
        .owes(week),
    ).toEqual(['rung-1 to unitSupervisor']);
  });

  test('and nobody above, once it was made', () => {
    const made = happened('2026-03-10 09:00', 'contactMade');
    expect(given(intake, release, made).at('2026-03-12 12:00').owes(week, 'rung-1')).toEqual([]);
  });
});

describe('a promise', () => {
  test.each([
    ['unitSupervisor', 'rung-2 to facilityHead'],
    ['facilityHead', 'rung-3 to centralOffice'],
    ['centralOffice', 'promise-2 to centralOffice'],
  ] as const)('of the %s that is not kept is told above them', (level, next) => {
    const life = given(admission, promised('2026-03-03 11:00', '2026-03-05 12:00', level));
    expect(life.at('2026-03-05 12:00').owes(pretrial, 'rung-1')).toEqual([]);
    expect(life.at(justAfter('2026-03-05 12:00')).owes(pretrial, 'rung-1')).toEqual([next]);
  });

  test('is pending from when it is made until its instant', () => {
    const { policy, ...life } = given(admission, promised('2026-03-03 11:00', '2026-03-05 12:00', 'unitSupervisor'));
    const pending = (at: string) => pendingPromise(life.at(at).duty(pretrial), policy, local(at));
    expect(pending('2026-03-03 11:00')).toBe(local('2026-03-05 12:00'));
    expect(pending(justBefore('2026-03-05 12:00'))).toBe(local('2026-03-05 12:00'));
    expect(pending('2026-03-05 12:00')).toBeUndefined();
  });
});

describe('putting reminders off', () => {
  // Due on 11 April at the end of the day: reminders on 6 and 10 April.
  const custody = [admission, sentenced('2026-04-01 15:00', 'P18M')];
  const snoozed = (at: string, until: string) =>
    happened(at, 'snoozed', { deadline: 'classification/1/1', reason: 'papers on Monday', until: local(until) });
  const reminders = (...more: readonly CaseEvent[]) =>
    given(...custody, ...more)
      .at('2026-04-09 12:00')
      .reminders('classification')
      .map((at) => at.slice(0, 16));

  test('drops those that fall into it, and reminds when it is over', () => {
    const [first, second] = reminders();
    expect(first?.slice(0, 10)).toBe('2026-04-06');
    expect(reminders(snoozed('2026-04-05 09:00', '2026-04-08 09:00'))).toEqual(['2026-04-08 09:00', second]);
  });

  test.each([
    ['three days ahead, the furthest there is', '2026-04-08 23:59', 1],
    ['further ahead', '2026-04-09 00:00', 0],
    ['until now', '2026-04-05 09:00', 0],
  ])('%s', (_, until, binding) => {
    const life = given(...custody, snoozed('2026-04-05 09:00', until)).at('2026-04-05 10:00');
    expect(life.owes('classification')).toEqual(binding === 1 ? ['snoozed-1 to unitSupervisor'] : []);
  });

  test.each([
    ['as its work begins', '2026-04-01 15:00', ['snoozed-1 to unitSupervisor']],
    ['before, when nobody would be reminded anyway', '2026-04-01 14:59', []],
  ])('%s', (_, at, owed) => {
    const life = given(...custody, snoozed(at, '2026-04-03 09:00')).at('2026-04-01 16:00');
    expect(life.owes('classification')).toEqual(owed);
  });

  test('is possible twice, and never past the due time', () => {
    const thrice = [4, 6, 8].map((day) => snoozed(`2026-04-0${day} 09:00`, `2026-04-0${day + 1} 09:00`));
    expect(reminders(...thrice).filter((at) => at.endsWith('09:00'))).toEqual(['2026-04-05 09:00', '2026-04-07 09:00']);
    expect(reminders(snoozed('2026-04-10 09:00', '2026-04-12 00:00'))).toEqual(reminders());
  });

  test('is a new generation, so that the supervisor hears by its own timer', () => {
    expect(
      given(...custody, snoozed('2026-04-05 09:00', '2026-04-08 09:00'))
        .at('2026-04-05 10:00')
        .duty('classification').generation,
    ).toBe(3);
  });
});

describe('a duty that changes hands', () => {
  const moved = (at: string, unit: string) =>
    happened(at, 'transferred', { place: { facility: 'Hartford', unit }, purpose: 'other' });

  test('is told once to the unit that inherits it, whatever else was owed then', () => {
    const life = given(admission, moved('2026-03-02 23:00', 'Block B'));
    expect(life.at('2026-03-02 23:00').owes(pretrial, 'reminder-1')).toEqual(['inherited-2 to owner']);
    expect(life.at('2026-03-03 09:00').owes(pretrial, 'inherited-2')).toEqual(['reminder-2 to owner']);
    expect(life.at('2026-03-03 12:00').owes(pretrial, 'rung-1')).toEqual(['inherited-2 to owner']);
  });

  test('is looked at when a move that was recorded ahead of its time takes place, though its ladder has ended', () => {
    const ahead = { ...moved('2026-03-09 12:03', 'Block B'), recordedAt: local('2026-03-09 12:00') };
    const rungs = ['rung-1', 'rung-2', 'rung-3'];
    const life = given(admission, ahead);
    const before = life.at('2026-03-09 12:01');
    const { key, generation } = before.duty(pretrial);
    const sent = rungs.map((rung) => ({ deadline: key, generation, rung }));
    expect(before.next(pretrial, sent).nextAt).toBe(local('2026-03-09 12:03'));
    expect(life.at('2026-03-09 12:03').owes(pretrial, ...rungs)).toEqual(['inherited-2 to owner']);
  });

  test('is looked at again when the move was stamped by a clock that runs ahead', () => {
    const life = given(admission, recorded('2026-03-09 12:03', moved('2026-03-09 12:00', 'Block B')));
    const gone = ['rung-1', 'rung-2', 'rung-3'];
    const before = life.at('2026-03-09 12:02');
    const { key, generation } = before.duty(pretrial);
    expect(
      before.next(
        pretrial,
        gone.map((rung) => ({ deadline: key, generation, rung })),
      ),
    ).toEqual({ send: [], nextAt: local('2026-03-09 12:03'), settled: false });
    expect(life.at('2026-03-09 12:03').owes(pretrial, ...gone)).toEqual(['inherited-2 to owner']);
  });

  test('is missed under the generation that the move gave it, so that the timer that waits for its end tells of it', () => {
    const life = given(
      admission,
      facts('2026-03-02 10:30', { educationMandatedUntil: '2026-04-15' as never }),
      moved('2026-04-01 12:00', 'Block B'),
    );
    const overdue = life.at('2026-04-02 12:00').duty('education-enrolment');
    const missed = life.at('2026-04-16 12:00').duty('education-enrolment');
    expect([overdue, missed].map(({ state, generation }) => [state, generation])).toEqual([
      ['overdue', 3],
      ['missed', 3],
    ]);
    const after = life.and(moved('2026-04-20 12:00', 'Block C')).at('2026-04-21 12:00');
    expect(after.duty('education-enrolment').generation).toBe(3);
  });

  test('is not told to it again when a reminder went there since', () => {
    const life = given(admission, moved('2026-03-02 23:00', 'Block B')).at('2026-03-03 12:00');
    expect(life.owes(pretrial, 'reminder-1', 'rung-1')).toEqual(['inherited-2 to owner']);
    expect(life.owes(pretrial, 'reminder-2', 'rung-1')).toEqual([]);
  });

  test.each([
    ['due', '2026-03-02 22:30', ['reminder-1']],
    ['overdue', '2026-03-03 12:00', ['reminder-1', 'reminder-2', 'rung-1']],
  ])('is told to it when reminders went before anybody could read of the move: %s', (state, at, gone) => {
    const life = given(admission, moved('2026-03-02 21:00', 'Block B')).at(at);
    const owes = (generation: number) =>
      life
        .next(
          pretrial,
          gone.map((rung) => ({ deadline: `${pretrial}/1/1`, generation, rung })),
        )
        .send.map(({ rung }) => rung);
    expect(life.duty(pretrial).state).toBe(state);
    expect(owes(1)).toEqual(['inherited-2']);
    expect(owes(2)).toEqual([]);
  });

  test('and hears no reminder again that a digest of the old unit left out since', () => {
    const life = given(admission, moved('2026-03-02 21:00', 'Block B')).at('2026-03-03 07:05');
    const about = { deadline: `${pretrial}/1/1` };
    const leftOut = { ...about, generation: 1, rung: 'reminder-1', kind: 'reminder', withdrawn: true } as const;
    const inherited = { ...about, generation: 2, rung: 'inherited-2', kind: 'inherited' } as const;
    expect(life.next(pretrial, [leftOut]).send.map(({ rung }) => rung)).toEqual(['inherited-2']);
    expect(life.next(pretrial, [leftOut, inherited]).send).toEqual([]);
  });

  test.each([
    ['to the same unit', moved('2026-03-02 23:00', 'Intake')],
    ['before it began', moved('2026-03-02 10:00', 'Block B')],
  ])('but not when the person comes %s', (_, move) => {
    expect(given(admission, move).at('2026-03-03 09:00').duty(pretrial).inherited).toBeUndefined();
  });

  test('and of what is void, who was reminded hears that nothing is owed; nobody else does', () => {
    const left = given(admission, released('2026-03-03 09:00', 'bond')).at('2026-03-03 09:30');
    expect(left.owes(pretrial, 'reminder-1')).toEqual(['void to owner']);
    expect(left.owes(pretrial, 'reminder-1', 'void')).toEqual([]);
    expect(left.owes(pretrial)).toEqual([]);
  });
});
