/** The duties of CONNECT, in London's time with its clock changes: both sides of every boundary. Nobody here exists. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import { englandAndWales } from '../../../lib/jurisdictions/england-and-wales/index.ts';
import { happeningIn, given as inConnecticut, type Life } from '../../timeline/given.ts';
import { clockIn } from '../../timeline/local.ts';

const clock = clockIn(englandAndWales.zone);
const { justAfter, told } = clock;
const { happened, recorded } = happeningIn(clock);
const given = (...events: readonly CaseEvent[]): Life => inConnecticut(...events).underPack(englandAndWales);

const leeds = { facility: 'HMP Leeds', unit: 'Family services' };
const admitted = happened('2026-02-02 10:00', 'admitted', {
  jurisdiction: 'england-and-wales',
  legalStatus: 'sentenced',
  place: leeds,
});
const joined = (at: string, programme = 'CONNECT') => happened(at, 'programmeJoined', { programme });
const left = (at: string) => happened(at, 'programmeLeft', { programme: 'CONNECT', reason: 'withdrew' });
const released = (at: string) => happened(at, 'released', { kind: 'parole' });
const session = (at: string, number: number, minutes = 120) =>
  happened(at, 'programmeSessionAttended', { session: number, minutes });

/** Wednesday; the clocks go forward in the night to Sunday 29 March. */
const begun = [admitted, joined('2026-03-04 10:00')];
const sessionsOn = (days: readonly string[]) => days.map((day, index) => session(`${day} 14:00`, index + 1));
const weekly = sessionsOn(['2026-03-10', '2026-03-17', '2026-03-24', '2026-03-31', '2026-04-07', '2026-04-14']);
const sixth = '2026-04-14';

