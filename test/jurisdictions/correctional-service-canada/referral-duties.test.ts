/** One clock for each referral: both sides of every boundary. */
import { describe, expect, test } from 'vitest';
import type { BodyOf, CaseEvent, FactualBody } from '../../../lib/case/events.ts';
import { fold } from '../../../lib/case/fold.ts';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/index.ts';
import { deadlines } from '../../../lib/timeline/deadlines.ts';
import { policyFrom } from '../../../lib/timeline/policy.ts';
import {
  admittedSentenced,
  died,
  escaped,
  given,
  happened,
  numbered,
  recorded,
  released,
  returned,
} from '../../timeline/given.ts';
import { clockIn, justAfter, local } from '../../timeline/local.ts';

const admission = admittedSentenced('2026-03-02 09:00', { length: 'P4Y' });
const known = (at: string): CaseEvent => happened(at, 'programmeFactsRecorded', { facts: {} });
const first = known('2026-03-04 10:00');
const proposed = (at: string, programme: string, more: Partial<BodyOf<'referralProposed'>> = {}): CaseEvent => ({
  ...happened(at, 'referralProposed', { programme, outcome: 'eligible', facts: first.id, because: 'met', ...more }),
  id: `${programme} ${at}` as never,
});
const decided = (at: string, programme: string, more: Partial<BodyOf<'referralDecided'>> = {}): CaseEvent => ({
  ...happened(at, 'referralDecided', {
    programme,
    decision: 'accepted',
    decidedBy: 'j.tremblay',
    reason: 'fits',
    ...more,
  }),
  id: `${programme} decided ${at}` as never,
});
const life = (...events: readonly CaseEvent[]) =>
  given(admission, first, ...events).underPack(correctionalServiceCanada);

const one = proposed('2026-03-04 10:00', 'VPP-MI');
/** Fifteen working days after Wednesday 4 March 2026. */
const due = '2026-03-25 end of day';
const key = 'cib-decision/1/1';

