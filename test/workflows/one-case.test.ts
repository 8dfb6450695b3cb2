/** One case, from admission on: who hears what, at which instant, and when it stops. */
import { describe, expect, test } from 'vitest';
import { admitted, createWorld, days, event, hours, intake, later, local, someone, told } from './world.ts';

const assessment = { observed: ['pretrial-assessment'] };
const startAt = local('2026-03-02 09:00');
const elsewhere = { facility: 'New Haven CC', unit: 'Block B' };

describe('the 24-hour assessment', () => {
  test('is reminded of at half and at a tenth of its window, then climbs the ladder to the top', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(event('2026-03-02 09:00', admitted));
    await world.until(later(startAt, 10 * days));
    expect(told(world.sent)).toEqual([
      '03-02 21:00 intake counselor: Reminder',
      '03-03 06:36 intake counselor: Reminder',
      '03-03 09:00 unit supervisor: OVERDUE',
      '03-03 13:00 facility head: OVERDUE',
      '03-04 09:00 central office: OVERDUE',
    ]);
    expect(world.sent[2]?.at).toBe(later(startAt, 24 * hours + 1));
    expect(world.sent.map(({ message }) => message.recipient)).toEqual([
      { role: 'intake counselor', ...intake },
      { role: 'intake counselor', ...intake },
      { role: 'unit supervisor', ...intake },
      { role: 'facility head', facility: intake.facility, unit: 'all' },
      { role: 'central office', facility: 'all', unit: 'all' },
    ]);
    expect(world.running('deadline')).toEqual([]);
    expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual(['Pretrial custody']);
    expect(world.troubles).toEqual([]);
  });

  test('sends nothing more once it is done, and its execution settles', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(event('2026-03-02 09:00', admitted), event('2026-03-02 22:00', { type: 'assessmentRecorded' }));
    await world.until(later(startAt, 10 * days));
    expect(told(world.sent)).toEqual(['03-02 21:00 intake counselor: Reminder']);
    expect(world.ended.map(({ machine, status, currentState }) => [machine, status, currentState])).toEqual([
      ['deadline', 'SUCCEEDED', undefined],
    ]);
  });

  test('done late stops the ladder where it stands', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(event('2026-03-02 09:00', admitted), event('2026-03-03 10:00', { type: 'assessmentRecorded' }));
    await world.until(later(startAt, 10 * days));
    expect(told(world.sent)).toEqual([
      '03-02 21:00 intake counselor: Reminder',
      '03-03 06:36 intake counselor: Reminder',
      '03-03 09:00 unit supervisor: OVERDUE',
    ]);
    expect((await world.standing()).deadlines.map(({ deadline }) => deadline.state)).toEqual(['metLate']);
  });

  test('is void for who leaves on bond at hour five, and nobody hears of it', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(event('2026-03-02 09:00', admitted), event('2026-03-02 14:00', { type: 'released', kind: 'bond' }));
    await world.until(later(startAt, 10 * days));
    expect(world.sent).toEqual([]);
    expect((await world.standing()).deadlines.map(({ deadline }) => deadline.state)).toEqual(['void']);
    expect(world.runtime.running()).toEqual([]);
    expect(await world.store.dueRows(someone)).toEqual([]);
  });

  test('missed by leaving later is told once, to the supervisor of the unit that held the person when it was due', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(
      event('2026-03-02 09:00', admitted),
      event('2026-03-03 11:00', { type: 'transferred', place: elsewhere, purpose: 'other' }),
      event('2026-03-03 12:00', { type: 'released', kind: 'bond' }),
    );
    await world.until(later(startAt, 30 * days));
    expect(told(world.sent).slice(2)).toEqual([
      '03-03 09:00 unit supervisor: OVERDUE',
      '03-03 11:00 intake counselor: Now yours, OVERDUE',
      '03-03 12:00 unit supervisor: MISSED',
    ]);
    expect(world.sent.at(-1)?.message.recipient).toEqual({ role: 'unit supervisor', ...intake });
    expect((await world.standing()).deadlines.map(({ deadline }) => deadline.state)).toEqual(['missed']);
  });

  test('follows a transfer: the staff of the new unit hear at once what is theirs now, and get the next reminder', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(
      event('2026-03-02 09:00', admitted),
      event('2026-03-03 00:00', { type: 'transferred', place: elsewhere, purpose: 'other' }),
    );
    await world.until(later(startAt, 23 * hours));
    expect(told(world.sent)).toEqual([
      '03-02 21:00 intake counselor: Reminder',
      '03-03 00:00 intake counselor: Now yours',
      '03-03 06:36 intake counselor: Reminder',
    ]);
    expect(world.sent.map(({ message }) => message.recipient.facility)).toEqual([
      intake.facility,
      elsewhere.facility,
      elsewhere.facility,
    ]);
  });

  test('acknowledged with a promise, its ladder rests until the promise and resumes at the next rung', async () => {
    const world = createWorld({ startAt, policy: assessment });
    const promisedFor = local('2026-03-06 12:00');
    world.arrive(
      event('2026-03-02 09:00', admitted),
      event('2026-03-03 10:00', {
        type: 'acknowledged',
        deadline: 'pretrial-assessment/1/1',
        reason: 'the assessor is ill',
        level: 'unitSupervisor',
        promisedFor,
      }),
    );
    await world.until(later(startAt, 10 * days));
    expect(told(world.sent).slice(2)).toEqual([
      '03-03 09:00 unit supervisor: OVERDUE',
      '03-06 12:00 facility head: PROMISE NOT KEPT',
      '03-07 08:00 central office: OVERDUE',
    ]);
    expect((await world.standing()).deadlines[0]?.deadline.breaches).toHaveLength(1);
  });

  test('recorded too late to remind of: only the newest rung goes, at once', async () => {
    const world = createWorld({ startAt, policy: assessment });
    world.arrive(event('2026-03-02 09:00', admitted, { recordedAt: local('2026-03-05 09:00') }));
    await world.until(later(startAt, 10 * days));
    expect(told(world.sent)).toEqual(['03-05 09:00 central office: OVERDUE']);
  });
});

