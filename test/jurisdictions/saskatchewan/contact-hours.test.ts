/** The weekly hours of contact: what a week asks for, what counts towards it, and both sides of every boundary. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import { fold } from '../../../lib/case/fold.ts';
import { saskatchewan } from '../../../lib/jurisdictions/saskatchewan/index.ts';
import { deadlines } from '../../../lib/timeline/deadlines.ts';
import { policyFrom } from '../../../lib/timeline/policy.ts';
import { numbered } from '../../timeline/given.ts';
import {
  admitted,
  clock,
  closed,
  escaped,
  given,
  happened,
  joined,
  left,
  logged,
  recorded,
  regina,
  released,
  returned,
} from './given.ts';

const { justAfter } = clock;
/** In the community, in the programme since Monday 2 March 2026. */
const community = [admitted('2026-02-23 10:00', 'community'), joined('2026-03-02 00:00')];
const custody = [admitted('2026-02-23 10:00'), joined('2026-03-02 00:00')];
const first = 'contact-hours/1/1';
const sunday = '2026-03-08 end of day';

const missingAt = (at: string, ...events: readonly CaseEvent[]) =>
  given(...events)
    .at(at)
    .duty(first).missing;

describe('a whole week', () => {
  test.each([
    ['in the community', community, 180],
    ['in custody', custody, 60],
  ] as const)('%s is met with exactly its hours, and not with a minute less', (_where, life, minutes) => {
    const done = (logs: number) =>
      given(...life, logged('2026-03-05 18:00', logs))
        .at(justAfter(sunday))
        .line(first);
    expect(done(minutes)).toBe(`met ${sunday}`);
    expect(done(minutes - 1)).toBe(`missed ${sunday}`);
  });

  test('adds up what was logged, and is done with the entry that reaches the hours', () => {
    const life = given(
      ...community,
      logged('2026-03-03 18:00', 100),
      logged('2026-03-06 19:00', 79),
      logged('2026-03-07 19:00', 1),
    );
    const { state, doneAt } = life.at('2026-03-08 12:00').duty(first);
    expect([state, doneAt && clock.told(doneAt)]).toEqual(['met', '2026-03-07 19:00']);
  });

  test('is due until the last moment of Sunday, missed a moment later, and told upward then', () => {
    const life = given(...community);
    expect(life.at(sunday).line(first)).toBe(`due ${sunday}`);
    const late = life.at(justAfter(sunday));
    expect(late.line(first)).toBe(`missed ${sunday}`);
    expect(late.owes(first)).toEqual(['rung-1 to unitSupervisor']);
    expect(late.duty(first).breaches).toHaveLength(1);
  });

  test.each([
    ['the first moment of Monday', '2026-03-02 00:00', 'met'],
    ['the last moment of Sunday', sunday, 'met'],
    ['the first moment of the next Monday', '2026-03-09 00:00', 'missed'],
  ])('counts an entry of %s', (_when, at, state) => {
    expect(
      given(...community, logged(at, 180))
        .at('2026-03-09 00:00')
        .duty(first).state,
    ).toBe(state);
  });

  test('counts an entry to the week in which it happened, however late it was recorded', () => {
    const late = recorded('2026-03-12 09:00', logged('2026-03-06 18:00', 180));
    expect(
      given(...community)
        .at('2026-03-11 12:00')
        .duty(first).state,
    ).toBe('missed');
    const moment = given(...community, late).at('2026-03-12 12:00');
    expect(moment.duty(first)).toMatchObject({ state: 'met', breaches: [] });
    expect(moment.duty('contact-hours/1/2').missing).toEqual(['180 minutes']);
  });

  test('forgets an entry that a correction withdrew, and counts the one that stands instead', () => {
    const entry = logged('2026-03-06 18:00', 180);
    const corrected = (minutes?: number) =>
      happened('2026-03-07 09:00', 'corrected', {
        supersedes: entry.id,
        reason: 'written down for somebody else',
        ...(minutes === undefined
          ? {}
          : { instead: { happenedAt: entry.happenedAt, body: { type: 'contactLogged' as const, minutes } } }),
      });
    expect(missingAt('2026-03-08 12:00', ...community, entry)).toEqual([]);
    expect(missingAt('2026-03-08 12:00', ...community, entry, corrected())).toEqual(['180 minutes']);
    expect(missingAt('2026-03-08 12:00', ...community, entry, corrected(120))).toEqual(['60 minutes']);
  });

  test('says how many minutes are missing, to the last one', () => {
    expect(missingAt('2026-03-04 12:00', ...community)).toEqual(['180 minutes']);
    expect(missingAt('2026-03-04 12:00', ...community, logged('2026-03-03 18:00', 75))).toEqual(['105 minutes']);
    expect(missingAt('2026-03-04 12:00', ...community, logged('2026-03-03 18:00', 179))).toEqual(['1 minute']);
    expect(missingAt('2026-03-04 12:00', ...community, logged('2026-03-03 18:00', 200))).toEqual([]);
  });

  test('never makes up for the week before it; the ladder of that week ends with the next contact', () => {
    const life = given(...community, logged('2026-03-10 18:00', 500));
    expect(
      life
        .at('2026-03-20 12:00')
        .all('contact-hours')
        .map(({ occurrence, state }) => [occurrence, state]),
    ).toEqual([
      [1, 'missed'],
      [2, 'met'],
      [3, 'due'],
      [4, 'upcoming'],
    ]);
    expect(life.at('2026-03-20 12:00').duty(first).ladderEndsAt).toBe(clock.local('2026-03-10 18:00'));
  });

  test('begins on the Monday of Saskatchewan, six hours after that of UTC, in summer and in winter', () => {
    for (const [monday, end] of [
      ['2026-07-06', '2026-07-12'],
      ['2026-12-07', '2026-12-13'],
    ] as const) {
      const life = given(admitted('2026-06-01 10:00', 'community'), joined(`${monday} 00:00`));
      const { anchorAt, dueAt } = life.at(`${monday} 12:00`).all('contact-hours')[0] ?? {};
      expect([anchorAt, dueAt]).toEqual([`${monday}T06:00:00.000Z`, clock.local(`${end} end of day`)]);
      expect(dueAt).toMatch(/T05:59:59\.999Z$/);
    }
  });
});

