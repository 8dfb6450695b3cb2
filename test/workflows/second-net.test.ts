/** The sweep shares nothing with the timers but the table: whatever became of the executions, what is owed goes out. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { caseId, type Instant, millisecondsOf } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { DataKeyUnreadable, JoinedCaseUnopened } from '../../lib/store/errors.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import {
  admitted,
  createWorld,
  days,
  event,
  hours,
  inConnecticut,
  later,
  local,
  minutes,
  someone,
  told,
  type World,
} from './world.ts';

const startAt = local('2026-03-02 09:00');
const sweepEvery = 45 * minutes;
/** Two shards sweep as sixteen do, in less time. */
const store = () => createMemoryStore({ shards: 2 });
const bound = sweepEvery + 5 * minutes;
const assessment = { observed: ['pretrial-assessment'] };

/** Starts nothing, as if every execution were lost at birth. */
const nothingStarts = (ports: Ports): Ports => ({
  ...ports,
  workflows: { start: async () => 'started', isRunning: async () => true, wake: async () => 'spent' },
});

const office = { facility: 'Hartford office', unit: 'Probation' };
const released: readonly CaseEvent[] = [
  event('2026-03-02 09:00', { ...admitted, sentence: { length: 'P1Y', split: 'probation' } }),
  event('2026-03-03 09:00', { type: 'released', kind: 'probation', place: office, level: 'intensive' }),
];

/** What went out, as logical notices: which duty, which rung, and when it was first claimed. */
const ledgerOf = async (world: World) =>
  (await world.store.notices(someone)).map(({ deadline, rung, claimedAt, recipient }) => ({
    what: `${deadline} ${rung} ${recipient.role}`,
    at: claimedAt,
  }));

const expectWithin = (
  late: readonly { what: string; at: Instant }[],
  exact: readonly { what: string; at: Instant }[],
) => {
  const by = new Map(late.map(({ what, at }) => [what, at]));
  expect([...by.keys()].toSorted()).toEqual(exact.map(({ what }) => what).toSorted());
  for (const { what, at } of exact) {
    const delay = millisecondsOf(by.get(what) ?? at) - millisecondsOf(at);
    expect(delay, what).toBeGreaterThanOrEqual(0);
    expect(delay, what).toBeLessThanOrEqual(bound);
  }
};

describe('the sweep alone', () => {
  test.each([
    ['one duty', assessment, [event('2026-03-02 09:00', admitted)]],
    [
      'weeks of supervision, which open one after the other',
      { observed: ['first-contact-72h', 'front-loading-contact', 'supervision-contact', 'front-loading-services'] },
      released,
    ],
    [
      'every duty there is',
      { observed: connecticut.duties.map(({ id }) => id) },
      [
        ...released,
        event('2026-03-18 09:00', { type: 'contactMade' }),
        event('2026-04-10 09:00', { type: 'contactMade' }),
        event('2026-08-10 09:00', { type: 'closed', reason: 'supervisionCompleted' }),
      ],
    ],
  ])('sends all that is owed of %s, each within its bound', async (_what, policy, events) => {
    const until = later(startAt, 180 * days);
    const kept = createWorld({ startAt, policy });
    kept.arrive(...events);
    await kept.until(until);
    const swept = createWorld({ startAt, policy, sweepEvery, store: store(), through: nothingStarts });
    swept.arrive(...events);
    await swept.until(until);
    expect(swept.runtime.figures().byMachine.deadline?.executions).toBe(0);
    expectWithin(await ledgerOf(swept), await ledgerOf(kept));
    expect(swept.sent.length).toBe(new Set(swept.sent.map(({ message }) => message.id)).size);
    expect(swept.troubles).toEqual([]);
  });
});

