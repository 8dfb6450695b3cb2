import { describe, expect, test } from 'vitest';
import { failure, invoke, run, SECOND, type States, secondsOf, types } from './harness.ts';

function map(processor: States, others: Record<string, unknown> = {}): States {
  return {
    Each: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      ItemProcessor: { StartAt: Object.keys(processor)[0], States: processor },
      ...('Next' in others ? {} : { End: true }),
      ...others,
    },
  };
}

const asIs: States = { One: { Type: 'Pass', End: true } };

describe('Map State, inline (Amazon States Language, "Map State")', () => {
  test('runs its block for each item, which is its input; the result is the outputs in order', async () => {
    const processor: States = { One: { Type: 'Pass', Output: '{% $states.input * 10 %}', End: true } };
    expect((await run(map(processor), { input: { items: [3, 1, 2] } })).output).toEqual([30, 10, 20]);
  });

  test('without Items it iterates over its input', async () => {
    const { Each } = map(asIs);
    const { Items, ...rest } = Each ?? {};
    expect((await run({ Each: rest }, { input: [1, 2] })).output).toEqual([1, 2]);
    const failed = await run({ Each: rest }, { input: { a: 1 } });
    expect(failed.error).toBe('States.QueryEvaluationError');
    expect(failed.cause).toContain('Map state input must be an array but was: {"a":1}');
  });

  test('Items may be an array in the definition, with expressions in it', async () => {
    const Items = [1, '{% $states.input.n %}'];
    expect((await run(map(asIs, { Items }), { input: { n: 2 } })).output).toEqual([1, 2]);
  });

  test('an array with nothing in it makes an empty result, without iterations', async () => {
    const ended = await run(map(asIs), { input: { items: [] } });
    expect(ended.output).toEqual([]);
    expect(types(ended.history)).not.toContain('MapIterationStarted');
  });

  test.each([[null], [true], [1], ['x'], [{ a: 1 }]])(
    'Items of %j are an evaluation error (as recorded from the service)',
    async (items) => {
      const ended = await run(map(asIs), { input: { items } });
      expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
      expect(ended.cause).toContain("Expected 'array'");
    },
  );

  test('ItemSelector makes the input of each iteration, from the input of the Map and $states.context.Map.Item', async () => {
    const ItemSelector = {
      all: '{% $count($states.input.items) %}',
      index: '{% $states.context.Map.Item.Index %}',
      value: '{% $states.context.Map.Item.Value %}',
      state: '{% $states.context.State.Name %}',
    };
    const ended = await run(map(asIs, { ItemSelector }), { input: { items: ['a', 'b'] } });
    expect(ended.output).toEqual([
      { all: 2, index: 0, value: 'a', state: 'Each' },
      { all: 2, index: 1, value: 'b', state: 'Each' },
    ]);
  });

  test('$states.context.Map.Item is there in every state of the block, and in blocks inside it', async () => {
    const Inside = {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'P', States: { P: { Type: 'Pass', Output: '{% $states.context.Map.Item.Index %}', End: true } } },
      ],
      End: true,
    };
    expect((await run(map({ Inside }), { input: { items: ['a', 'b'] } })).output).toEqual([[0], [1]]);
  });

  test('its history is what Step Functions records', async () => {
    const { history } = await run(map(asIs, { MaxConcurrency: 1 }), { input: { items: [1, 2] } });
    expect(types(history).slice(1, -1)).toEqual([
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'PassStateEntered',
      'PassStateExited',
      'MapIterationSucceeded',
      'MapIterationStarted',
      'PassStateEntered',
      'PassStateExited',
      'MapIterationSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
    ]);
  });
});

describe('Map State: MaxConcurrency (Amazon States Language, "Map State"; developer guide, state-map-inline)', () => {
  const wait: States = { One: { Type: 'Wait', Seconds: 10, End: true } };
  const hundred = { items: new Array(100).fill(0) };

  test.each([
    ['1: one after the other', 1, 1000],
    ['10', 10, 100],
    ['an expression', '{% 5 * 5 %}', 40],
    ['0: as many as an inline Map runs, which is 40', 0, 30],
    ['more than 40: 40', 100, 30],
  ])('%s', async (_, MaxConcurrency, seconds) => {
    expect((await run(map(wait, { MaxConcurrency }), { input: hundred })).seconds).toBe(seconds);
  });

  test.each([[-1], [1.5], ['2'], [null]])('an expression that gives %j is an evaluation error', async (n) => {
    const ended = await run(map(wait, { MaxConcurrency: '{% $states.input.n %}' }), { input: { items: [1], n } });
    expect(ended.error).toBe('States.QueryEvaluationError');
  });
});

describe('Map State: failures', () => {
  const breakAt3 = (event: unknown) => {
    if (event === 3) throw failure('Third');
    return event;
  };

  test('the first iteration to fail fails the Map with its error, and stops the others', async () => {
    const processor: States = {
      One: { Type: 'Wait', Seconds: '{% $states.input * 10 %}', Next: 'Two' },
      Two: invoke('work'),
    };
    const ended = await run(map(processor), { input: { items: [1, 3, 5] }, functions: { work: breakAt3 } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'Third', seconds: 30 });
    expect(types(ended.history).slice(-4)).toEqual([
      'TaskFailed',
      'MapIterationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    expect(secondsOf(ended.history, 'TaskScheduled')).toEqual([10, 30]);
  });

  test('Retry runs the whole Map again', async () => {
    const functions = () => {
      let calls = 0;
      return {
        work() {
          if (calls++ === 2) throw failure('Third');
          return calls;
        },
      };
    };
    const states = map(
      { One: invoke('work') },
      { MaxConcurrency: 1, Retry: [{ ErrorEquals: ['Third'], IntervalSeconds: 7 }] },
    );
    const ended = await run(states, { input: { items: [1, 2, 3] }, functions });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: [4, 5, 6], seconds: 7 });
  });

  test('Catch takes the error of the iteration', async () => {
    const states = {
      ...map({ One: invoke('work') }, { Catch: [{ ErrorEquals: ['Third'], Next: 'Z' }], Next: 'Z' }),
      Z: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true },
    };
    expect((await run(states, { input: { items: [3] }, functions: { work: breakAt3 } })).output).toBe('Third');
  });

  test("an evaluation error in ItemSelector is the Map's, and can be caught", async () => {
    const states = {
      ...map(asIs, { ItemSelector: '{% $missing %}', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }], Next: 'Z' }),
      Z: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true },
    };
    expect((await run(states, { input: { items: [1, 2] } })).output).toBe('States.QueryEvaluationError');
  });

  test('a thousand iterations that all answer later end in order', async () => {
    const work = async (event: unknown, context: { sleep(ms: number): Promise<void> }) => {
      await context.sleep(((event as number) % 7) * SECOND);
      return event;
    };
    const items = Array.from({ length: 1000 }, (_, place) => place);
    expect((await run(map({ One: invoke('work') }), { input: { items }, functions: { work } })).output).toEqual(items);
  });
});
