/** No wake-up is lost: whenever an event comes in, at whatever step of a running timeline, the timeline takes it up at once. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import type { Instant } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { importEvent } from '../../lib/casework/record.ts';
import { toStart, watchOf } from '../../lib/casework/watch.ts';
import { admitted, createWorld, days, event, hours, later, local, minutes, someone, type World } from './world.ts';

const startAt = local('2026-03-02 09:00');
const policy = { observed: ['pretrial-assessment', 'jail-reinterview', 'classification'] };
const admission = event('2026-03-02 09:00', admitted);

/** Calls `at` with the number of each call that a function makes to the outside, just before it is made. */
const interposed = (ports: Ports, at: (call: number) => Promise<void>): Ports => {
  let calls = 0;
  const wrapped = <Group extends object>(group: Group): Group =>
    Object.fromEntries(
      Object.entries(group).map(([name, member]) => [
        name,
        typeof member === 'function'
          ? async (...given: unknown[]) => {
              calls += 1;
              await at(calls);
              return member(...given);
            }
          : member,
      ]),
    ) as Group;
  return { ...ports, store: wrapped(ports.store), workflows: wrapped(ports.workflows) };
};

/**
 * A world in which `events` come in just before the calls of those numbers, counted from when `armed` is set. They come
 * as they would from another process: appended and followed, while the function that makes the call waits.
 */
const worldInterrupted = (interruptions: ReadonlyMap<number, CaseEvent>) => {
  const state = { armed: false, from: 0, calls: 0 };
  const world = createWorld({
    startAt,
    policy,
    through: (ports) =>
      interposed(ports, async (call) => {
        if (!state.armed) {
          state.from = call;
          return;
        }
        state.calls = call - state.from;
        const happening = interruptions.get(state.calls);
        if (happening !== undefined) await importEvent(ports, happening);
      }),
  });
  return { world, state };
};

interface Scene {
  readonly title: string;
  /** Brings the world to just before the execution that is to be interrupted begins its work. */
  readonly before: (world: World) => Promise<void>;
  /** Lets that execution do its work. */
  readonly during: (world: World) => Promise<void>;
  readonly happening: (at: Instant) => CaseEvent;
  readonly at: Instant;
  readonly taken: (world: World) => Promise<void>;
}

/** The person stands in that state, and a row and a timer watch everything that will be owed. */
const standsIn = async (world: World, state: string): Promise<void> => {
  expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual([state]);
  const rows = await world.store.dueRows(someone);
  const timers = new Set(world.running('deadline').map(({ name }) => name));
  const { deadlines } = await world.standing();
  for (const { deadline } of deadlines.filter(({ next }) => !next.settled)) {
    const row = rows.find(({ deadline: key }) => key === deadline.key);
    expect(row?.generation).toBe(deadline.generation);
    expect(row && timers.has(toStart(watchOf(row)).name)).toBe(true);
  }
};
const classified = (world: World) => standsIn(world, 'Classification');
const sentencing = (at: Instant) => event(at, { type: 'sentenced', sentence: { length: 'P1Y', split: 'none' } });
const handOverAt = later(startAt, 30 * 9 * days);