describe('executions that are killed', () => {
  const policy = { observed: ['front-loading-contact', 'first-contact-72h', 'front-loading-services'] };
  const until = later(startAt, 100 * days);

  test.each([
    ['the timeline', ['case-timeline']],
    ['every deadline', ['deadline']],
    ['all of them', ['case-timeline', 'deadline']],
  ])('%s, on the day after release: nothing is lost', async (_what, killed) => {
    const kept = createWorld({ startAt, policy });
    kept.arrive(...released);
    await kept.until(until);
    const world = createWorld({ startAt, policy, sweepEvery, store: store() });
    world.arrive(...released);
    await world.until(later(startAt, 2 * days));
    for (const { machine, executionArn } of world.runtime.running())
      if (killed.includes(machine)) world.runtime.stop(executionArn, { error: 'Killed' });
    await world.until(until);
    expectWithin(await ledgerOf(world), await ledgerOf(kept));
    expect(world.sent.length).toBe(new Set(world.sent.map(({ message }) => message.id)).size);
  });
});

describe('after an outage of 72 hours', () => {
  /** Nothing runs between `from` and `to`: every function fails, every sweep with it. */
  const down = (from: Instant, to: Instant) => (ports: Ports) => {
    const isDown = () => ports.now() >= from && ports.now() < to;
    const { events, history } = ports.store;
    return {
      ...ports,
      store: {
        ...ports.store,
        events: async (of: CaseEvent['caseId']) => {
          if (isDown()) throw new Error('no table');
          return events(of);
        },
        history: async (of: CaseEvent['caseId']) => {
          if (isDown()) throw new Error('no table');
          return history(of);
        },
      },
    };
  };

  test('only the newest rung goes, once, and the ladder climbs on from there', async () => {
    const policy = { ...assessment, set: { 'ladder.hourClock': 'PT0H,PT4H,PT24H,PT96H' } };
    const world = createWorld({
      startAt,
      policy,
      sweepEvery,
      store: store(),
      through: down(later(startAt, 20 * hours), later(startAt, 92 * hours)),
    });
    world.arrive(event('2026-03-02 09:00', admitted));
    await world.until(later(startAt, 10 * days));
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung }) => rung)).toEqual(['reminder-1', 'rung-3', 'rung-4']);
    expect(told(world.sent).map((line) => line.slice(12))).toEqual([
      'intake counselor: Reminder',
      'central office: OVERDUE',
      'central office: OVERDUE',
    ]);
    const back = later(startAt, 92 * hours);
    expect(world.sent[1] && world.sent[1].at >= back && world.sent[1].at <= later(back, bound)).toBe(true);
    expect(inConnecticut(world.sent[2]?.at ?? startAt)).toMatch(/^03-0[67] (09|10):/);
  });

  test('a case whose timeline ended meanwhile is taken up again', async () => {
    const world = createWorld({
      startAt,
      policy: { observed: ['front-loading-contact'] },
      sweepEvery,
      store: store(),
      through: down(later(startAt, 3 * days), later(startAt, 6 * days)),
    });
    world.arrive(...released);
    const contact = event('2026-03-06 09:00', { type: 'contactMade' });
    world.clock.at(millisecondsOf(contact.recordedAt), async () => {
      await world.store.append(contact, 'any');
      await world.now(contact).catch(() => undefined);
    });
    await world.until(later(startAt, 40 * days));
    expect(world.running('case-timeline')).toHaveLength(1);
    const first = later(startAt, 6 * days);
    expect((await ledgerOf(world)).filter(({ at }) => at < first).map(({ what }) => what)).toEqual([]);
    expect((await ledgerOf(world)).map(({ what }) => what)).toContain(
      'front-loading-contact/1/5 reminder-1 probation officer',
    );
  });
});

