import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure, invoke, type Run, run, SECOND, START, secondsOf, types } from './harness.ts';

/** A function that throws these errors in turn, and then answers. */
function failingWith(names: readonly string[]) {
  let calls = 0;
  return () => {
    const name = names[calls++];
    if (name === undefined) return 'done';
    throw failure(name);
  };
}

function retrying(Retry: unknown[], names: string[], others: Record<string, unknown> = {}): Promise<Run> {
  const states = { A: invoke('work', { Retry, ...others }), Z: { Type: 'Pass', Output: 'fallback', End: true } };
  return run(states, { seed: 5, functions: () => ({ work: failingWith(names) }) });
}

function attempts({ history }: Run): number[] {
  return secondsOf(history, 'TaskScheduled');
}

function many(name: string, count: number): string[] {
  return new Array(count).fill(name);
}

describe('Retry (Amazon States Language, "Retrying after error")', () => {
  test('without fields it tries three times more, after 1, 2 and 4 seconds', async () => {
    const ended = await retrying([{ ErrorEquals: ['Busy'] }], many('Busy', 4));
    expect(attempts(ended)).toEqual([0, 1, 3, 7]);
    expect(ended).toMatchObject({ status: 'FAILED', error: 'Busy', seconds: 7 });
  });

  test('it stops as soon as an attempt succeeds', async () => {
    const ended = await retrying([{ ErrorEquals: ['Busy'] }], many('Busy', 2));
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'done', seconds: 3 });
  });

  test('IntervalSeconds, BackoffRate and MaxAttempts: 3 seconds, then 4.5', async () => {
    const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 3, MaxAttempts: 2, BackoffRate: 1.5 };
    expect(attempts(await retrying([retrier], many('Busy', 3)))).toEqual([0, 3, 7.5]);
  });

  test('MaxDelaySeconds caps the delay', async () => {
    const retrier = { ErrorEquals: ['Busy'], IntervalSeconds: 3, MaxAttempts: 3, BackoffRate: 2, MaxDelaySeconds: 5 };
    expect(attempts(await retrying([retrier], many('Busy', 4)))).toEqual([0, 3, 8, 13]);
  });

  test('MaxAttempts of 0 means never', async () => {
    const never = { ErrorEquals: ['Busy'], MaxAttempts: 0 };
    const ended = await retrying([never, { ErrorEquals: ['States.ALL'] }], ['Busy']);
    expect(attempts(ended)).toEqual([0]);
  });

  test('each retrier keeps its own count, and the first that names the error is used (the example of the specification)', async () => {
    const Retry = [
      { ErrorEquals: ['ErrorA', 'ErrorB'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
      { ErrorEquals: ['ErrorC'], IntervalSeconds: 5 },
    ];
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Z' }];
    const ended = await retrying(Retry, ['ErrorA', 'ErrorB', 'ErrorC', 'ErrorB'], { Catch });
    expect(attempts(ended)).toEqual([0, 1, 3, 8]);
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'fallback', seconds: 8 });
  });

  test('an error that no retrier names is not retried', async () => {
    expect(attempts(await retrying([{ ErrorEquals: ['Busy'] }], ['Other']))).toEqual([0]);
  });

  test('names are compared to the letter', async () => {
    expect(attempts(await retrying([{ ErrorEquals: ['busy'] }], ['Busy']))).toEqual([0]);
  });

  test('counts begin anew when the state is entered again, and $states.context.State.RetryCount tells them', async () => {
    /** Fails once on each visit. */
    const functions = () => {
      let calls = 0;
      return {
        work() {
          if (calls++ % 2 === 0) throw failure('Busy');
          return calls;
        },
      };
    };
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 1 }];
    const task = (Next: string) => {
      const { End, ...rest } = invoke('work', { Retry, Output: '{% $states.context.State.RetryCount %}', Next });
      return rest;
    };
    const ended = await run({ A: task('B'), B: task('C'), C: { Type: 'Succeed' } }, { functions });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 1, seconds: 2 });
  });

  test('JitterStrategy FULL draws each delay between nothing and the whole, by the seed', async () => {
    const retrier = {
      ErrorEquals: ['Busy'],
      IntervalSeconds: 100,
      BackoffRate: 1,
      MaxAttempts: 30,
      JitterStrategy: 'FULL',
    };
    const first = attempts(await retrying([retrier], many('Busy', 31)));
    const again = attempts(await retrying([retrier], many('Busy', 31)));
    expect(again).toEqual(first);
    const delays = first.slice(1).map((at, place) => at - (first[place] ?? 0));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThanOrEqual(100);
    expect(new Set(delays).size).toBeGreaterThan(25);
  });

  test('each retry is a state transition (developer guide, concepts-error-handling)', async () => {
    const transitions: number[] = [];
    await run(
      { A: invoke('work', { Retry: [{ ErrorEquals: ['Busy'] }] }) },
      {
        functions: () => ({ work: failingWith(['Busy', 'Busy']) }),
        during: async ({ runtime, clock }) => {
          await clock.runToEnd();
          transitions.push(runtime.figures().transitions);
        },
      },
    );
    expect(transitions).toEqual([3, 3]);
  });
});