describe('the six sessions', () => {
  test('are due a week apart, the n-th n weeks after joining, over the night with a missing hour', () => {
    const { all } = given(...begun).at('2026-03-05 10:00');
    expect(all('connect-sessions').map(({ dueAt, state }) => `${state} ${told(dueAt)}`)).toEqual([
      'due 2026-03-11 end of day',
      'upcoming 2026-03-18 end of day',
      'upcoming 2026-03-25 end of day',
      'upcoming 2026-04-01 end of day',
      'upcoming 2026-04-08 end of day',
      'upcoming 2026-04-15 end of day',
    ]);
    expect(all('connect-sessions').map(({ dueAt }) => dueAt.slice(11, 16))).toEqual([
      ...['23:59', '23:59', '23:59'],
      ...['22:59', '22:59', '22:59'],
    ]);
    expect(all('connect-sessions')[0]?.role).toBe('programme facilitator');
  });

  const first = 'connect-sessions/1/1';
  const due = '2026-03-11 end of day';
  test('each is met in the last moment of its day, late a moment later, and overdue until then', () => {
    expect(
      given(...begun)
        .at(due)
        .line(first),
    ).toBe(`due ${due}`);
    expect(
      given(...begun)
        .at(justAfter(due))
        .line(first),
    ).toBe(`overdue ${due}`);
    expect(
      given(...begun)
        .at(justAfter(due))
        .owes(first),
    ).toEqual(['rung-1 to unitSupervisor']);
    expect(
      given(...begun, session(due, 1))
        .at(justAfter(due))
        .line(first),
    ).toBe(`met ${due}`);
    expect(
      given(...begun, session(justAfter(due), 1))
        .at(justAfter(due))
        .line(first),
    ).toBe(`metLate ${due}`);
  });
  test('each lasts two hours: a minute less is not one, and what was broken off may be made up', () => {
    const short = given(...begun, session('2026-03-10 14:00', 1, 119))
      .at('2026-03-10 18:00')
      .duty(first);
    expect(short).toMatchObject({ state: 'due', missing: ['1 minute'] });
    const resumed = given(...begun, session('2026-03-10 14:00', 1, 50), session('2026-03-11 14:00', 1, 70));
    expect(resumed.at('2026-03-11 18:00').line(first)).toBe(`met ${due}`);
  });
  test('an attendance counts for its own session only, also when two fall in one week', () => {
    const life = given(...begun, session('2026-03-10 14:00', 2), session('2026-03-17 14:00', 1));
    expect(life.at('2026-03-18 12:00').lines('connect-sessions').slice(0, 3)).toEqual([
      `metLate ${due}`,
      'met 2026-03-18 end of day',
      'upcoming 2026-03-25 end of day',
    ]);
  });
  test('the next opens when the one before is due', () => {
    const second = (at: string) =>
      given(...begun)
        .at(at)
        .duty('connect-sessions/1/2').state;
    expect([second('2026-03-11 12:00'), second(due)]).toEqual(['upcoming', 'due']);
  });
  test.each([
    ['leaves the programme', left],
    ['leaves prison', released],
  ])('are void when the person %s at the due instant, the first missed a moment later', (_what, leaves) => {
    expect(
      given(...begun, leaves(due))
        .at(justAfter(due))
        .lines('connect-sessions')[0],
    ).toBe(`void ${due}`);
    const after = given(...begun, leaves(justAfter(due))).at(justAfter(due));
    expect(after.line(first)).toBe(`missed ${due}`);
    expect(after.owes(first)).toEqual(['missed to unitSupervisor']);
    expect(
      after
        .lines('connect-sessions')
        .slice(1)
        .every((line) => line.startsWith('void')),
    ).toBe(true);
  });
  test('after an escape those that are left take their turns from the return', () => {
    const life = given(
      ...begun,
      ...weekly.slice(0, 2),
      happened('2026-03-20 10:00', 'escaped'),
      happened('2026-04-01 10:00', 'returnedToCustody', { reason: 'recapture', place: leeds }),
    );
    const { all } = life.at('2026-04-02 10:00');
    expect(
      all('connect-sessions')
        .map(({ key, state, dueAt }) => `${key} ${state} ${told(dueAt)}`)
        .slice(2),
    ).toEqual([
      'connect-sessions/1/3 void 2026-03-25 end of day',
      'connect-sessions/1/4 void 2026-04-01 end of day',
      'connect-sessions/1/5 void 2026-04-08 end of day',
      'connect-sessions/1/6 void 2026-04-15 end of day',
      'connect-sessions/2/3 due 2026-04-08 end of day',
      'connect-sessions/2/4 upcoming 2026-04-15 end of day',
      'connect-sessions/2/5 upcoming 2026-04-22 end of day',
      'connect-sessions/2/6 upcoming 2026-04-29 end of day',
    ]);
  });
  test('a prisoner who comes back under another stay owes nothing until joining again', () => {
    const life = given(
      ...begun,
      released('2026-03-20 10:00'),
      happened('2026-04-20 10:00', 'returnedToCustody', { reason: 'violation', place: leeds }),
    );
    expect(
      life
        .at('2026-05-20 10:00')
        .all('connect-sessions')
        .map(({ spell }) => spell),
    ).toEqual([1, 1, 1, 1, 1, 1]);
    const again = life.and(left('2026-05-20 10:00'), joined('2026-05-21 10:00'));
    expect(again.at('2026-05-22 10:00').line('connect-sessions/2/1')).toBe('due 2026-05-28 end of day');
  });
  test.each([
    ['connect-sessions.every', 'P14D', ['2026-03-18 end of day', '2026-04-01 end of day']],
    ['connect-sessions.every', 'P1M', ['2026-04-04 end of day', '2026-05-04 end of day']],
  ])('move with %s %s', (parameter, value, dues) => {
    const { all } = given(...begun)
      .under({ [parameter]: value })
      .at('2026-03-05 10:00');
    expect(
      all('connect-sessions')
        .slice(0, 2)
        .map(({ dueAt }) => told(dueAt)),
    ).toEqual(dues);
  });
  test('may be more or fewer, and longer or shorter, where an administrator says so', () => {
    const life = given(...begun, session('2026-03-10 14:00', 1, 90));
    const count = (sessions: string) =>
      life.under({ 'connect-sessions.sessions': sessions }).at('2026-03-11 10:00').lines('connect-sessions').length;
    expect([count('4'), count('8')]).toEqual([4, 8]);
    const state = (takes: string) =>
      life.under({ 'connect-sessions.takes': takes }).at('2026-03-11 10:00').duty(first).state;
    expect([state('PT90M'), state('PT91M')]).toEqual(['met', 'due']);
  });
  test('are for who is in the programme, in prison: not before joining, and not in another programme', () => {
    expect(given(admitted).at('2026-03-20 10:00').deadlines).toEqual([]);
    expect(given(admitted, joined('2026-03-04 10:00', 'SYCAMORE')).at('2026-03-20 10:00').deadlines).toEqual([]);
  });
});

