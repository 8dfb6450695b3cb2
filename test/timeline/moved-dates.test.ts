import { describe, expect, test } from 'vitest';
import { dischargeNeed as dischargeNeeds } from '../../lib/case/vocabulary.ts';
import {
  admitted,
  corrected,
  escaped,
  given,
  happened,
  hartford,
  recorded,
  released,
  releaseOn,
  returned,
  sentenced,
} from './given.ts';
import { justAfter, local } from './local.ts';

/** In custody long before; the plan is due 45 days before discharge. */
const custody = [admitted('2026-03-02 10:00'), sentenced('2026-04-01 15:00', 'P18M')];
const plan = 'discharge-plan';
const done = (at: string) =>
  dischargeNeeds.options.map((need) => happened(at, 'dischargeNeedAddressed', { need, outcome: 'done' }));

describe('a release on a rest day', () => {
  const onSunday = given(...custody, releaseOn('2026-04-02 09:00', '2027-06-13'));

  test('is brought forward to the working day before, and counting back uses that day', () => {
    expect(onSunday.at('2026-05-01 12:00').line('discharge-card')).toBe('upcoming 2027-06-11 end of day');
    expect(onSunday.at('2026-05-01 12:00').line(plan)).toBe('upcoming 2027-04-27 end of day');
  });

  test('stays where it is when the parameter says so', () => {
    const stays = onSunday.under({ 'release.onRestDay': 'stays' });
    expect(stays.at('2026-05-01 12:00').line('discharge-card')).toBe('upcoming 2027-06-13 end of day');
    expect(stays.at('2026-05-01 12:00').line(plan)).toBe('upcoming 2027-04-29 end of day');
  });

  test.each([
    ['2027-07-05', '2027-07-02', 'the Monday on which Independence Day is kept'],
    ['2026-12-25', '2026-12-24', 'Christmas Day'],
    ['2027-03-26', '2027-03-25', 'Good Friday'],
    ['2027-01-02', '2026-12-31', 'a Saturday after New Year’s Day'],
    ['2027-06-10', '2027-06-10', 'a working day'],
  ])('%s goes to %s: %s', (on, effective) => {
    const life = given(...custody, releaseOn('2026-04-02 09:00', on));
    expect(life.at('2026-05-01 12:00').line('discharge-card')).toBe(`upcoming ${effective} end of day`);
  });

  test('a result that falls on a rest day stays there', () => {
    const life = given(...custody, releaseOn('2026-04-02 09:00', '2027-06-09'));
    expect(life.at('2026-05-01 12:00').line(plan)).toBe('upcoming 2027-04-25 end of day');
  });

  /** Friday 4 September 2026, before a weekend and Labor Day. */
  test.each([
    ['2026-09-04 10:00', '2026-09-06', '2026-09-04'],
    ['2026-09-04 end of day', '2026-09-06', '2026-09-04'],
    ['2026-09-05 00:00', '2026-09-06', '2026-09-06'],
    ['2026-09-05 10:00', '2026-09-06', '2026-09-06'],
    ['2026-09-04 end of day', '2026-09-05', '2026-09-04'],
    ['2026-09-05 00:00', '2026-09-05', '2026-09-05'],
    ['2026-09-06 10:00', '2026-09-07', '2026-09-07'],
    ['2026-09-07 10:00', '2026-09-08', '2026-09-08'],
  ])('known at %s for %s, it is %s: never brought forward to a day that was over', (at, on, leaving) => {
    const known = recorded(local(at), releaseOn('2026-09-03 09:00', on));
    const life = given(...custody, known).at(local(at));
    for (const duty of ['discharge-card', 'reentry-counseling', plan]) {
      expect(life.line(duty)).toBe(`due ${leaving} end of day`);
      expect(life.duty(duty).breaches).toEqual([]);
    }
  });

  test('and said once more when that day is over, it is no new date', () => {
    const again = given(
      ...custody,
      releaseOn('2026-09-01 09:00', '2026-09-06'),
      releaseOn('2026-09-05 10:00', '2026-09-06'),
    );
    expect(again.at('2026-09-05 11:00').line('discharge-card')).toBe('overdue 2026-09-04 end of day');
  });

  test('and put off to another rest day when that day is over, it is a new date, and the one that passed a breach', () => {
    const off = given(
      ...custody,
      releaseOn('2026-09-01 09:00', '2026-09-06'),
      releaseOn('2026-09-05 10:00', '2026-09-07'),
    );
    expect(off.at('2026-09-05 11:00').line('discharge-card')).toBe('due 2026-09-07 end of day');
    expect(off.at('2026-09-05 11:00').duty('discharge-card').breaches).toMatchObject([
      { dueAt: local('2026-09-04 end of day') },
    ]);
  });

  test('counts from the return of whoever was away when that day passed', () => {
    const back = given(
      ...custody,
      releaseOn('2026-09-01 09:00', '2026-09-06'),
      escaped('2026-09-02 12:00'),
      returned('2026-09-05 10:00', 'recapture'),
    );
    expect(back.at('2026-09-05 11:00').line('discharge-card')).toBe('due 2026-09-06 end of day');
  });

  test('a release a lifetime ahead is reckoned like any other', () => {
    const far = given(...custody, releaseOn('2026-04-02 09:00', '2071-06-13'));
    expect(far.at('2026-05-01 12:00').line('discharge-card')).toBe('upcoming 2071-06-12 end of day');
  });

  test('a release that calls for holidays not on file is an error that names the remedy', () => {
    const far = given(...custody, releaseOn('2026-04-02 09:00', '2199-06-09'));
    expect(() => far.at('2026-05-01 12:00')).toThrow(/2199-06-09.*Add the missing year/);
  });
});