describe('one case that cannot be read', () => {
  const broken = caseId('CT-0000');
  const unreadable = (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      history: async (of) => {
        if (of === broken && ports.now() > later(startAt, hours)) throw new RangeError('no holidays known for 2041');
        return ports.store.history(of);
      },
    },
    workflows: { start: async () => 'started', isRunning: async () => true, wake: async () => 'spent' },
  });

  test('keeps the sweep from no other case, and operations hear which it is', async () => {
    const world = createWorld({ startAt, policy: assessment, sweepEvery, store: store(), through: unreadable });
    const others = Array.from({ length: 40 }, (_, index) => caseId(`CT-${2000 + index}`));
    world.arrive(...[broken, ...others].map((of) => event('2026-03-02 09:00', admitted, { of })));
    await world.until(later(startAt, 12 * hours + bound));
    expect(world.sent).toHaveLength(others.length);
    expect(world.troubles.some(({ what }) => what.includes(broken) && what.includes('RangeError'))).toBe(true);
    await world.until(later(startAt, 3 * days));
    expect(world.sent).toHaveLength(others.length * 5);
  });
});

describe('cases that do not open', () => {
  const every = 5 * minutes;
  const breaksAt = later(startAt, 2 * hours);
  const isOld = (of: string): boolean => of.startsWith('OLD-');
  /** The timers of all cases are lost; from a moment on the old ones answer with a fault, until they are mended. */
  const world = (old: number, fault: Error, mendedAt?: Instant): World => {
    const through = (ports: Ports): Ports => ({
      ...nothingStarts(ports),
      store: {
        ...ports.store,
        history: async (of) => {
          const isMended = mendedAt !== undefined && ports.now() >= mendedAt;
          if (isOld(of) && ports.now() >= breaksAt && !isMended) throw fault;
          return ports.store.history(of);
        },
      },
    });
    const swept = createWorld({
      startAt,
      policy: assessment,
      sweepEvery: every,
      store: createMemoryStore({ shards: 1 }),
      through,
    });
    const cases = Array.from({ length: old }, (_, index) => caseId(`OLD-${index}`));
    swept.arrive(
      ...cases.map((of) => event('2026-03-02 09:00', admitted, { of })),
      event('2026-03-02 10:00', admitted),
    );
    return swept;
  };
  const unreadable = new DataKeyUnreadable('The key does not open.');
  const outage = new Error('no table');

  test.each([99, 100, 250])('%i of them, all older, keep the sweep from none that opens', async (old) => {
    const swept = world(old, unreadable);
    await swept.until(local('2026-03-03 15:00'));
    expect(told(swept.sent)).toEqual([
      '03-02 22:05 intake counselor: Reminder',
      '03-03 07:45 intake counselor: Reminder',
      '03-03 10:10 unit supervisor: OVERDUE',
      '03-03 14:10 facility head: OVERDUE',
    ]);
  });

  test('operations hear of one once a day', async () => {
    const swept = world(1, unreadable);
    await swept.until(local('2026-03-04 20:00'));
    expect(swept.troubles.map(({ what }) => what)).toEqual([
      'the sweep cannot act on OLD-0 (DataKeyUnreadable)',
      'the sweep cannot act on OLD-0 (DataKeyUnreadable)',
    ]);
  });

  test('one that is mended is acted on by the next sweep', async () => {
    const mendedAt = local('2026-03-03 12:31');
    const swept = world(1, unreadable, mendedAt);
    await swept.until(later(mendedAt, every));
    expect(swept.sent.filter(({ message }) => message.text.includes('OLD-0'))).toHaveLength(1);
  });

  test('a fault that may pass is told, and tried, at every sweep', async () => {
    const swept = world(1, outage);
    await swept.until(local('2026-03-02 22:03'));
    const said = swept.troubles.map(({ what }) => what);
    expect(new Set(said)).toEqual(new Set(['the sweep could not act on OLD-0 (Error)']));
    expect(said).toHaveLength(12);
  });

  test('the one that keeps another from being told is named', async () => {
    const swept = world(1, new JoinedCaseUnopened(caseId('OLD-0'), caseId('OLD-7'), unreadable));
    await swept.until(local('2026-03-02 23:00'));
    expect(swept.troubles.map(({ what }) => what)).toEqual([
      'the sweep cannot act on OLD-0 (DataKeyUnreadable of OLD-7, which it continues)',
    ]);
  });
});