describe.each([
  [
    'family-workshop',
    '2026-05-14 end of day',
    'prison family services provider',
    'P10D',
    '2026-04-24 end of day',
    'familyWorkshopHeld',
  ],
  [
    'connection-plan',
    '2026-04-28 end of day',
    'programme facilitator',
    'P1M',
    '2026-05-14 end of day',
    'connectionPlanAssessed',
  ],
] as const)('%s', (duty, due, role, within, moved, act) => {
  const key = `${duty}/1/1`;
  const life = given(...begun, ...weekly);

  test('is owed once all six sessions were completed, whichever came last', () => {
    expect(
      given(...begun, ...weekly.slice(0, 5))
        .at('2026-06-01 10:00')
        .lines(duty),
    ).toEqual([]);
    expect(
      given(...begun, ...weekly.slice(1), session(`${sixth} 16:30`, 1))
        .at(due)
        .line(key),
    ).toBe(`due ${due}`);
    expect(
      given(...begun, ...weekly.slice(1), session(`${sixth} 16:30`, 1, 119))
        .at(due)
        .lines(duty),
    ).toEqual([]);
  });
  test(`is due ${due}, and belongs to the ${role}`, () => {
    expect(life.at(due).line(key)).toBe(`due ${due}`);
    expect(life.at(due).duty(key).role).toBe(role);
    expect(life.at(justAfter(due)).line(key)).toBe(`overdue ${due}`);
    expect(life.at(justAfter(due)).owes(key)).toEqual(['rung-1 to unitSupervisor']);
  });
  test('is met in the last moment, late a moment later', () => {
    expect(life.and(happened(due, act)).at(justAfter(due)).line(key)).toBe(`met ${due}`);
    expect(
      life
        .and(happened(justAfter(due), act))
        .at(justAfter(due))
        .line(key),
    ).toBe(`metLate ${due}`);
  });
  test('is void when the person leaves at the due instant, missed a moment later', () => {
    expect(life.and(released(due)).at(justAfter(due)).line(key)).toBe(`void ${due}`);
    expect(
      life
        .and(released(justAfter(due)))
        .at(justAfter(due))
        .line(key),
    ).toBe(`missed ${due}`);
  });
  test('moves with its parameter, and with a late record of a session it does not', () => {
    expect(
      life
        .under({ [`${duty}.within`]: within })
        .at('2026-04-15 10:00')
        .line(key),
    ).toBe(`due ${moved}`);
    const lateRecord = recorded('2026-04-20 10:00', weekly[5] ?? joined(''));
    expect(
      given(...begun, ...weekly.slice(0, 5), lateRecord)
        .at('2026-04-21 10:00')
        .line(key),
    ).toBe(`due ${due}`);
  });
});