describe('the board’s decision', () => {
  test(`is due ${due}, and overdue a moment later`, () => {
    expect(life(one).at(due).line(key)).toBe(`due ${due}`);
    expect(life(one).at(justAfter(due)).line(key)).toBe(`overdue ${due}`);
    expect(life(one).at(justAfter(due)).owes(key)).toEqual(['rung-1 to unitSupervisor']);
    expect(life(one).at(due).duty(key).role).toBe('Correctional Intervention Board');
  });

  test('skips a holiday: Good Friday and Easter Monday 2026', () => {
    expect(life(proposed('2026-03-20 10:00', 'VPP-MI')).at('2026-03-21 10:00').duty(key).dueAt).toBe(
      '2026-04-15T03:59:59.999Z',
    );
  });

  test('is met in the last moment, late a moment after', () => {
    expect(life(one, decided(due, 'VPP-MI')).at(justAfter(due)).line(key)).toBe(`met ${due}`);
    expect(
      life(one, decided(justAfter(due), 'VPP-MI'))
        .at(justAfter(due))
        .duty(key).state,
    ).toBe('metLate');
  });

  test.each(['accepted', 'waitlisted', 'declined'] as const)(
    'is met by what was decided, whatever it is: %s',
    (decision) => {
      const moment = life(one, decided('2026-03-10 10:00', 'VPP-MI', { decision })).at('2026-03-11 10:00');
      expect(moment.duty(key).state).toBe('met');
    },
  );

  test('has a clock for each referral, closed by its own decision alone', () => {
    const two = life(one, proposed('2026-03-06 10:00', 'NSAP-MI'), decided('2026-03-10 10:00', 'NSAP-MI'));
    expect(two.at('2026-03-11 10:00').lines('cib-decision')).toEqual([`due ${due}`, 'met 2026-03-27 end of day']);
  });

  test('asked anew of one programme has another clock', () => {
    const again = life(
      one,
      decided('2026-03-10 10:00', 'VPP-MI', { decision: 'declined' }),
      proposed('2026-03-12 10:00', 'VPP-MI'),
    );
    expect(again.at('2026-03-13 10:00').lines('cib-decision')).toEqual([`met ${due}`, 'due 2026-04-02 end of day']);
  });

  test('on facts that had changed runs anew from there, and what was overdue stays a breach', () => {
    const changed = life(one, known('2026-03-10 10:00'), decided('2026-03-26 10:00', 'VPP-MI'));
    expect(changed.at('2026-03-26 11:00').duty(key)).toMatchObject({ state: 'due', dueAt: '2026-04-21T03:59:59.999Z' });
    expect(changed.at('2026-03-26 11:00').duty(key).breaches).toHaveLength(1);
    const settled = changed.and(decided('2026-03-27 10:00', 'VPP-MI')).at('2026-03-28 10:00').duty(key);
    expect([settled.state, settled.breaches.length]).toEqual(['met', 1]);
  });

  test('was no breach where a later one on changed facts moved the date first, though an earlier was recorded after it', () => {
    const moved = life(
      one,
      known('2026-03-09 10:00'),
      recorded('2026-04-01 10:00', decided('2026-03-10 10:00', 'VPP-MI')),
      known('2026-03-11 10:00'),
      decided('2026-03-12 10:00', 'VPP-MI'),
    );
    expect(moved.at('2026-04-01 11:00').line(key)).toBe('due 2026-04-02 end of day');
    expect(moved.at('2026-04-01 11:00').duty(key).breaches).toEqual([]);
    expect(moved.at('2026-04-03 11:00').duty(key).breaches).toHaveLength(1);
  });

  test('goes on through release, with the unit that supervises; death ends it', () => {
    const office = { facility: 'Kingston', unit: 'Parole' };
    const out = life(one, released('2026-03-10 10:00', 'parole', { place: office }));
    expect(out.at('2026-03-11 10:00').duty(key)).toMatchObject({ state: 'due', place: office });
    expect(life(one, died('2026-03-10 10:00')).at('2026-04-10 10:00').line(key)).toBe(`void ${due}`);
  });

  test('rests during an escape and runs anew from the return', () => {
    const back = life(one, escaped('2026-03-10 10:00'), returned('2026-03-16 10:00', 'recapture'));
    expect(back.at('2026-03-17 10:00').lines('cib-decision')).toEqual([`void ${due}`, 'due 2026-04-08 end of day']);
    const decidedBefore = life(
      one,
      decided('2026-03-09 10:00', 'VPP-MI'),
      escaped('2026-03-10 10:00'),
      returned('2026-03-16 10:00', 'recapture'),
    );
    expect(decidedBefore.at('2026-03-17 10:00').lines('cib-decision')).toEqual([`met ${due}`]);
  });

  test('from the return, of a proposal that was recorded later, it is known with the proposal', () => {
    const flight = [escaped('2026-03-10 10:00'), returned('2026-03-16 10:00', 'recapture')];
    const back = life(recorded('2026-03-20 10:00', one), ...flight).at('2026-03-21 10:00');
    const [, open] = back.all('cib-decision');
    expect(open).toMatchObject({ state: 'due', knownAt: local('2026-03-20 10:00') });
  });

  test('put anew before the proposal was recorded has one date, known with the proposal', () => {
    const stale = [known('2026-03-09 10:00'), decided('2026-03-27 10:00', 'VPP-MI', { facts: first.id })];
    const late = life(recorded('2026-04-01 10:00', one), ...stale);
    for (const at of ['2026-03-26 10:00', '2026-03-28 10:00', '2026-04-02 10:00'])
      expect(late.at(at).duty(key)).toMatchObject({ knownAt: local('2026-04-01 10:00'), breaches: [] });
    expect(late.at('2026-04-02 10:00').line(key)).toBe('due 2026-04-21 end of day');
    expect(
      life(one, ...stale)
        .at('2026-04-02 10:00')
        .duty(key).breaches,
    ).toHaveLength(1);
  });

  describe('goes by a number of its own, whatever becomes of another', () => {
    const two = proposed('2026-03-06 10:00', 'NSAP-MI');
    const withdrawn = happened('2026-03-27 10:00', 'corrected', { supersedes: one.id, reason: 'the wrong file' });
    const put = happened('2026-03-27 10:00', 'corrected', {
      supersedes: one.id,
      reason: 'a day later',
      instead: { happenedAt: local('2026-03-05 10:00'), body: one.body as FactualBody },
    });
    const promise = (deadline: string) =>
      happened('2026-03-30 10:00', 'acknowledged', {
        deadline,
        reason: 'sits on 8 April',
        promisedFor: local('2026-04-08 16:00'),
        level: 'centralOffice',
      });
    const promised = (moment: ReturnType<ReturnType<typeof life>['at']>) =>
      moment
        .all('cib-decision')
        .map(({ key: name, about, acknowledgements }) => [name, about, acknowledgements.length]);

    test('withdrawn: its promise stays with it', () => {
      expect(promised(life(one, two, promise('cib-decision/1/2'), withdrawn).at('2026-03-31 12:00'))).toEqual([
        ['cib-decision/1/2', 'NSAP-MI', 1],
      ]);
    });
    test('withdrawn: a promise made of the other does not silence it', () => {
      const moment = life(one, two, promise(key), withdrawn).at('2026-04-01 12:00');
      expect(promised(moment)).toEqual([['cib-decision/1/2', 'NSAP-MI', 0]]);
      expect(moment.owes('cib-decision/1/2')).toEqual(['rung-3 to centralOffice']);
    });
    test('an older one that turns up late: its promise stays with it', () => {
      expect(promised(life(two, promise(key), recorded('2026-03-31 10:00', one)).at('2026-03-31 12:00'))).toEqual([
        ['cib-decision/1/2', 'VPP-MI', 0],
        [key, 'NSAP-MI', 1],
      ]);
    });
    test('put right by a correction it keeps its number, and so does the other', () => {
      expect(promised(life(one, two, promise(key), put).at('2026-03-31 12:00'))).toEqual([
        [key, 'VPP-MI', 1],
        ['cib-decision/1/2', 'NSAP-MI', 0],
      ]);
      const again = happened('2026-03-28 10:00', 'corrected', {
        supersedes: put.id,
        reason: 'a day later still',
        instead: { happenedAt: local('2026-03-05 12:00'), body: one.body as FactualBody },
      });
      expect(promised(life(one, two, promise(key), put, again).at('2026-03-31 12:00'))).toEqual([
        [key, 'VPP-MI', 1],
        ['cib-decision/1/2', 'NSAP-MI', 0],
      ]);
    });
  });

  test('is counted by the clocks of where the person was when it was put, wherever the sentence began', () => {
    const policy = policyFrom(correctionalServiceCanada, { facilityZones: { Matsqui: 'America/Vancouver' } });
    const moved = happened('2026-03-03 09:00', 'transferred', {
      place: { facility: 'Matsqui', unit: 'Programs' },
      purpose: 'other',
    });
    const pacific = clockIn('America/Vancouver');
    const there = (at: string) => ({ ...one, happenedAt: pacific.local(at), recordedAt: pacific.local(at) });
    const dueOf = (at: string) =>
      deadlines(fold(numbered([admission, first, moved, there(at)])), policy, pacific.local('2026-03-06 10:00')).map(
        ({ key: name, dueAt }) => [name, pacific.told(dueAt)],
      );
    expect(dueOf('2026-03-04 22:30')).toEqual([
      ['programme-referral/1/1', '2026-03-18 end of day'],
      [key, due],
    ]);
    expect(dueOf('2026-03-05 00:30')).toEqual([
      ['programme-referral/1/1', '2026-03-19 end of day'],
      [key, '2026-03-26 end of day'],
    ]);
  });

  test('is the same in whatever order the events arrived', () => {
    const events = [
      admission,
      first,
      one,
      known('2026-03-10 10:00'),
      decided('2026-03-26 10:00', 'VPP-MI'),
      decided('2026-03-27 10:00', 'VPP-MI'),
    ];
    const seen = (order: readonly CaseEvent[]) => {
      const { deadlines, case: of } = given(...order)
        .underPack(correctionalServiceCanada)
        .at('2026-04-01 10:00');
      return [
        deadlines.map(({ key: name, state, dueAt, breaches }) => [name, state, dueAt, breaches]),
        of.referrals.map(({ state, decisions }) => [state, decisions.map(({ stale }) => stale)]),
      ] as const;
    };
    const told = seen(events);
    expect(seen(events.toReversed())).toEqual(told);
    expect(seen([...events.slice(3), ...events.slice(0, 3)])).toEqual(told);
    const [duties, decisions] = told;
    expect(duties?.map(([name, state]) => `${name} ${state}`)).toEqual([
      'programme-referral/1/1 metLate',
      `${key} met`,
    ]);
    expect(decisions).toEqual([['accepted', [true, false]]]);
  });
});