/** Minutes that the week of 2 March asks for, from what is missing when nothing was logged. */
const asked = (set: Readonly<Record<string, string>>, ...events: readonly CaseEvent[]): string => {
  const moment = given(...events)
    .under(set)
    .at('2026-03-08 12:00');
  const week = moment.deadlines.findLast(({ duty, dueAt }) => duty === 'contact-hours' && dueAt <= clock.local(sunday));
  return week?.missing[0]?.replace(/ minutes?$/, '') ?? 'nothing';
};

describe('a part-week', () => {
  const begins = (day: string) => [admitted('2026-02-23 10:00', 'community'), joined(`${day} 15:00`)];

  /** Three hours by sevenths: 25.7 minutes a day, the sum rounded up. */
  test.each([
    ['Monday', '2026-03-02', '180', '180', '180'],
    ['Tuesday', '2026-03-03', '155', '180', 'nothing'],
    ['Wednesday', '2026-03-04', '129', '180', 'nothing'],
    ['Thursday', '2026-03-05', '103', '180', 'nothing'],
    ['Friday', '2026-03-06', '78', '180', 'nothing'],
    ['Saturday', '2026-03-07', '52', '180', 'nothing'],
    ['Sunday', '2026-03-08', '26', '180', 'nothing'],
  ])('that begins on a %s asks for its share, the whole, or nothing', (_day, on, share, whole, nothing) => {
    const events = begins(on);
    expect(asked({}, ...events)).toBe(share);
    expect(asked({ 'contact-hours.partWeeks': 'full' }, ...events)).toBe(whole);
    expect(asked({ 'contact-hours.partWeeks': 'none' }, ...events)).toBe(nothing);
  });

  test('is met with its share and not with a minute less', () => {
    const state = (minutes: number) =>
      given(...begins('2026-03-04'), logged('2026-03-06 18:00', minutes))
        .at(justAfter(sunday))
        .duty(first).state;
    expect([state(129), state(128)]).toEqual(['met', 'missed']);
  });

  test.each([
    ['on Monday: no day of the week ended in the programme', left('2026-03-09 15:00'), undefined],
    ['in the last moment of Monday', left('2026-03-09 end of day'), undefined],
    ['on Tuesday at midnight: Monday ended in it', left('2026-03-10 00:00'), 26],
    ['on Thursday', left('2026-03-12 15:00'), 78],
    ['with the end of supervision, on Thursday', closed('2026-03-12 15:00'), 78],
    ['on Sunday', left('2026-03-15 15:00'), 155],
  ])('that ends %s is judged on leaving, for its share', (_when, leaving, share) => {
    const due = (minutes?: number) => {
      const before = given(...community, logged('2026-03-03 18:00', 180), leaving);
      return (minutes === undefined ? before : before.and(logged('2026-03-09 18:00', minutes)))
        .at('2026-03-16 12:00')
        .deadlines.find(({ key }) => key === 'contact-hours/1/2');
    };
    if (share === undefined) return expect(due()).toBeUndefined();
    expect(due()).toMatchObject({ state: 'missed', leftAt: leaving.happenedAt });
    expect(due()?.breaches).toHaveLength(1);
    expect([due(share)?.state, due(share - 1)?.state]).toEqual(['met', 'missed']);
  });

  test('what is logged in the very minute of leaving still counts', () => {
    const life = given(
      ...community,
      logged('2026-03-03 18:00', 180),
      left('2026-03-12 15:00'),
      logged('2026-03-12 15:00', 78),
    );
    expect(life.at('2026-03-16 12:00').line('contact-hours/1/2')).toBe('met 2026-03-15 end of day');
  });

  test('a miss on leaving is told to the supervisor once, and nobody is reminded of the week any more', () => {
    const moment = given(...community, logged('2026-03-03 18:00', 180), left('2026-03-12 15:00')).at(
      '2026-03-12 15:00',
    );
    expect(moment.line('contact-hours/1/2')).toBe('missed 2026-03-12 14:59:59.999');
    expect(moment.owes('contact-hours/1/2')).toEqual(['rung-1 to unitSupervisor']);
    expect(moment.owes('contact-hours/1/2', 'rung-1')).toEqual([]);
  });

  test.each([
    ['an escape', escaped('2026-03-12 15:00')],
    ['death', happened('2026-03-12 15:00', 'died')],
  ])('that %s breaks off asks for nothing', (_what, end) => {
    expect(
      given(...community, end)
        .at('2026-03-16 12:00')
        .line('contact-hours/1/2'),
    ).toBe('void 2026-03-15 end of day');
  });

  test('after an escape the weeks begin anew with the return, for its share of that week', () => {
    const life = given(...custody, escaped('2026-03-04 15:00'), returned('2026-03-14 09:00'));
    expect(life.at('2026-03-14 12:00').line('contact-hours/2/1')).toBe('due 2026-03-15 end of day');
    expect(life.at('2026-03-14 12:00').duty('contact-hours/2/1').missing).toEqual(['18 minutes']);
  });

  test('joining again later is another run of weeks', () => {
    const life = given(...community, left('2026-03-09 00:00'), joined('2026-03-18 10:00'));
    expect(life.at('2026-03-18 12:00').duty('contact-hours/2/1').missing).toEqual(['129 minutes']);
    expect(
      life
        .at('2026-03-18 12:00')
        .all('contact-hours')
        .map(({ key }) => key),
    ).toEqual([first, 'contact-hours/2/1', 'contact-hours/2/2']);
  });
});