describe('too late already', () => {
  /** The plan for 20 June 2026 would have been due on 5 May (Friday 19 June is Juneteenth, so Thursday counts). */
  const known = (at: string, on: string) => given(...custody, releaseOn(at, on));

  test('the nominal day itself is not too late', () => {
    const life = known('2026-05-04 16:00', '2026-06-18').at('2026-05-04 17:00');
    expect(life.line(plan)).toBe('due 2026-05-04 end of day');
    expect(life.duty(plan).compressed).toBe(false);
  });

  test('a day later gives 48 hours from when it became known', () => {
    const life = known('2026-05-05 00:00', '2026-06-18').at('2026-05-05 00:00');
    expect(life.line(plan)).toBe('due 2026-05-07 00:00');
    expect(life.duty(plan).compressed).toBe(true);
  });

  test('the release itself, when that comes before the grace has run out', () => {
    expect(known('2026-06-17 09:00', '2026-06-18').at('2026-06-17 10:00').line(plan)).toBe('due 2026-06-18 end of day');
    expect(known('2026-06-16 09:00', '2026-06-18').at('2026-06-17 10:00').line(plan)).toBe('due 2026-06-18 09:00');
  });

  test('the supervisor is told at once, and once', () => {
    const life = known('2026-05-20 09:00', '2026-06-18').at('2026-05-20 09:00');
    expect(life.owes(plan)).toContain('compressed to unitSupervisor');
    expect(life.owes(plan, 'compressed', 'reminder-1', 'reminder-2', 'reminder-3')).toEqual([]);
  });

  test('knowing means recording: a decision that lay in a drawer counts from when it was recorded', () => {
    const drawer = given(...custody, recorded('2026-05-20 09:00', releaseOn('2026-04-10 09:00', '2026-06-18')));
    expect(drawer.at('2026-05-20 10:00').line(plan)).toBe('due 2026-05-22 09:00');
  });

  test('grace never restarts, however often the date moves', () => {
    const first = known('2026-05-20 09:00', '2026-06-18');
    const again = first.and(releaseOn('2026-05-21 09:00', '2026-06-11'));
    expect(again.at('2026-05-21 10:00').line(plan)).toBe('due 2026-05-22 09:00');
    const later = again.and(releaseOn('2026-05-23 09:00', '2026-06-15'));
    expect(later.at('2026-05-23 10:00').line(plan)).toBe('overdue 2026-05-22 09:00');
  });

  test('a date that moves and leaves the due time where it was tells nobody anew, and every promise stands', () => {
    const promise = happened('2026-05-27 12:00', 'acknowledged', {
      deadline: `${plan}/1/1`,
      reason: 'the only planner is ill',
      promisedFor: local('2026-06-05 12:00'),
      level: 'centralOffice',
    });
    const still = known('2026-05-20 09:00', '2026-06-18').and(promise);
    const moved = still.and(releaseOn('2026-05-29 12:00', '2026-06-17'));
    const rungs = ['rung-1', 'rung-2', 'rung-3'];
    for (const life of [still, moved]) {
      expect(life.at('2026-05-29 12:00').owes(plan, ...rungs)).toEqual([]);
      expect(life.at(justAfter('2026-06-05 12:00')).owes(plan, ...rungs)).toEqual(['promise-4 to centralOffice']);
    }
  });

  test('grace that ran out before the date moved is no second miss', () => {
    const moved = known('2026-06-17 15:00', '2026-06-18').and(releaseOn('2026-06-25 09:00', '2026-07-02'));
    const late = moved.at('2026-06-25 10:00');
    expect(late.line(plan)).toBe('overdue 2026-06-19 15:00');
    expect(late.duty(plan).breaches.map(({ dueAt }) => dueAt)).toEqual([local('2026-06-18 end of day')]);
  });

  test('grace that ran out before the date moved is a miss where nothing was missed before', () => {
    const once = given(
      ...custody,
      releaseOn('2026-04-02 09:00', '2026-12-10'),
      releaseOn('2026-05-20 09:00', '2026-05-18'),
    );
    const late = once.at('2026-05-20 09:00');
    expect(late.line(plan)).toBe('overdue 2026-05-18 end of day');
    expect(late.duty(plan).breaches.map(({ dueAt }) => dueAt)).toEqual([local('2026-05-18 end of day')]);
  });

  test('a date that leaves enough time again is nominal again', () => {
    const life = known('2026-05-20 09:00', '2026-06-18').and(releaseOn('2026-05-21 09:00', '2026-12-10'));
    expect(life.at('2026-05-21 10:00').line(plan)).toBe('upcoming 2026-10-26 end of day');
    expect(life.at('2026-05-21 10:00').duty(plan).compressed).toBe(false);
  });

  test('the grace is a parameter', () => {
    const life = known('2026-05-20 09:00', '2026-06-18').under({ 'timeline.grace': 'PT24H' });
    expect(life.at('2026-05-20 10:00').line(plan)).toBe('due 2026-05-21 09:00');
  });

  test('forward clocks never move, however late the admission was recorded', () => {
    const life = given(recorded('2026-03-06 09:00', admitted('2026-03-02 10:00'))).at('2026-03-06 09:00');
    expect(life.line('pretrial-assessment')).toBe('overdue 2026-03-03 10:00');
    expect(life.duty('pretrial-assessment').compressed).toBe(false);
    expect(life.owes('pretrial-assessment')).toEqual(['rung-3 to centralOffice']);
  });
});