describe('a decision on changed facts about somebody on the waiting list', () => {
  const waits = decided('2026-03-10 10:00', 'VPP-MI', { decision: 'waitlisted' });
  const stale = [known('2026-05-29 10:00'), decided('2026-06-10 10:00', 'VPP-MI')];
  const askedAgain = life(one, waits, ...stale);
  /** Fifteen working days after Wednesday 10 June 2026; 1 July is Canada Day. */
  const dueAgain = '2026-07-02 end of day';
  const stateAt = (at: string, ...more: readonly CaseEvent[]) => {
    const moment = askedAgain.and(...more).at(at);
    return [moment.case.referrals.map(({ state }) => state), moment.lines('cib-decision')];
  };

  test('asks the board again, which has its time from there; the waiting before it was no breach', () => {
    expect(stateAt('2026-06-11 10:00')).toEqual([['open'], [`due ${dueAgain}`]]);
    expect(stateAt(justAfter(dueAgain))).toEqual([['open'], [`overdue ${dueAgain}`]]);
    expect(askedAgain.at('2026-06-11 10:00').duty(key)).toMatchObject({ key, breaches: [] });
    expect(life(one, waits).at('2026-06-11 10:00').lines('cib-decision')).toEqual([`met ${due}`]);
  });
  test.each(['accepted', 'waitlisted', 'declined'] as const)(
    'and is settled by the next on current facts: %s',
    (decision) => {
      const settled = decided('2026-06-12 10:00', 'VPP-MI', { decision });
      expect(stateAt('2026-06-15 10:00', settled)).toEqual([[decision], [`met ${dueAgain}`]]);
    },
  );
  test('again and again, each time on facts that changed', () => {
    const again = [
      decided('2026-06-12 10:00', 'VPP-MI', { decision: 'waitlisted' }),
      known('2026-09-01 10:00'),
      decided('2026-09-02 10:00', 'VPP-MI'),
      known('2026-09-03 10:00'),
      decided('2026-09-04 10:00', 'VPP-MI'),
    ];
    expect(stateAt('2026-09-07 10:00', ...again)).toEqual([['open'], ['due 2026-09-28 end of day']]);
    expect(
      askedAgain
        .and(...again)
        .at('2026-09-07 10:00')
        .duty(key).breaches,
    ).toEqual([]);
  });
  test('leaves a breach where the waiting list came too late', () => {
    const late = decided('2026-03-26 10:00', 'VPP-MI', { decision: 'waitlisted' });
    const moment = life(one, late, ...stale).at('2026-06-11 10:00');
    expect(moment.line(key)).toBe(`due ${dueAgain}`);
    expect(moment.duty(key).breaches.map(({ dueAt }) => dueAt)).toEqual(['2026-03-26T03:59:59.999Z']);
  });
  test('that is recorded only after the person left is void: what was settled is not missed for it', () => {
    const late = [known('2026-05-29 10:00'), recorded('2026-06-20 10:00', decided('2026-06-10 10:00', 'VPP-MI'))];
    const left = life(one, waits, ...late, released('2026-06-15 10:00', 'endOfSentence')).at('2026-06-21 10:00');
    expect([left.line(key), left.duty(key).breaches]).toEqual([`void ${dueAgain}`, []]);
  });
  test('and was recorded only after the next decision is met in time by that', () => {
    const late = [known('2026-05-29 10:00'), recorded('2026-06-20 10:00', decided('2026-06-10 10:00', 'VPP-MI'))];
    const settled = life(one, waits, ...late, decided('2026-06-12 10:00', 'VPP-MI')).at('2026-06-21 10:00');
    expect([settled.line(key), settled.duty(key).breaches]).toEqual([`met ${dueAgain}`, []]);
  });
  test('after an escape asks by itself: what was settled before stays met, and is not put anew by the return', () => {
    const back = [escaped('2026-04-10 10:00'), returned('2026-04-16 10:00', 'recapture')];
    const moment = life(one, waits, ...back, ...stale).at('2026-06-11 10:00');
    expect(moment.lines('cib-decision')).toEqual([`met ${due}`, `due ${dueAgain}`]);
    expect(moment.duty('cib-decision/2/1').breaches).toEqual([]);
  });
});

