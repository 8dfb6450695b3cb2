/** A notice is claimed before it is published and confirmed after: a crash in between sends it again rather than never. */
import { describe, expect, test } from 'vitest';
import type { Ports } from '../../lib/casework/ports.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import {
  admitted,
  admittedToServe,
  createWorld,
  days,
  event,
  hours,
  intake,
  later,
  local,
  minutes,
  someone,
  told,
} from './world.ts';

const policy = { observed: ['pretrial-assessment'] };
const startAt = local('2026-03-02 09:00');
const everything = [
  'reminder-1 intake counselor',
  'reminder-2 intake counselor',
  'rung-1 unit supervisor',
  'rung-2 facility head',
  'rung-3 central office',
];

/** Throws before or after the `nth` call, once. */
const breaking = <Arguments extends readonly unknown[], Answer>(
  call: (...given: Arguments) => Promise<Answer>,
  nth: number,
  when: 'before' | 'after',
): ((...given: Arguments) => Promise<Answer>) => {
  let calls = 0;
  return async (...given) => {
    calls += 1;
    const breaks = calls === nth;
    if (breaks && when === 'before') throw new Error('the power went');
    const answer = await call(...given);
    if (breaks) throw new Error('the power went');
    return answer;
  };
};

const moments: readonly (readonly [string, (nth: number) => (ports: Ports) => Ports, number])[] = [
  [
    'before the claim',
    (nth) => (ports) => ({
      ...ports,
      store: { ...ports.store, claimNotice: breaking(ports.store.claimNotice, nth, 'before') },
    }),
    1,
  ],
  ['between claim and publish', (nth) => (ports) => ({ ...ports, publish: breaking(ports.publish, nth, 'before') }), 1],
  ['while publishing', (nth) => (ports) => ({ ...ports, publish: breaking(ports.publish, nth, 'after') }), 2],
  [
    'between publish and confirm',
    (nth) => (ports) => ({
      ...ports,
      store: { ...ports.store, confirmNotice: breaking(ports.store.confirmNotice, nth, 'before') },
    }),
    2,
  ],
  [
    'after the confirmation',
    (nth) => (ports) => ({
      ...ports,
      store: { ...ports.store, confirmNotice: breaking(ports.store.confirmNotice, nth, 'after') },
    }),
    1,
  ],
  [
    'before it is put down when to look again',
    (nth) => (ports) => ({
      ...ports,
      store: { ...ports.store, rescheduleDueRow: breaking(ports.store.rescheduleDueRow, nth, 'before') },
    }),
    1,
  ],
];

describe.each(moments)('a crash %s', (_when, through, copies) => {
  test.each([1, 2, 3, 4, 5])('of notice %i loses nothing and says nothing new twice', async (nth) => {
    const world = createWorld({ startAt, policy, through: through(nth) });
    world.arrive(event('2026-03-02 09:00', admitted));
    await world.until(later(startAt, 5 * days));
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung, recipient }) => `${rung} ${recipient.role}`)).toEqual(everything);
    expect(ledger.every(({ confirmedAt }) => confirmedAt !== undefined)).toBe(true);
    const ids = world.sent.map(({ message }) => message.id);
    expect(new Set(ids)).toEqual(new Set(ledger.map(({ id }) => id)));
    expect(ids).toHaveLength(everything.length + copies - 1);
    expect(world.troubles).toEqual([]);
  });
});

test('what is sent again goes within the bounds of the retries', async () => {
  const [, through] = moments[1] ?? [];
  const world = createWorld({ startAt, policy, ...(through === undefined ? {} : { through: through(3) }) });
  world.arrive(event('2026-03-02 09:00', admitted));
  await world.until(later(startAt, 5 * days));
  const due = later(startAt, 24 * hours);
  const escalation = world.sent[2]?.at ?? startAt;
  expect(escalation > due && escalation <= later(due, minutes)).toBe(true);
});

