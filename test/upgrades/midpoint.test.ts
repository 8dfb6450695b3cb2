/**
 * A version that is deployed while executions are under way: old definitions and functions run to a midpoint, then the
 * new ones take their place. What is under way keeps its definition and calls the new functions; what starts is new. No
 * duty is lost, no notice doubled, none late: the lives end as they would have without an upgrade, with no sweep to heal them.
 */
import { describe, expect, test } from 'vitest';
import { type Instant, instantAt, millisecondsOf } from '../../lib/case/identity.ts';
import type { MachineName } from '../../lib/casework/machines.ts';
import type { TaskFunction } from '../../lib/runtime/services.ts';
import { defineWorkflows } from '../../lib/simulation/embed.ts';
import { workflow } from '../../lib/simulation/workflows.ts';
import type { World } from '../workflows/world.ts';
import { type Life, upgraded } from './lives.ts';
import { payloads } from './present.ts';
import { narrowed } from './shape.ts';
import { readVersion, versionNames } from './version.ts';

/** A version as far as executions can tell: what they run, and how functions speak to them. */
interface Deployed {
  readonly definitionOf: (machine: MachineName) => unknown;
  readonly speaking: (name: string, call: TaskFunction) => TaskFunction;
}

const present: Deployed = { definitionOf: workflow, speaking: (_name, call) => call };

/** Definitions as they were kept; functions answer what the version knew, and no more. */
const kept = (name: string): Deployed => {
  const { definitions, contracts } = readVersion(name);
  return {
    definitionOf: (machine) => definitions[machine] ?? workflow(machine),
    speaking: (function_, call) => async (payload, context) =>
      narrowed(contracts[function_]?.answer ?? {}, await call(payload, context)),
  };
};

/** A version to come: states have other names, there is one more, payloads and answers hold more than before. */
const next: Deployed = {
  definitionOf: (machine) =>
    JSON.parse(
      JSON.stringify(workflow(machine))
        .replaceAll('"Wait until the next notice"', '"Sleep until the next notice"')
        .replaceAll('"Pretrial custody"', '"Held before trial"')
        .replaceAll('"Payload":{', '"Payload":{"version":"next",')
        .replace('"StartAt":"Decide"', '"StartAt":"Begin"')
        .replace('"States":{"Decide"', '"States":{"Begin":{"Type":"Pass","Next":"Decide"},"Decide"'),
    ),
  speaking: (_name, call) => async (payload, context) => {
    const answer = await call(payload, context);
    return typeof answer === 'object' && answer !== null ? { ...answer, version: 'next' } : answer;
  },
};

/** A version that forgot those under way: its functions ask for what only its own definitions send. */
const forgetful: Deployed = {
  definitionOf: next.definitionOf,
  speaking: (name, call) => (payload, context) => {
    if ((payload as { readonly version?: string }).version !== 'next')
      throw Object.assign(new Error(`${name} takes the next version alone`), { name: 'InvalidPayload' });
    return call(payload, context);
  },
};

const functionNames = Object.keys(payloads);

const upgradedAt = async (life: Life, at: Instant | undefined, from: Deployed, to: Deployed): Promise<World> => {
  let deployed = at === undefined ? to : from;
  const underWay: number[] = [];
  const world = await life.live({
    calling: (name, call) => (payload, context) => deployed.speaking(name, call)(payload, context),
    prepare: ({ runtime, clock }) => {
      defineWorkflows(runtime, functionNames, deployed.definitionOf);
      if (at === undefined) return;
      clock.at(millisecondsOf(at), () => {
        underWay.push(runtime.running().length);
        deployed = to;
        defineWorkflows(runtime, functionNames, to.definitionOf);
      });
    },
  });
  if (at !== undefined) expect(underWay[0], 'executions under way').toBeGreaterThan(0);
  return world;
};

/** All that staff and the record see of a life: notices with when they went, duties with how they ended, words to operations. */
const seenOf = async ({ store, standing, sent, troubles, ended }: World) => {
  const notices: string[] = [];
  const duties: string[] = [];
  for await (const of of store.cases()) {
    for (const { id, claimedAt, confirmedAt, rung, deadline } of await store.notices(of))
      notices.push(`${of} ${deadline} ${rung} ${claimedAt} ${confirmedAt} ${id}`);
    for (const { deadline } of (await standing(of)).deadlines)
      duties.push(`${of} ${deadline.key} ${deadline.state} ${deadline.dueAt}`);
  }
  const messages = sent.map(({ at, message }) => `${at} ${message.id}`).toSorted();
  return {
    notices: notices.toSorted(),
    duties: duties.toSorted(),
    messages,
    doubled: messages.length - new Set(sent.map(({ message }) => message.id)).size,
    troubles: troubles.map(({ what }) => what),
    badly: ended.filter(({ status }) => status !== 'SUCCEEDED').length,
  };
};

const share = (life: Life, part: number): Instant =>
  instantAt(millisecondsOf(life.from) + part * (millisecondsOf(life.until) - millisecondsOf(life.from)));

const midpoints = [0.07, 0.35, 0.8];
const upgrades: readonly (readonly [string, Deployed, Deployed])[] = [
  ...versionNames().map((name) => [`version ${name} to the present one`, kept(name), present] as const),
  ['the present version to the next', present, next],
  ['the next version back to the present one', next, present],
];

describe.each(upgraded.map((life) => [life.name, life] as const))('%s', (_name, life) => {
  const unbroken = upgradedAt(life, undefined, present, present).then(seenOf);

  test('has duties and notices to lose', async () => {
    const { notices, duties, messages } = await unbroken;
    expect(Math.min(notices.length, duties.length, messages.length)).toBeGreaterThan(3);
  });

  test.each(upgrades)('%s', async (_upgrade, from, to) => {
    for (const part of midpoints) {
      const seen = await seenOf(await upgradedAt(life, share(life, part), from, to));
      expect(seen, `after ${part} of it`).toEqual({ ...(await unbroken), doubled: 0, troubles: [], badly: 0 });
    }
  });
});

test('an upgrade that forgets those under way is found: not all that they leave is taken up by others in time', async () => {
  const lost: boolean[] = [];
  for (const life of upgraded) {
    const { notices } = await seenOf(await upgradedAt(life, undefined, present, present));
    for (const part of midpoints) {
      const seen = await seenOf(await upgradedAt(life, share(life, part), present, forgetful));
      lost.push(JSON.stringify(seen.notices) !== JSON.stringify(notices));
    }
  }
  expect(lost).toContain(true);
});