const scenes: readonly Scene[] = [
  {
    title: 'while it locates and parks for the first time',
    before: async () => {},
    during: async (world) => {
      await world.now(admission);
      await world.until(later(startAt, minutes));
    },
    happening: sentencing,
    at: startAt,
    taken: classified,
  },
  {
    title: 'while it is woken by another event',
    before: async (world) => {
      await world.now(admission);
      await world.until(later(startAt, hours));
    },
    during: async (world) => {
      await world.now(event(later(startAt, hours), { type: 'factsRecorded', facts: { heldOnBond: true } }));
      await world.until(later(startAt, hours + minutes));
    },
    happening: sentencing,
    at: later(startAt, hours),
    taken: classified,
  },
  {
    title: 'while it hands over after 260 days',
    before: async (world) => {
      await world.now(admission);
      await world.until(later(handOverAt, -minutes));
    },
    during: (world) => world.until(later(handOverAt, minutes)),
    happening: sentencing,
    at: later(handOverAt, -minutes),
    taken: classified,
  },
  {
    title: 'while it closes',
    before: async (world) => {
      await world.now(admission);
      await world.until(later(startAt, hours));
    },
    during: async (world) => {
      await world.now(event(later(startAt, hours), { type: 'released', kind: 'bond' }, { id: 'released' }));
      await world.until(later(startAt, hours + minutes));
    },
    happening: (at) =>
      event(at, { type: 'corrected', supersedes: 'released' as never, reason: 'it was the other person' }),
    at: later(startAt, hours),
    taken: (world) => standsIn(world, 'Pretrial custody'),
  },
];

const interrupted = async (scene: Scene, interruptions: ReadonlyMap<number, CaseEvent>) => {
  const { world, state } = worldInterrupted(interruptions);
  await scene.before(world);
  state.armed = true;
  await scene.during(world);
  await world.runtime.idle();
  expect(world.troubles).toEqual([]);
  return { world, calls: state.calls };
};

describe.each(scenes)('an event that comes $title', (scene) => {
  test('is taken up at once, at whatever step it comes', async () => {
    const { calls } = await interrupted(scene, new Map());
    expect(calls).toBeGreaterThan(5);
    for (let call = 1; call <= calls; call += 1) {
      const { world } = await interrupted(scene, new Map([[call, scene.happening(scene.at)]]));
      await scene.taken(world);
    }
  });

  test('is taken up with another one, at whatever two steps they come', async () => {
    const { calls } = await interrupted(scene, new Map());
    const other = event(scene.at, { type: 'factsRecorded', facts: { heldOnBond: true } });
    for (let first = 1; first <= calls; first += 2) {
      for (let second = first + 1; second <= calls + 6; second += 3) {
        const happening = scene.happening(scene.at);
        const { world } = await interrupted(
          scene,
          new Map([
            [first, other],
            [second, happening],
          ]),
        );
        // An event after the last step comes too late to interrupt anything: it simply arrives.
        if (!(await world.store.events(someone)).some(({ id }) => id === happening.id)) {
          await world.now(happening);
          await world.runtime.idle();
        }
        await scene.taken(world);
      }
    }
  });
});

describe('a token', () => {
  test('that is lost costs no more than one timeout', async () => {
    const world = createWorld({ startAt, policy });
    await world.now(admission);
    await world.until(later(startAt, hours));
    await world.store.park(someone, { token: '00000000-0000-4000-8000-000000000000.1', seen: 1 });
    await world.now(sentencing(later(startAt, hours)));
    await world.until(later(startAt, 31 * days));
    await classified(world);
  });

  test('that has timed out wakes nobody, and the event is seen all the same', async () => {
    const world = createWorld({ startAt, policy });
    await world.now(admission);
    await world.until(later(startAt, hours));
    const stale = await world.store.parkedToken(someone);
    await world.until(later(startAt, 31 * days));
    await world.store.park(someone, { token: stale?.token ?? '', seen: 1 });
    const at = later(startAt, 31 * days);
    await world.now(sentencing(at));
    await world.runtime.idle();
    expect((await world.store.snapshot(someone))?.phase).toBe('classification');
    await world.until(later(at, 30 * days));
    await classified(world);
    expect(await world.ports.workflows.wake(stale?.token ?? '')).toBe('spent');
  });

  test('is still there for the next attempt when waking by it failed', async () => {
    const world = createWorld({ startAt, policy });
    await world.now(admission);
    await world.until(later(startAt, hours));
    const wake = () => Promise.reject(new Error('nothing answers'));
    const cutOff: Ports = { ...world.ports, workflows: { ...world.ports.workflows, wake } };
    const happening = sentencing(later(startAt, hours));
    await expect(importEvent(cutOff, happening)).rejects.toThrow('nothing answers');
    await world.now(happening);
    await world.runtime.idle();
    await classified(world);
  });

  test('of one instant is never replaced by that of an earlier wait: each says how often it was woken before', async () => {
    const waits: string[] = [];
    const world = createWorld({
      startAt,
      policy,
      calling: (name, call) => (payload, context) => {
        if (name === 'ParkFunction') waits.push((payload as { waitingSince: string }).waitingSince);
        return call(payload, context);
      },
    });
    await world.now(admission);
    await world.runtime.idle();
    const parked = await world.store.parkedToken(someone);
    await world.ports.workflows.wake(parked?.token ?? '');
    await world.runtime.idle();
    expect(waits).toEqual(['001', '002'].map((woken) => `${startAt}#${woken}#00`));
  });

  test('is spent by one wake: a second finds nobody and starts nothing', async () => {
    const world = createWorld({ startAt, policy });
    await world.now(admission);
    await world.runtime.idle();
    const parked = await world.store.parkedToken(someone);
    expect(await world.ports.workflows.wake(parked?.token ?? '')).toBe('woken');
    expect(await world.ports.workflows.wake(parked?.token ?? '')).toBe('spent');
    await world.runtime.idle();
    expect(world.running('case-timeline')).toHaveLength(1);
  });
});

