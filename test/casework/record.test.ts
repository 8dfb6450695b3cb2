/** Recording: of two writers at one version exactly one wins, and the other is judged anew. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import type { EventId } from '../../lib/case/identity.ts';
import { importEvent, record } from '../../lib/casework/record.ts';
import { admitted, createWorld, days, event, hours, later, local, someone } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const policy = { observed: ['pretrial-assessment'] };
const recordedAt = local('2026-03-04 10:00');

const acknowledged = (over: Partial<Extract<EventBody, { type: 'acknowledged' }>> = {}): EventBody => ({
  type: 'acknowledged',
  deadline: 'pretrial-assessment/1/1',
  reason: 'the assessor is ill',
  level: 'centralOffice',
  promisedFor: local('2026-03-06 12:00'),
  ...over,
});

const open = async () => {
  const world = createWorld({ startAt, policy });
  await world.now(event('2026-03-02 09:00', admitted));
  return world;
};

describe('two commands at one version', () => {
  test('that bear each other are both recorded, one after the other', async () => {
    const { ports, store } = await open();
    const answers = await Promise.all([
      record(ports, event('2026-03-02 10:00', { type: 'assessmentRecorded' })),
      record(ports, event('2026-03-02 10:00', { type: 'healthScreeningRecorded' })),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
    expect((await store.events(someone)).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  test('of which the first makes the second impossible: the second is refused with why, and changes nothing', async () => {
    const { ports, store } = await open();
    const answers = await Promise.all([
      record(ports, event('2026-03-02 10:00', { type: 'released', kind: 'bond' })),
      record(ports, event('2026-03-02 11:00', { type: 'assessmentRecorded' })),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused']);
    expect(answers[1]).toMatchObject({ because: expect.stringContaining('closed') });
    expect(await store.events(someone)).toHaveLength(2);
  });

  test('of many writers at once every one is recorded exactly once, or told', async () => {
    const { ports, store } = await open();
    const commands = Array.from({ length: 9 }, (_, index) =>
      event('2026-03-02 10:00', { type: 'factsRecorded', facts: { highRisk: true } }, { id: `fact ${index}` }),
    );
    const answers = await Promise.all(commands.map((command) => record(ports, command)));
    const recorded = answers.filter(({ outcome }) => outcome === 'recorded').length;
    expect(recorded).toBe(9);
    expect((await store.events(someone)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('and two admissions under one number: one case', async () => {
    const world = createWorld({ startAt, policy });
    const answers = await Promise.all([
      record(world.ports, event('2026-03-02 09:00', admitted, { id: 'one' })),
      record(world.ports, event('2026-03-02 09:00', admitted, { id: 'other' })),
    ]);
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['recorded', 'refused']);
  });
});

describe('one id', () => {
  const assessed = event('2026-03-02 10:00', { type: 'assessmentRecorded' }, { id: 'A' });

  test('sent twice is one event', async () => {
    const { ports, store } = await open();
    await record(ports, assessed);
    const again = await record(ports, { ...assessed, recordedAt: later(assessed.recordedAt, hours) });
    expect(again).toMatchObject({ outcome: 'recorded', alreadyRecorded: true });
    expect(await store.events(someone)).toHaveLength(2);
  });

  test('sent twice at once is one event', async () => {
    const { ports, store } = await open();
    const answers = await Promise.all([record(ports, assessed), record(ports, assessed)]);
    expect(answers.map((answer) => answer.outcome === 'recorded' && answer.alreadyRecorded).toSorted()).toEqual([
      false,
      true,
    ]);
    expect(await store.events(someone)).toHaveLength(2);
  });

  test('for something else is refused, and what stands is named', async () => {
    const { ports, store } = await open();
    await record(ports, assessed);
    for (const way of [record, importEvent]) {
      const answer = await way(ports, event('2026-03-02 10:00', { type: 'healthScreeningRecorded' }, { id: 'A' }));
      expect(answer).toMatchObject({ outcome: 'refused', because: expect.stringContaining('assessmentRecorded') });
    }
    expect(await store.events(someone)).toHaveLength(2);
  });
});

describe('an import', () => {
  test('arrives in any order, and waits for its admission', async () => {
    const world = createWorld({ startAt, policy });
    await world.now(event('2026-03-02 10:00', { type: 'assessmentRecorded' }));
    await world.until(later(startAt, hours));
    expect(world.runtime.running()).toEqual([]);
    expect(await world.store.snapshot(someone)).toBeUndefined();
    await world.now(event('2026-03-02 09:00', admitted, { recordedAt: later(startAt, hours) }));
    await world.until(later(startAt, 3 * days));
    expect(world.sent).toEqual([]);
    expect((await world.standing()).deadlines.map(({ deadline }) => deadline.state)).toEqual(['met']);
  });

  test('of what the history does not bear is kept, without effect until what it needs arrives', async () => {
    const world = createWorld({ startAt, policy: { observed: ['oap-review'] } });
    await world.now(event('2026-03-02 09:00', { ...admitted, legalStatus: 'sentenced' }));
    await world.now(event('2026-03-02 10:00', { type: 'oapReviewed' }));
    expect((await world.standing()).case.unsupported).toHaveLength(1);
    expect(await record(world.ports, event('2026-03-02 11:00', { type: 'oapReviewed' }))).toMatchObject({
      outcome: 'refused',
    });
  });

  test('whose follow-up was cut short is followed when it is sent again', async () => {
    const { ports, store, until } = await open();
    await until(local('2026-03-02 14:00'));
    const release = event('2026-03-02 14:00', { type: 'released', kind: 'bond' });
    const cut = { ...ports, store: { ...store, project: () => Promise.reject(new Error('the power went')) } };
    await expect(importEvent(cut, release)).rejects.toThrow('the power went');
    expect((await store.snapshot(someone))?.closed).toBe(false);
    expect(await importEvent(ports, release)).toMatchObject({ outcome: 'recorded', alreadyRecorded: true });
    expect((await store.snapshot(someone))?.closed).toBe(true);
  });
});

describe('an acknowledgement', () => {
  test.each([
    ['a deadline that is not there', { deadline: 'discharge-plan/1/1' }, 'there is no deadline'],
    ['a promise that lies behind', { promisedFor: local('2026-03-04 09:00') }, 'must lie ahead'],
    ['a promise more than fourteen days ahead', { promisedFor: local('2026-03-19 00:00') }, 'no further ahead'],
    ['somebody below whom the ladder has reached', { level: 'facilityHead' as const }, 'centralOffice'],
  ])('of %s is refused', async (_what, over, because) => {
    const { ports } = await open();
    const answer = await record(ports, event(recordedAt, acknowledged(over)));
    expect(answer).toMatchObject({ outcome: 'refused', because: expect.stringContaining(because) });
  });

  test('within fourteen days, by whom the ladder has reached, is recorded', async () => {
    const { ports } = await open();
    const answer = await record(ports, event(recordedAt, acknowledged({ promisedFor: local('2026-03-18 23:59') })));
    expect(answer.outcome).toBe('recorded');
  });

  test('of what is not yet overdue is refused', async () => {
    const { ports } = await open();
    const answer = await record(ports, event('2026-03-02 10:00', acknowledged()));
    expect(answer).toMatchObject({ outcome: 'refused', because: expect.stringContaining('not overdue') });
  });
});

test('a correction of what nobody recorded is refused', async () => {
  const { ports } = await open();
  const body: EventBody = { type: 'corrected', supersedes: 'nothing' as EventId, reason: 'a slip' };
  expect(await record(ports, event('2026-03-02 10:00', body))).toMatchObject({ outcome: 'refused' });
});