describe('where the person is', () => {
  test('is the state in which the execution stands, through the whole stay', async () => {
    const world = createWorld({ startAt, policy: { observed: [] } });
    const place = { facility: 'Hartford office', unit: 'Probation' };
    const steps = [
      [event('2026-03-02 09:00', admitted), 'Pretrial custody'],
      [
        event('2026-03-10 09:00', { type: 'sentenced', sentence: { length: 'P3Y', split: 'probation' } }),
        'Orientation',
      ],
      [event('2026-04-10 09:00', { type: 'oapAdopted' }), 'Custody'],
      [event('2026-04-11 09:00', { type: 'releaseDatesSet', releaseOn: '2026-06-30' as never }), 'Custody'],
      [undefined, 'Discharge planning', '2026-04-17 09:00'],
      [event('2026-04-20 09:00', { type: 'escaped' }), 'Escaped'],
      [
        event('2026-04-21 09:00', { type: 'returnedToCustody', reason: 'recapture', place: intake }),
        'Discharge planning',
      ],
      [event('2026-06-30 09:00', { type: 'released', kind: 'probation', place, level: 'minimal' }), 'First 72 hours'],
      [undefined, 'Front-loading', '2026-07-03 10:00'],
      [undefined, 'Supervision', '2026-11-01 09:00'],
      [event('2026-12-01 09:00', { type: 'closed', reason: 'supervisionCompleted' }), undefined],
    ] as const;
    for (const [happens, state, at] of steps) {
      await world.until(happens?.happenedAt ?? local(at ?? ''));
      if (happens !== undefined) {
        await world.now(happens);
        await world.runtime.idle();
      }
      expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual(
        state === undefined ? [] : [state],
      );
    }
    expect(world.troubles).toEqual([]);
  });

  test('is classification for who is sentenced to two years exactly', async () => {
    const world = createWorld({ startAt, policy: { observed: [] } });
    world.arrive(
      event('2026-03-02 09:00', admitted),
      event('2026-03-10 09:00', { type: 'sentenced', sentence: { length: 'P2Y', split: 'none' } }),
    );
    await world.until(local('2026-03-10 10:00'));
    expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual(['Classification']);
  });
});