describe('a timeline that was stopped, and nobody heard of it,', () => {
  const stopped = async (): Promise<World> => {
    const world = createWorld({ startAt, policy });
    await world.now(admission);
    await world.until(later(startAt, hours));
    for (const { executionArn } of world.running('case-timeline')) world.runtime.stop(executionArn);
    return world;
  };

  test('begins anew with the next event', async () => {
    const world = await stopped();
    await world.now(sentencing(later(startAt, hours)));
    await world.runtime.idle();
    await classified(world);
  });

  test('begins anew once, however often the event is followed', async () => {
    const world = await stopped();
    for (let times = 0; times < 3; times += 1) await world.now(sentencing(later(startAt, hours)));
    await world.runtime.idle();
    await classified(world);
    expect((await world.store.timeline(someone)).generation).toBe(2);
  });
});

test.each([1, 2, 3])('a store that fails %i times in a row while parking does not end the timeline', async (times) => {
  let failures = 0;
  const world = createWorld({
    startAt,
    policy,
    through: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        park: async (caseId, parked) => {
          failures += 1;
          if (failures <= times) throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
          await ports.store.park(caseId, parked);
        },
      },
    }),
  });
  await world.now(admission);
  await world.until(later(startAt, hours));
  await world.now(sentencing(later(startAt, hours)));
  await world.until(later(startAt, hours + minutes));
  await classified(world);
  expect(world.troubles).toEqual([]);
});

describe('an event that gives a parked timeline nothing to do', () => {
  const quiet = event(later(startAt, hours), { type: 'factsRecorded', facts: { highRisk: true } });

  test('does not wake it, and is in the projections all the same', async () => {
    const world = createWorld({ startAt, policy });
    world.arrive(admission, quiet);
    await world.until(later(startAt, 2 * hours));
    const { transitions } = world.runtime.figures().byMachine['case-timeline'] ?? {};
    // Locate, Map, one deadline, Choice, parked.
    expect(transitions).toBe(5);
    expect((await world.store.snapshot(someone))?.n).toBe(2);
    expect((await world.store.parkedToken(someone))?.seen).toBe(1);
  });

  test('sent again after its follow-up was cut short, still wakes it when it has', async () => {
    const world = createWorld({ startAt, policy });
    await world.now(admission);
    await world.until(later(startAt, hours));
    const happening = sentencing(later(startAt, hours));
    await world.store.append(happening, 'any');
    await world.now({ ...quiet, id: 'another' as never });
    await world.now(happening);
    await world.runtime.idle();
    await classified(world);
  });
});