describe('a release date that is recalculated', () => {
  const first = given(...custody, releaseOn('2026-04-02 09:00', '2027-06-10'));

  test.each([
    ['later', '2027-09-09', '2027-07-26 end of day'],
    ['earlier', '2027-03-11', '2027-01-25 end of day'],
  ])('%s moves every open duty with it', (_, on, due) => {
    const moved = first.and(releaseOn('2026-08-03 09:00', on)).at('2026-08-03 10:00');
    expect(moved.line(plan)).toBe(`upcoming ${due}`);
    expect(moved.lines('discharge-card')).toEqual([`upcoming ${on} end of day`]);
    expect(moved.lines(plan)).toHaveLength(1);
  });

  test('is another date by a new number: what was sent for the old one no longer counts', () => {
    const before = first.at('2026-08-03 10:00').duty(plan);
    const moved = first.and(releaseOn('2026-08-03 09:00', '2027-09-09')).at('2026-08-03 10:00').duty(plan);
    expect(moved.dateGeneration).toBeGreaterThan(before.dateGeneration);
  });

  test('away and back is a new generation of the old date', () => {
    const back = first
      .and(releaseOn('2026-08-03 09:00', '2027-09-09'), releaseOn('2026-08-04 09:00', '2027-06-10'))
      .at('2027-04-20 12:00');
    const never = first.at('2027-04-20 12:00');
    expect(back.duty(plan).dueAt).toBe(never.duty(plan).dueAt);
    expect(back.duty(plan).dateGeneration).toBe(5);
    const sent = [{ deadline: never.duty(plan).key, generation: never.duty(plan).generation, rung: 'reminder-3' }];
    expect(never.next(plan, sent).send).toEqual([]);
    expect(back.next(plan, sent).send.map(({ rung }) => rung)).toEqual(['reminder-3']);
  });

  test('the same date once more is no new date', () => {
    const same = first.and(releaseOn('2026-08-03 09:00', '2027-06-10')).at('2026-08-03 10:00');
    expect(same.duty(plan).dateGeneration).toBe(first.at('2026-08-03 10:00').duty(plan).dateGeneration);
  });

  test('what was already overdue stays a recorded breach', () => {
    const late = local('2027-04-26 end of day');
    const moved = first.and(releaseOn('2027-04-28 09:00', '2027-09-09')).at('2027-04-28 10:00').duty(plan);
    expect(moved).toMatchObject({ state: 'upcoming', breaches: [{ dueAt: late }] });
    const inTime = first.and(releaseOn('2027-04-26 23:59', '2027-09-09')).at('2027-04-28 10:00').duty(plan);
    expect(inTime.breaches).toEqual([]);
  });

  test('what was done stays done, and keeps its lateness', () => {
    const inTime = first.and(...done('2027-04-20 10:00'), releaseOn('2027-04-28 09:00', '2027-03-11'));
    expect(inTime.at('2027-05-01 10:00').line(plan)).toBe('met 2027-04-26 end of day');
    const late = first.and(...done('2027-04-27 10:00'), releaseOn('2027-04-28 09:00', '2027-09-09'));
    expect(late.at('2027-05-01 10:00').line(plan)).toBe('metLate 2027-04-26 end of day');
    expect(late.at('2027-05-01 10:00').duty(plan).breaches).toHaveLength(1);
  });

  test('a late paper about an older decision replaces nothing', () => {
    const decided = first.and(releaseOn('2026-08-03 09:00', '2027-09-09'));
    const paper = recorded('2026-09-01 09:00', releaseOn('2026-07-01 09:00', '2027-03-11'));
    expect(decided.and(paper).at('2026-09-01 10:00').line(plan)).toBe('upcoming 2027-07-26 end of day');
  });

  test('a decision confirmed since is not replaced by a paper older than the confirmation', () => {
    const confirmed = first.and(releaseOn('2026-08-03 09:00', '2027-06-10'));
    const paper = recorded('2026-09-01 09:00', releaseOn('2026-07-01 09:00', '2027-09-09'));
    expect(confirmed.and(paper).at('2026-09-01 10:00').line(plan)).toBe('upcoming 2027-04-26 end of day');
  });

  test('a breach needs the date to have stood until it passed', () => {
    const moved = first.and(releaseOn('2026-08-03 09:00', '2027-03-11'), releaseOn('2026-08-05 09:00', '2027-09-09'));
    expect(moved.at('2027-05-01 10:00').duty(plan).breaches).toEqual([]);
  });

  test('every date that stood until it passed is a breach', () => {
    const life = first.and(releaseOn('2027-04-28 09:00', '2027-09-09'), releaseOn('2027-07-28 09:00', '2027-12-09'));
    expect(
      life
        .at('2027-08-01 10:00')
        .duty(plan)
        .breaches.map(({ dueAt }) => dueAt),
    ).toEqual([local('2027-04-26 end of day'), local('2027-07-26 end of day')]);
  });

  test('dates that come to one due instant are one breach', () => {
    const life = given(
      admitted('2026-02-11 09:00'),
      sentenced('2026-03-01 09:00', 'P18M'),
      releaseOn('2026-12-01 10:00', '2026-12-31'),
      releaseOn('2026-12-05 10:00', '2027-01-04'),
      releaseOn('2026-12-08 10:00', '2027-01-06'),
    );
    expect(life.at('2026-12-08 11:00').duty(plan).breaches).toEqual([
      { dueAt: local('2026-12-03 10:00'), place: hartford },
    ]);
  });

  test('the person leaving by the date that stood is held to that date', () => {
    const life = first.and(releaseOn('2027-04-20 09:00', '2027-04-29'), released('2027-04-21 09:00', 'parole'));
    expect(life.at('2027-04-22 10:00').line(plan)).toBe('void 2027-04-22 09:00');
  });
});