describe('the waiver of the workshop', () => {
  const waived = (at: string) =>
    happened(at, 'familyWorkshopWaived', { reason: 'the visits hall is closed for repair' });
  test('settles it, with its reason in the record', () => {
    const moment = given(...begun, ...weekly, waived('2026-05-14 end of day')).at('2026-05-15 10:00');
    expect(moment.line('family-workshop/1/1')).toBe('met 2026-05-14 end of day');
    expect(moment.case.acts.familyWorkshopWaived?.[0]?.body).toMatchObject({
      reason: 'the visits hall is closed for repair',
    });
  });
  test('before the last session counts as well', () => {
    const life = given(...begun, waived('2026-03-20 10:00'), ...weekly);
    expect(life.at('2026-04-15 10:00').duty('family-workshop').state).toBe('met');
  });
  test('leaves the connection plan owed', () => {
    const life = given(...begun, ...weekly, waived('2026-04-15 10:00'));
    expect(life.at('2026-04-16 10:00').line('connection-plan/1/1')).toBe('due 2026-04-28 end of day');
  });
});

describe('evaluation', () => {
  const form = (at: string, which: 'start' | 'end') => happened(at, 'monitoringFormCompleted', { form: which });
  const [start, end] = ['evaluation/1/1', 'evaluation/1/2'];
  const [startDue, endDue] = ['2026-03-11 end of day', '2026-04-28 end of day'];

  test('asks for the form at the start, and only after the last session for the one at the end', () => {
    expect(
      given(...begun)
        .at('2026-03-05 10:00')
        .lines('evaluation'),
    ).toEqual([`due ${startDue}`]);
    const { all } = given(...begun, ...weekly).at('2026-04-15 10:00');
    expect(all('evaluation').map(({ about, dueAt }) => [about, told(dueAt)])).toEqual([
      ['start', startDue],
      ['end', endDue],
    ]);
  });
  test('each form settles its own, in the last moment and not a moment later', () => {
    const life = given(...begun, form(startDue, 'start'), ...weekly, form(endDue, 'end')).at(justAfter(endDue));
    expect([life.line(start), life.line(end)]).toEqual([`met ${startDue}`, `met ${endDue}`]);
    const late = given(...begun, form(justAfter(startDue), 'start'), ...weekly, form(justAfter(endDue), 'end'));
    const moment = late.at(justAfter(endDue));
    expect([moment.line(start), moment.line(end)]).toEqual([`metLate ${startDue}`, `metLate ${endDue}`]);
    const other = given(...begun, form('2026-03-05 10:00', 'end')).at('2026-03-06 10:00');
    expect(other.line(start)).toBe(`due ${startDue}`);
  });
  test('moves with its parameters', () => {
    const { all } = given(...begun, ...weekly)
      .under({ 'evaluation.start': 'P1D', 'evaluation.end': 'P21D' })
      .at('2026-04-15 10:00');
    expect(all('evaluation').map(({ dueAt }) => told(dueAt))).toEqual([
      '2026-03-05 end of day',
      '2026-05-05 end of day',
    ]);
  });
});

test('a week over the night with an hour twice ends at midnight by the clock', () => {
  const life = given(admitted, joined('2026-10-21 10:00'));
  const [first] = life.at('2026-10-22 10:00').all('connect-sessions');
  expect(first?.dueAt).toBe('2026-10-28T23:59:59.999Z');
});

describe('phases', () => {
  const phasesOf = (...events: readonly CaseEvent[]) => {
    const { policy, at } = given(...events);
    return policy.phases(at('2026-12-01 10:00').case, policy).map(({ phase, from }) => `${told(from)} ${phase}`);
  };
  test('from sessions to planning with the last session, to the end of the programme, and out', () => {
    expect(
      phasesOf(
        ...begun,
        ...weekly,
        left('2026-05-10 10:00'),
        released('2026-06-10 10:00'),
        happened('2026-09-10 10:00', 'closed', { reason: 'supervisionCompleted' }),
      ),
    ).toEqual([
      '2026-02-02 10:00 custody',
      '2026-03-04 10:00 connect-sessions',
      '2026-04-14 14:00 connection-planning',
      '2026-05-10 10:00 custody',
      '2026-06-10 10:00 supervision',
      '2026-09-10 10:00 closed',
    ]);
  });
  test('release ends the programme; a return to prison does not begin it again', () => {
    expect(
      phasesOf(
        ...begun,
        released('2026-03-20 10:00'),
        happened('2026-04-20 10:00', 'returnedToCustody', { reason: 'violation', place: leeds }),
      ),
    ).toEqual([
      '2026-02-02 10:00 custody',
      '2026-03-04 10:00 connect-sessions',
      '2026-03-20 10:00 supervision',
      '2026-04-20 10:00 custody',
    ]);
  });
});