describe('the wildcards of Retry and Catch (developer guide, concepts-error-handling)', () => {
  const Timeout = { TimeoutSeconds: 10 };
  const hang = async (_: unknown, context: { sleep(ms: number): Promise<void> }) => context.sleep(1000 * SECOND);

  test.each([
    ['States.ALL', 'Anything', true],
    ['States.TaskFailed', 'Anything', true],
    ['States.TaskFailed', 'Lambda.Unknown', true],
    ['States.Timeout', 'Anything', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.Runtime', 'States.Runtime', false],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.TaskFailed', 'States.DataLimitExceeded', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
  ])('%s and an error %s: match %s', async (name, thrown, isMatched) => {
    const ended = await retrying([{ ErrorEquals: [name], MaxAttempts: 1 }], [thrown]);
    expect(attempts(ended).length).toBe(isMatched ? 2 : 1);
    const Catch = [{ ErrorEquals: [name], Next: 'Z' }];
    expect((await retrying([], [thrown], { Catch })).status).toBe(isMatched ? 'SUCCEEDED' : 'FAILED');
  });

  test.each([
    ['States.ALL', true],
    ['States.Timeout', true],
    ['States.TaskFailed', false],
  ])('%s and a timeout: match %s', async (name, isMatched) => {
    const states = {
      A: invoke('hang', { ...Timeout, Catch: [{ ErrorEquals: [name], Next: 'Z' }] }),
      Z: { Type: 'Succeed' },
    };
    expect((await run(states, { functions: { hang } })).status).toBe(isMatched ? 'SUCCEEDED' : 'FAILED');
  });
});

describe('Catch (Amazon States Language, "Fallback states")', () => {
  const boom = () => {
    throw failure('CaseClosed', 'closed');
  };

  function caught(catcher: Record<string, unknown>, others: Record<string, unknown> = {}) {
    return run(
      {
        A: invoke('boom', { Catch: [{ ErrorEquals: ['CaseClosed'], Next: 'Z', ...catcher }], ...others }),
        Z: {
          Type: 'Pass',
          Output: { input: '{% $states.input %}', kept: "{% $exists($kept) ? $kept : 'none' %}" },
          End: true,
        },
      },
      { input: { a: 1 }, functions: { boom } },
    );
  }

  test('without Output the next state gets the Error Output', async () => {
    const Cause = JSON.stringify({ errorType: 'CaseClosed', errorMessage: 'closed', trace: [] });
    expect((await caught({})).output).toMatchObject({ input: { Error: 'CaseClosed', Cause } });
  });

  test('its Output and Assign see the input and $states.errorOutput', async () => {
    const ended = await caught({
      Output: { was: '{% $states.input.a %}', error: '{% $states.errorOutput.Error %}' },
      Assign: { kept: '{% $states.errorOutput.Error %}' },
    });
    expect(ended.output).toEqual({ input: { was: 1, error: 'CaseClosed' }, kept: 'CaseClosed' });
  });

  test("the state's own Assign and Output are not evaluated", async () => {
    const ended = await caught({}, { Assign: { kept: 'own' }, Output: 'own' });
    expect(ended.output).toMatchObject({ kept: 'none', input: { Error: 'CaseClosed' } });
  });

  test('retriers come first, catchers when they are used up', async () => {
    const ended = await caught({}, { Retry: [{ ErrorEquals: ['CaseClosed'], MaxAttempts: 1, IntervalSeconds: 9 }] });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', seconds: 9 });
  });

  test('the first catcher that names the error is taken', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'No' },
      { ErrorEquals: ['X', 'CaseClosed'], Next: 'Yes' },
      { ErrorEquals: ['States.ALL'], Next: 'No' },
    ];
    const states = { A: invoke('boom', { Catch }), Yes: { Type: 'Succeed' }, No: { Type: 'Fail' } };
    expect((await run(states, { functions: { boom } })).status).toBe('SUCCEEDED');
  });

  test('an evaluation error in Output of the state is caught like any other', async () => {
    const states = {
      A: invoke('one', {
        Output: '{% $missing %}',
        Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Z' }],
      }),
      Z: { Type: 'Pass', Output: '{% $states.input.Error %}', End: true },
    };
    const ended = await run(states, { functions: { one: () => 1 } });
    expect(ended.output).toBe('States.QueryEvaluationError');
    expect(types(ended.history)).toContain('EvaluationFailed');
  });

  test.each([['{% $missing %}'], ['{% $missing + 1 %}']])(
    'an evaluation error in the catcher fails the execution: %s',
    async (Output) => {
      const ended = await caught({ ErrorEquals: ['States.ALL'], Output });
      expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    },
  );
});

test('retries wait exactly as the formula of the specification says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(1, 1.5, 2, 3),
      fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
      async (IntervalSeconds, MaxAttempts, BackoffRate, cap) => {
        const retrier = { ErrorEquals: ['Busy'], IntervalSeconds, MaxAttempts, BackoffRate };
        const ended = await retrying(
          [cap === undefined ? retrier : { ...retrier, MaxDelaySeconds: cap }],
          many('Busy', 7),
        );
        let expected = 0;
        for (let used = 0; used < MaxAttempts; used++) {
          expected += Math.min(IntervalSeconds * BackoffRate ** used, cap ?? Number.POSITIVE_INFINITY);
        }
        expect(ended.stoppedAt).toBeCloseTo(START + expected * SECOND, -1);
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});