describe('sentenced with fewer than 45 days left', () => {
  const life = given(
    admitted('2026-03-02 10:00'),
    sentenced('2026-04-01 15:00', 'P2M'),
    releaseOn('2026-04-01 15:30', '2026-04-30'),
  );

  test('goes straight to discharge planning, with days instead of weeks', () => {
    expect(life.at('2026-04-01 16:00').phase).toBe('discharge-planning');
    expect(life.at('2026-04-01 16:00').line(plan)).toBe('due 2026-04-03 15:30');
    expect(life.at(justAfter('2026-04-03 15:30')).line(plan)).toBe('overdue 2026-04-03 15:30');
  });
});

describe('a date that a correction withdraws', () => {
  test('leaves the decision before it standing, and stays visible', () => {
    const life = given(
      ...custody,
      releaseOn('2026-04-02 09:00', '2027-06-10'),
      releaseOn('2026-08-03 09:00', '2027-09-09'),
      corrected('2026-08-04 09:00', 'releaseDatesSet 2026-08-03 09:00'),
    ).at('2026-08-05 10:00');
    expect(life.line(plan)).toBe('upcoming 2027-04-26 end of day');
    expect(life.case.superseded.map(({ id }) => id)).toEqual(['releaseDatesSet 2026-08-03 09:00']);
  });
});