describe('the decision on a referral that nobody decided before the prisoner left', () => {
  const known = happened('2026-03-01 10:00', 'programmeFactsRecorded', { facts: {} });
  const proposed = (at: string) =>
    happened(at, 'referralProposed', { programme: 'CONNECT', outcome: 'eligible', facts: known.id, because: 'met' });
  const decided = (at: string, decision: 'accepted' | 'waitlisted' | 'declined' = 'declined') =>
    happened(at, 'referralDecided', { programme: 'CONNECT', decision, decidedBy: 'a.khan', reason: 'fits' });
  const recalled = (at: string) => happened(at, 'returnedToCustody', { reason: 'violation', place: leeds });
  const out = [admitted, known, proposed('2026-03-02 10:00'), released('2026-03-05 10:00')];
  /** Ten working days after Tuesday 7 April 2026. */
  const due = '2026-04-21 end of day';
  const lines = (...events: readonly CaseEvent[]) =>
    given(...out, ...events)
      .at('2026-04-30 10:00')
      .lines('referral-decision');

  test('is put anew when the new stay begins', () => {
    expect(lines()).toEqual(['void 2026-03-16 end of day']);
    expect(lines(recalled('2026-04-07 10:00'))).toEqual(['void 2026-03-16 end of day', `overdue ${due}`]);
    expect(lines(recalled('2026-04-07 10:00'), decided(due))).toEqual(['void 2026-03-16 end of day', `met ${due}`]);
  });
  test('and with every further one, until it is decided', () => {
    const again = [recalled('2026-04-07 10:00'), released('2026-04-08 10:00'), recalled('2026-04-14 10:00')];
    expect(lines(...again)).toEqual([
      'void 2026-03-16 end of day',
      `void ${due}`,
      // Ten working days after Tuesday 14 April 2026.
      'overdue 2026-04-28 end of day',
    ]);
  });
  test.each(['accepted', 'waitlisted', 'declined'] as const)(
    'is not put anew once it was decided meanwhile: %s',
    (decision) => {
      expect(lines(decided('2026-03-20 10:00', decision), recalled('2026-04-07 10:00'))).toEqual([
        'void 2026-03-16 end of day',
      ]);
      const inside = given(admitted, known, proposed('2026-03-02 10:00'), decided('2026-03-03 10:00', decision));
      expect(
        inside
          .and(released('2026-03-05 10:00'), recalled('2026-04-07 10:00'))
          .at('2026-04-08 10:00')
          .lines('referral-decision'),
      ).toEqual(['met 2026-03-16 end of day']);
    },
  );
  test('one that was proposed outside is put when the stay begins', () => {
    expect(
      given(admitted, known, released('2026-03-05 10:00'), proposed('2026-03-06 10:00'), recalled('2026-04-07 10:00'))
        .at('2026-04-08 10:00')
        .lines('referral-decision'),
    ).toEqual([`due ${due}`]);
  });
  test('what was overdue when the prisoner left stays missed', () => {
    const late = given(admitted, known, proposed('2026-03-02 10:00'), released('2026-03-20 10:00'));
    const back = late.and(recalled('2026-04-07 10:00')).at('2026-04-08 10:00');
    expect(back.lines('referral-decision')).toEqual(['missed 2026-03-16 end of day', `due ${due}`]);
    expect(back.all('referral-decision').map(({ breaches }) => breaches.length)).toEqual([1, 0]);
  });
});