describe('a week in which the setting changes', () => {
  /** The day of release is a day in the community, the day of return one in custody. */
  test.each([
    ['released on Monday', [...custody, released('2026-03-02 10:00')], '180', '180', '180'],
    ['released on Wednesday: 2 days at 1 h, 5 at 3 h', [...custody, released('2026-03-04 10:00')], '146', '180', '180'],
    ['released on Sunday', [...custody, released('2026-03-08 10:00')], '78', '180', '180'],
    [
      'returned on Wednesday: 2 days at 3 h, 5 at 1 h',
      [...community, returned('2026-03-04 10:00', 'violation')],
      '95',
      '180',
      '60',
    ],
    [
      'released on Tuesday and returned on Friday: 3 days at 3 h, 4 at 1 h',
      [...custody, released('2026-03-03 10:00'), returned('2026-03-06 10:00', 'violation')],
      '112',
      '180',
      '60',
    ],
    [
      'joined on Tuesday, released on Friday: 3 days at 1 h, 3 at 3 h',
      [admitted('2026-02-23 10:00'), joined('2026-03-03 10:00'), released('2026-03-06 10:00')],
      '103',
      '155',
      '155',
    ],
  ])('%s', (_what, events, byDays, higher, asItEnds) => {
    expect(asked({}, ...events)).toBe(byDays);
    expect(asked({ 'contact-hours.changedSetting': 'theHigher' }, ...events)).toBe(higher);
    expect(asked({ 'contact-hours.changedSetting': 'asTheWeekEnds' }, ...events)).toBe(asItEnds);
  });

  test('a release asks more of a week that was done already: it is owed again, as another generation', () => {
    const life = given(...custody, logged('2026-03-03 18:00', 60));
    const before = life.at('2026-03-04 12:00').duty(first);
    const after = life.and(released('2026-03-04 13:00')).at('2026-03-04 13:00').duty(first);
    expect(before).toMatchObject({ state: 'met', missing: [] });
    expect(after).toMatchObject({ state: 'due', missing: ['86 minutes'] });
    expect(after.generation).toBeGreaterThan(before.generation);
  });

  test('a release after the week leaves it as it was', () => {
    const life = given(...custody, logged('2026-03-03 18:00', 60), released('2026-03-09 00:00'));
    expect(life.at('2026-03-09 12:00').duty(first).state).toBe('met');
  });
});

