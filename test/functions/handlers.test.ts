/** The edge: what a workflow should never have sent fails by name and quotes nothing; what fits makes one call. */
import { describe, expect, test } from 'vitest';
import { functions } from '../../functions/index.ts';
import { instantAt } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, createWorld, event, hours, later, local, minutes, someone, type World } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');

const portsOf = (told: unknown[] = []): Ports => ({
  store: createMemoryStore(),
  policyOf: () => policyFrom(connecticut),
  now: () => startAt,
  publish: async () => {},
  tellOperations: async (about) => void told.push(about),
  workflows: { start: async () => 'started', isRunning: async () => true, wake: async () => 'spent' },
});

const secret = 'Jane Doe, born 1990-01-01';
const watch = {
  caseId: secret,
  jurisdiction: 'connecticut',
  deadline: 'pretrial-assessment/1/1',
  dueAt: startAt,
  generation: 1,
  leg: 1,
};
const timeline = { caseId: someone, jurisdiction: 'connecticut', generation: 1, wakes: 0, watching: [] };

describe('a payload that does not fit', () => {
  test.each([
    ['LocateFunction', { timeline: { ...timeline, wakes: secret }, startedAt: startAt }],
    ['LocateFunction', { timeline, startedAt: 'then' }],
    ['LocateFunction', secret],
    ['ParkFunction', { caseId: '', token: secret, seen: 1 }],
    ['DecideFunction', { watch: { ...watch, generation: secret }, startedAt: startAt }],
    ['NotifyFunction', { watch: { ...watch, leg: undefined }, startedAt: startAt }],
    ['SweepFunction', { shard: secret }],
    ['SweepFunction', { list: secret }],
    ['DigestFunction', { jurisdiction: secret, recipient: { role: secret }, startedAt: startAt }],
    ['TellOperationsFunction', { machine: 'deadline', execution: 1, about: { caseId: secret }, error: secret }],
    ['TellOperationsFunction', null],
  ])('%s refuses it as InvalidPayload and quotes no value', async (name, payload) => {
    const call = functions(portsOf())[name];
    const fault = await call?.(payload, {}).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    const { name: called, message } = fault as Error;
    expect(called).toBe('InvalidPayload');
    expect(message).toMatch(/^The payload does not fit: /);
    expect(message).not.toMatch(/Jane|1990/);
  });
});

describe('telling operations', () => {
  test('names the execution and the error, and nothing of its cause', async () => {
    const told: { what: string }[] = [];
    await functions(portsOf(told)).TellOperationsFunction?.(
      {
        machine: 'deadline',
        execution: 'deadline-abc',
        about: { caseId: someone, deadline: 'x' },
        error: { Error: 'Refused', Cause: secret },
      },
      {},
    );
    expect(told).toEqual([{ caseId: someone, what: 'deadline execution deadline-abc ended early: Refused' }]);
  });

  test('frees the case for the next execution, once, when its timeline ended', async () => {
    const ports = portsOf();
    const payload = { machine: 'case-timeline', execution: 'x', about: { caseId: someone, generation: 1 }, error: {} };
    await functions(ports).TellOperationsFunction?.(payload, {});
    await functions(ports).TellOperationsFunction?.(payload, {});
    expect(await ports.store.timeline(someone)).toEqual({ generation: 2 });
  });
});

describe('a timeline that cannot be located', () => {
  const policy = { observed: ['pretrial-assessment', 'classification'] };
  /** Locating fails until that long after the start. */
  const brokenFor = (time: number): World => {
    const world: World = createWorld({
      startAt,
      policy,
      calling: (name, call) => (given, context) => {
        if (name === 'LocateFunction' && world.ports.now() < later(startAt, time))
          throw Object.assign(new Error('no'), { name: 'Lambda.Unknown' });
        return call(given, context);
      },
    });
    return world;
  };

  test('for a while is tried again and nobody need hear of it', async () => {
    const world = brokenFor(20_000);
    await world.now(event('2026-03-02 09:00', admitted));
    await world.until(later(startAt, 10 * minutes));
    expect(world.troubles).toEqual([]);
    expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual(['Pretrial custody']);
  });

  test('for good ends tidy and told; the next event starts a fresh generation, and nothing owed is lost', async () => {
    const world = brokenFor(hours);
    await world.now(event('2026-03-02 09:00', admitted));
    await world.until(later(startAt, 2 * hours));
    expect(world.troubles).toEqual([
      {
        caseId: someone,
        what: expect.stringMatching(/^case-timeline execution timeline-\S+ ended early: Lambda.Unknown$/),
      },
    ]);
    expect(world.ended.map(({ machine, status }) => [machine, status])).toEqual([['case-timeline', 'SUCCEEDED']]);
    expect(world.running('case-timeline')).toEqual([]);
    await world.now(event(later(startAt, 2 * hours), { type: 'factsRecorded', facts: { heldOnBond: true } }));
    await world.until(later(startAt, 3 * hours));
    expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual(['Pretrial custody']);
    expect(await world.store.timeline(someone)).toEqual({ generation: 2 });
    await world.until(later(startAt, 49 * hours));
    expect(world.sent).toHaveLength(5);
  });
});

test('a wake-up that no case is known for ends tidy too', async () => {
  const world = createWorld({ startAt });
  world.runtime.start('case-timeline', { name: 'nobody', input: { ...timeline, caseId: 'CT-NOBODY' } });
  world.runtime.start('deadline', { name: 'nothing', input: { ...watch, caseId: 'CT-NOBODY' } });
  await world.until(instantAt(Date.parse(startAt) + 2 * hours));
  expect(world.ended.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  expect(world.troubles.map(({ what }) => what.split(': ')[1])).toEqual(['NoSuchCase', 'NoSuchCase']);
});

test('an execution started with nothing at all ends tidy and told', async () => {
  const world = createWorld({ startAt });
  for (const machine of ['case-timeline', 'deadline', 'digest', 'sweep'])
    world.runtime.start(machine, { name: 'empty', input: {} });
  await world.until(instantAt(Date.parse(startAt) + 2 * hours));
  expect(world.ended.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  expect(world.troubles.map(({ what }) => what.split(' ')[0]).toSorted()).toEqual([
    'case-timeline',
    'deadline',
    'digest',
  ]);
});
