/**
 * Every version that was kept, held against the present one: what its executions sent is still taken, what they were
 * answered is still enough, and their ways through the machines can still be gone.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineWorkflows } from '../../lib/simulation/embed.ts';
import { workflow } from '../../lib/simulation/workflows.ts';
import { payloads, presentName, recorded } from './present.ts';
import { replay } from './replay.ts';
import { missing, narrowed, shapeOf } from './shape.ts';
import { type Call, type History, readVersion, type Version, versionNames } from './version.ts';

const functionNames = Object.keys(payloads);
const toFunctions = (calls: readonly Call[]): readonly Call[] => calls.filter(({ of }) => payloads[of] !== undefined);

/** Payloads that a function of the version would refuse. */
const refusedBy = ({ contracts }: Version, calls: readonly Pick<Call, 'of' | 'payload'>[]): readonly string[] =>
  calls.flatMap(({ of, payload }) => {
    const contract = contracts[of];
    if (contract === undefined) return [`${of} is not known`];
    const checked = z.fromJSONSchema(contract.payload).safeParse(payload);
    return checked.success ? [] : [`${of}: ${z.prettifyError(checked.error)}`];
  });

test('the version in package.json is among those kept: `npm run record-histories` keeps it', () => {
  expect(versionNames()).toContain(presentName);
});

describe.each(versionNames())('version %s', (name) => {
  const version = readVersion(name);
  const { definitions, contracts, histories } = version;

  test('left a history of every machine, and of an execution that ended tidy and told', () => {
    expect(new Set(histories.map(({ machine }) => machine))).toEqual(new Set(Object.keys(definitions)));
    expect(histories.some(({ states }) => states.includes('Tell operations'))).toBe(true);
  });

  test('sent payloads that functions still take', () => {
    const refused = histories
      .flatMap(({ calls }) => toFunctions(calls))
      .filter(({ of, payload }) => payloads[of]?.safeParse(payload).success !== true);
    expect(refused).toEqual([]);
  });

  test.each(histories.map((history) => [inBrief(history), history] as const))(
    '%s: can still be gone, by payloads that its functions would have taken',
    async (_brief, history) => {
      const replayed = await replay(history, workflow(history.machine), functionNames);
      expect(replayed.error).toBeUndefined();
      expect(replayed.status).toBe(history.status);
      expect(replayed.states.includes('Tell operations')).toBe(history.states.includes('Tell operations'));
      expect(refusedBy(version, replayed.calls)).toEqual([]);
      if (JSON.stringify(workflow(history.machine)) !== JSON.stringify(definitions[history.machine])) return;
      // What a Map does side by side may fall in another order.
      expect(replayed.states.toSorted()).toEqual(history.states.toSorted());
      expect(inOrder(replayed.calls)).toEqual(inOrder(toFunctions(history.calls)));
    },
  );

  describe('still in flight under its own definitions', () => {
    let present: Awaited<ReturnType<typeof recorded>>;
    beforeAll(async () => {
      present = await recorded({
        prepare: ({ runtime }) =>
          defineWorkflows(runtime, functionNames, (machine) => definitions[machine] ?? workflow(machine)),
      });
    }, 120_000);

    test('is answered with every field that it was always answered with, of the same kinds', () => {
      for (const [function_, { answer }] of Object.entries(contracts))
        expect(missing(answer, shapeOf(present.answers.get(function_) ?? [])), function_).toEqual([]);
    });

    test('ends as it did', () => {
      const ways = ({ histories: all }: Pick<Version, 'histories'>) => new Set(all.map(({ status }) => status));
      expect(ways(present)).toEqual(ways(version));
    });
  });
});

/** The comparison sees what it should: a change that breaks what is in flight is found. */
describe('a version that breaks those in flight is found:', () => {
  const version = readVersion(presentName);
  const history =
    version.histories.find(({ machine, states }) => machine === 'deadline' && states.includes('Settled')) ??
    expect.fail('No deadline settled');
  const changed = (from: string, to: string): unknown =>
    JSON.parse(JSON.stringify(workflow('deadline')).replaceAll(from, to));

  test('a definition that asks for a field which old functions do not answer', async () => {
    const replayed = await replay(history, changed('$states.input.settled', '$states.input.isSettled'), functionNames);
    expect(replayed).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });

  test('a definition that sends a payload which old functions do not take', async () => {
    const replayed = await replay(history, changed('"watch":', '"deadline":'), functionNames);
    expect(refusedBy(version, replayed.calls)).not.toEqual([]);
  });

  test('a function that no longer answers a field, or answers another kind of thing', () => {
    const before = shapeOf([
      { settled: true, wakeAt: 'then' },
      { settled: false, wakeAt: 'now', successor: { leg: 1 } },
    ]);
    const after = shapeOf([{ settled: 'yes', successor: {} }]);
    expect(missing(before, after)).toEqual([
      'settled is string, and was boolean',
      'wakeAt is gone',
      'successor.leg is gone',
    ]);
    expect(missing(before, shapeOf([{ settled: true, wakeAt: 'then', more: 1 }]))).toEqual([]);
  });

  test('and an answer can be cut back to what an old version knew', () => {
    const shape = shapeOf([{ settled: true, items: [{ name: 'one' }] }]);
    expect(narrowed(shape, { settled: false, more: 1, items: [{ name: 'two', more: 2 }] })).toEqual({
      settled: false,
      items: [{ name: 'two' }],
    });
  });
});

function inOrder(calls: readonly Pick<Call, 'of' | 'payload'>[]): readonly string[] {
  return calls.map(({ of, payload }) => `${of} ${JSON.stringify(payload)}`).toSorted();
}

function inBrief({ machine, states }: History): string {
  return `${machine} to ${states.at(-1)} in ${states.length} states`;
}