describe('the hours themselves', () => {
  test.each([
    ['contact-hours.community', 'PT2H30M', community, '150'],
    ['contact-hours.custody', 'PT90M', custody, '90'],
    ['contact-hours.custody', 'PT0H', custody, 'nothing'],
  ] as const)('%s may be %s', (parameter, value, events, minutes) => {
    expect(asked({ [parameter]: value }, ...events)).toBe(minutes);
  });

  test('weeks that ask for nothing keep their numbers free', () => {
    const life = given(...custody, released('2026-03-09 10:00')).under({ 'contact-hours.custody': 'PT0H' });
    expect(
      life
        .at('2026-03-10 12:00')
        .all('contact-hours')
        .map(({ key }) => key),
    ).toEqual(['contact-hours/1/2', 'contact-hours/1/3']);
  });
});

describe('reminders', () => {
  test('go three days and one day before the week ends, each before that morning’s digest', () => {
    expect(
      given(...community)
        .at('2026-03-02 12:00')
        .reminders(first),
    ).toEqual(['2026-03-05 06:00', '2026-03-07 06:00']);
  });
  test('none goes before the part-week begins', () => {
    const life = given(admitted('2026-02-23 10:00', 'community'), joined('2026-03-06 10:00'));
    expect(life.at('2026-03-06 12:00').reminders(first)).toEqual(['2026-03-07 06:00']);
  });
  test('none goes once the hours are logged', () => {
    const life = given(...community, logged('2026-03-03 18:00', 180));
    expect(life.at('2026-03-05 12:00').next(first)).toEqual({ send: [], settled: true });
    expect(
      given(...community)
        .at('2026-03-05 12:00')
        .owes(first),
    ).toEqual(['reminder-1 to owner']);
  });
});

describe('whom it is owed to', () => {
  test.each([
    ['before joining', [admitted('2026-02-23 10:00', 'community')]],
    [
      'in another programme',
      [admitted('2026-02-23 10:00'), happened('2026-03-02 10:00', 'programmeJoined', { programme: 'CONNECT' })],
    ],
  ])('nobody %s', (_who, events) => {
    expect(
      given(...events)
        .at('2026-03-20 12:00')
        .lines('contact-hours'),
    ).toEqual([]);
  });
  test('whoever joined, until they leave', () => {
    const life = given(...community, logged('2026-03-03 18:00', 180));
    expect(life.at('2026-03-20 12:00').lines('contact-hours')).toHaveLength(4);
    expect(life.and(left('2026-03-09 00:00')).at('2026-03-20 12:00').lines('contact-hours')).toEqual([`met ${sunday}`]);
  });
});