test('a publisher that stays down for an hour is told of, and the sweep sends what was owed once it is back', async () => {
  const due = later(startAt, 24 * hours);
  const through = (ports: Ports): Ports => ({
    ...ports,
    publish: async (message) => {
      if (ports.now() >= due && ports.now() < later(due, hours)) throw new Error('no topic');
      await ports.publish(message);
    },
  });
  const world = createWorld({ startAt, policy, through, sweepEvery: 15 * minutes });
  world.arrive(event('2026-03-02 09:00', admitted));
  await world.until(later(startAt, 5 * days));
  expect(world.troubles.map(({ caseId }) => caseId)).toContain(someone);
  const ledger = await world.store.notices(someone);
  expect(ledger.map(({ rung, recipient }) => `${rung} ${recipient.role}`)).toEqual(everything);
  expect(world.sent).toHaveLength(5);
  const [, , rung] = world.sent;
  expect(rung && rung.at <= later(due, hours + 20 * minutes)).toBe(true);
});

test('of several owed at once, one that cannot be published keeps none of the others', async () => {
  const north = { facility: 'Enfield CC', unit: 'North' };
  const world = createWorld({
    startAt,
    policy: { observed: ['classification'] },
    sweepEvery: 30 * minutes,
    through: (ports) => ({
      ...ports,
      publish: async (message) => {
        if (message.recipient.facility === north.facility && message.recipient.role === 'classification officer')
          throw new Error('no such topic');
        await ports.publish(message);
      },
    }),
  });
  // Overdue when the person moves: whoever inherits it hears that, and the ladder climbs.
  world.arrive(
    event('2026-03-02 09:00', admittedToServe('P1Y')),
    event('2026-03-13 09:00', { type: 'transferred', place: north, purpose: 'other' }),
  );
  await world.until(local('2026-03-20 09:00'));
  expect(told(world.sent)).toContain('03-14 00:00 facility head: OVERDUE');
  expect(new Set(world.sent.map(({ message }) => message.id)).size).toBe(world.sent.length);
  expect(world.troubles.length).toBeGreaterThan(0);
});

test('timer and sweep that act on one deadline at one moment send under one id', async () => {
  const store = createMemoryStore();
  const world = createWorld({ startAt, policy, store });
  const second = createWorld({ startAt, policy, store });
  await world.now(event('2026-03-02 09:00', admitted));
  await second.now(event('2026-03-02 09:00', admitted));
  for (const at of [12 * hours, 22 * hours, 24 * hours + 1, 28 * hours + 1, 48 * hours + 1].map((after) =>
    later(startAt, after),
  ))
    await Promise.all([world.until(at), second.until(at)]);
  const ledger = await store.notices(someone);
  expect(ledger.map(({ rung, recipient }) => `${rung} ${recipient.role}`)).toEqual(everything);
  const ids = [...world.sent, ...second.sent].map(({ message }) => message.id);
  expect(new Set(ids).size).toBe(5);
});

test('an acknowledgement or a correction does not repeat what was said about the same date', async () => {
  const world = createWorld({ startAt, policy });
  world.arrive(
    event('2026-03-02 09:00', admitted),
    event('2026-03-02 10:00', { type: 'factsRecorded', facts: { heldOnBond: false } }, { id: 'bond' }),
    event('2026-03-02 22:00', {
      type: 'corrected',
      supersedes: 'bond' as never,
      reason: 'it was another case',
    }),
  );
  await world.until(later(startAt, 5 * days));
  const ledger = await world.store.notices(someone);
  expect(ledger.map(({ rung, recipient }) => `${rung} ${recipient.role}`)).toEqual(everything);
  expect(told(world.sent)[0]).toBe('03-02 21:00 intake counselor: Reminder');
  expect(ledger[0]?.recipient).toEqual({ role: 'intake counselor', ...intake });
});

test('what another has sent and confirmed a moment before is not published again', async () => {
  const through = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      claimNotice: async (notice) => {
        await ports.store.claimNotice(notice);
        await ports.store.confirmNotice(notice.caseId, notice.id, notice.claimedAt);
        return ports.store.claimNotice(notice);
      },
    },
  });
  const world = createWorld({ startAt, policy, through });
  world.arrive(event('2026-03-02 09:00', admitted));
  await world.until(later(startAt, 5 * days));
  expect(world.sent).toEqual([]);
  expect(await world.store.notices(someone)).toHaveLength(5);
});
