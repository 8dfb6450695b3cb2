// The same seed, the same functions, the same history: to the byte, in whichever way expressions are read.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../../lib/runtime/expression/compile.ts';
import type { HistoryEvent } from '../../lib/runtime/history.ts';
import type { TaskContext } from '../../lib/runtime/services.ts';
import { createWorld, failure, invoke, machineOf, SECOND, type States } from './harness.ts';

const states: States = {
  Draw: { Type: 'Pass', Assign: { ids: '{% [$uuid(), $string($random())] %}' }, Next: 'Each' },
  Each: {
    Type: 'Map',
    Items: '{% $states.input.items %}',
    MaxConcurrency: 3,
    ItemSelector: { item: '{% $states.context.Map.Item.Value %}', first: '{% $ids[0] %}' },
    ItemProcessor: {
      StartAt: 'Work',
      States: {
        Work: invoke('work', {
          TimeoutSeconds: 20,
          Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, MaxAttempts: 4, JitterStrategy: 'FULL' }],
          Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Rest' }],
          Next: 'Rest',
        }),
        Rest: { Type: 'Wait', Seconds: '{% $length($string($states.input)) %}', End: true },
      },
    },
    Next: 'Fork',
  },
  Fork: {
    Type: 'Parallel',
    Branches: [
      { StartAt: 'P', States: { P: { Type: 'Pass', Output: '{% $uuid() %}', End: true } } },
      { StartAt: 'Q', States: { Q: { Type: 'Wait', Seconds: 1, Output: '{% $millis() %}', End: true } } },
    ],
    End: true,
  },
};

async function historyOf(items: readonly number[], seed: number, evaluation: Evaluation): Promise<string> {
  const calls = new Map<number, number>();
  async function work(event: unknown, context: TaskContext) {
    const { item } = event as { item: number };
    const call = calls.get(item) ?? 0;
    calls.set(item, call + 1);
    if (item % 3 === 1) await context.sleep(item * SECOND);
    if (item % 2 === 1 && call < item % 5) throw failure(`Broken${call}`);
    return { item, call, id: context.awsRequestId };
  }
  const { runtime, clock } = createWorld({ work }, { seed, evaluation });
  const history: HistoryEvent[] = [];
  runtime.onHistoryEvent((event) => history.push(event));
  runtime.define('machine', machineOf(states));
  for (const name of ['one', 'two']) runtime.start('machine', { name, input: { items } });
  await clock.runToEnd();
  expect(runtime.running()).toEqual([]);
  return JSON.stringify(history);
}

describe('the same seed gives the same history', () => {
  test.each<[Evaluation]>([['fast'], ['jsonata']])('%s', async (evaluation) => {
    const items = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(items, fc.nat(), async (list, seed) => {
        expect(await historyOf(list, seed, evaluation)).toBe(await historyOf(list, seed, evaluation));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('and another seed another one', async () => {
    expect(await historyOf([1, 3, 5], 1, 'fast')).not.toBe(await historyOf([1, 3, 5], 2, 'fast'));
  });

  test('without a seed it follows from the start of the clock', async () => {
    const uuids = [0, 1].map(() => {
      const { runtime } = createWorld();
      runtime.define('machine', machineOf({ P: { Type: 'Pass', End: true } }));
      return runtime.start('machine', { input: {} }).executionArn;
    });
    expect(uuids[0]).toBe(uuids[1]);
  });
});