describe('a facility whose clocks change', () => {
  /** Somewhere in Saskatchewan that keeps the time of Winnipeg, an hour ahead from 8 March on. */
  const there = { facility: 'Creighton', unit: 'Community Connections' };
  const policy = policyFrom(saskatchewan, { facilityZones: { Creighton: 'America/Winnipeg' } });
  const dues = (place: { readonly facility: string; readonly unit: string }) => {
    const begun = happened('2026-02-23 10:00', 'admitted', {
      jurisdiction: 'saskatchewan',
      legalStatus: 'sentenced',
      setting: 'community',
      place,
    });
    const of = fold(numbered([begun, joined('2026-02-23 12:00')]));
    return deadlines(of, policy, clock.local('2026-03-09 12:00'), 'contact-hours').map(({ dueAt }) => dueAt);
  };

  test('counts its weeks by its own clocks, and Regina by those that never change', () => {
    expect(dues(there).slice(0, 3)).toEqual([
      '2026-03-02T05:59:59.999Z',
      '2026-03-09T04:59:59.999Z',
      '2026-03-16T04:59:59.999Z',
    ]);
    expect(dues(regina).slice(0, 3)).toEqual([
      '2026-03-02T05:59:59.999Z',
      '2026-03-09T05:59:59.999Z',
      '2026-03-16T05:59:59.999Z',
    ]);
  });
});

describe('a missed week whose ladder turns out to have ended early', () => {
  test('owes no rung below one that went', () => {
    const late = recorded('2026-03-20 12:00', logged('2026-03-09 19:00', 66));
    const life = given(...community, logged('2026-03-13 18:00', 66), late).at('2026-03-20 12:00');
    expect(life.owes(first)).toEqual(['rung-1 to unitSupervisor']);
    expect(life.owes(first, 'rung-3')).toEqual([]);
  });
});

describe('a week that was met', () => {
  test('is told of by a timer of its own when a release from weeks before turns up, and it asked for more', () => {
    const second = 'contact-hours/1/2';
    const life = given(...custody, logged('2026-03-04 18:00', 66), logged('2026-03-10 18:00', 66));
    const met = life.at('2026-03-16 12:00').duty(second);
    expect([met.state, met.generation]).toEqual(['met', 2]);
    const late = recorded(
      '2026-03-16 12:00',
      happened('2026-03-05 10:00', 'released', { kind: 'probation', place: regina }),
    );
    const missed = life.and(late).at('2026-03-16 12:00').duty(second);
    expect([missed.state, missed.generation]).toEqual(['missed', 5]);
  });
});

describe('a week that was left', () => {
  test('is missed when the person leaves, and not before, though the leaving is recorded by a clock ahead', () => {
    const life = given(...community, left('2026-03-05 10:01'));
    expect(life.at('2026-03-05 10:00').line(first)).toMatch(/^due /);
    expect(life.at('2026-03-05 10:01').line(first)).toMatch(/^missed /);
    expect(life.at('2026-03-05 10:01').owes(first)).toEqual(['rung-1 to unitSupervisor']);
  });

  test('is owed again, by a timer of its own, when an earlier release turns up and the leaving was none', () => {
    const life = given(
      ...custody,
      logged('2026-03-02 18:00', 66),
      happened('2026-03-05 10:00', 'released', { kind: 'endOfSentence' }),
    );
    const left = life.at('2026-03-06 12:00').duty(first);
    expect([left.state, left.generation]).toEqual(['met', 4]);
    const late = recorded(
      '2026-03-06 12:00',
      happened('2026-03-03 10:00', 'released', { kind: 'probation', place: regina }),
    );
    const owed = life.and(late).at('2026-03-06 12:00').duty(first);
    expect([owed.state, owed.generation]).toEqual(['due', 5]);
  });
});