describe('a date that passed while nobody could tell whether the duty was owed', () => {
  const needs = 'end-of-sentence-needs';
  const life = [
    ...custody,
    releaseOn('2026-06-01 09:00', '2026-06-15'),
    releaseOn('2026-07-01 09:00', '2027-06-15'),
    happened('2026-08-18 10:00', 'endOfSentenceNeedsAddressed'),
  ];

  test('was missed by nobody, though it was done since', () => {
    expect(
      given(...life)
        .at('2026-09-01 12:00')
        .duty(needs),
    ).toMatchObject({ state: 'met', breaches: [] });
  });

  test('was missed when it turns out to have been owed then', () => {
    const owed = happened('2026-06-10 09:00', 'releaseGranted', { kind: 'endOfSentence' });
    expect(
      given(...life, owed)
        .at('2026-09-01 12:00')
        .duty(needs).breaches,
    ).toHaveLength(1);
  });
});

describe('a date that is withdrawn so that the one before stands again', () => {
  // The plan is due on 26 April 2027, then on 18 October 2026, and on 26 April again.
  const moved = given(
    ...custody,
    releaseOn('2026-04-02 09:00', '2027-06-10'),
    releaseOn('2026-05-01 09:00', '2026-12-02'),
  );
  const restored = moved.and(corrected('2026-11-20 09:00', 'releaseDatesSet 2026-05-01 09:00'));
  const toldOf = (life: typeof moved, at: string) => {
    const { key, generation, dueAt } = life.at(at).duty(plan);
    return ['reminder-1', 'reminder-2'].map((rung) => ({
      deadline: key,
      generation,
      dueAt,
      rung,
      kind: 'reminder' as const,
    }));
  };

  test('has reminders of its own, whatever was told of the other', () => {
    const told = toldOf(moved, '2026-10-17 12:00');
    const [first = ''] = restored.at('2027-01-02 12:00').reminders(plan);
    expect(restored.at('2027-01-02 12:00').next(plan, told).nextAt).toBe(local(first));
    expect(
      restored
        .at(first)
        .next(plan, told)
        .send.map(({ rung }) => rung),
    ).toEqual(['reminder-1']);
  });

  test('and not those again that went before it was replaced', () => {
    const life = given(...custody, releaseOn('2026-04-02 09:00', '2027-06-10'));
    const told = toldOf(life, '2026-04-20 12:00');
    const [first = ''] = restored.at('2027-01-02 12:00').reminders(plan);
    expect(restored.at(first).next(plan, told).send).toEqual([]);
  });
});