describe('facts that were corrected', () => {
  const corrected = (at: string) =>
    happened(at, 'corrected', {
      supersedes: first.id,
      reason: 'the wrong file',
      instead: { happenedAt: first.happenedAt, body: { type: 'programmeFactsRecorded', facts: { age: 31 } } },
    });
  const states = (...events: readonly CaseEvent[]) =>
    life(one, ...events)
      .at('2026-04-01 10:00')
      .case.referrals.map(({ state }) => state);

  test('before the decision make it stale', () => {
    expect(states(corrected('2026-03-09 10:00'), decided('2026-03-10 10:00', 'VPP-MI'))).toEqual(['open']);
  });
  test('after it leave it as it was', () => {
    expect(states(decided('2026-03-10 10:00', 'VPP-MI'), corrected('2026-03-11 10:00'))).toEqual(['accepted']);
  });
  test('and facts recorded late do not reach back', () => {
    const late = recorded('2026-03-11 10:00', known('2026-03-06 10:00'));
    expect(states(decided('2026-03-10 10:00', 'VPP-MI'), late)).toEqual(['accepted']);
  });
});

describe('the override of somebody who does not meet the criteria', () => {
  const override = proposed('2026-03-04 10:00', 'NSAP-MI', { outcome: 'not-eligible' });

  test('is a duty of its own', () => {
    const moment = life(override).at('2026-03-05 10:00');
    expect(moment.line('override-decision')).toBe(`due ${due}`);
    expect(moment.lines('cib-decision')).toEqual([]);
  });
  test('is met by the approved override, or by declining it', () => {
    for (const more of [{ decision: 'overridden', approver: 'm.roy' }, { decision: 'declined' }] as const)
      expect(
        life(override, decided('2026-03-10 10:00', 'NSAP-MI', more))
          .at('2026-03-11 10:00')
          .line('override-decision'),
      ).toBe(`met ${due}`);
  });
  test.each(['accepted', 'waitlisted'] as const)(
    'is not done by what an import says was %s without one (9, 10), and the override that follows is late or in time by its own day',
    (decision) => {
      const imported = decided('2026-03-10 10:00', 'NSAP-MI', { decision });
      expect(life(override, imported).at(justAfter(due)).line('override-decision')).toBe(`overdue ${due}`);
      const instead = happened('2026-03-12 10:00', 'corrected', {
        supersedes: imported.id,
        reason: 'approved as an override',
        instead: {
          happenedAt: imported.happenedAt,
          body: { ...imported.body, decision: 'overridden', approver: 'm.roy' } as FactualBody,
        },
      });
      expect(life(override, imported, instead).at(justAfter(due)).line('override-decision')).toBe(`met ${due}`);
    },
  );
  test('follows what an import put on the waiting list', () => {
    const waits = decided('2026-03-10 10:00', 'NSAP-MI', { decision: 'waitlisted' });
    const approved = decided('2026-03-12 10:00', 'NSAP-MI', { decision: 'overridden', approver: 'm.roy' });
    expect(life(override, waits, approved).at('2026-03-13 10:00').line('override-decision')).toBe(`met ${due}`);
  });
  test('is not needed once the facts are others, on which the board accepts', () => {
    const changed = known('2026-03-09 10:00');
    const onOthers = decided('2026-03-10 10:00', 'NSAP-MI', { facts: changed.id });
    expect(life(override, changed, onOthers).at('2026-03-11 10:00').line('override-decision')).toBe(`met ${due}`);
    const askedAgain = life(override, changed, decided('2026-03-10 10:00', 'NSAP-MI'));
    expect(
      askedAgain.and(decided('2026-03-11 10:00', 'NSAP-MI')).at('2026-03-12 10:00').line('override-decision'),
    ).toBe('met 2026-03-31 end of day');
  });
});

describe('making the referral', () => {
  const made = happened('2026-03-06 10:00', 'referralMade', { programme: 'VPP-MI', document: 'correctionalPlan' });

  test('is due ten working days after the proposal, by the parole officer', () => {
    expect(life(one).at('2026-03-05 10:00').duty('programme-referral')).toMatchObject({ role: 'parole officer' });
    expect(life(one).at('2026-03-05 10:00').line('programme-referral')).toBe('due 2026-03-18 end of day');
  });
  test('is done through a document, or shown by a decision of the board', () => {
    expect(life(one, made).at('2026-03-07 10:00').duty('programme-referral').state).toBe('met');
    expect(
      life(one, decided('2026-03-06 10:00', 'VPP-MI')).at('2026-03-07 10:00').duty('programme-referral').state,
    ).toBe('met');
  });
});
