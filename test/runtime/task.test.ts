import { describe, expect, test } from 'vitest';
import { createWorld, failure, invoke, machineOf, run, SECOND, type States, secondsOf, types } from './harness.ts';

function failsWith(thrown: unknown) {
  return () => {
    throw thrown;
  };
}

describe('Task State: calling a function (developer guide, connect-lambda)', () => {
  test('the Payload goes in, and the result says what came out', async () => {
    const states: States = { A: { ...invoke('double'), Output: '{% $states.result %}' } };
    const double = (event: unknown) => ({ doubled: (event as { n: number }).n * 2 });
    const ended = await run(states, { input: { n: 4 }, functions: { double } });
    expect(ended.output).toMatchObject({ Payload: { doubled: 8 }, StatusCode: 200, ExecutedVersion: '$LATEST' });
  });

  test('without Output the state output is the whole result', async () => {
    const { Output, ...task } = invoke('one');
    const ended = await run({ A: task }, { functions: { one: () => 1 } });
    expect(ended.output).toMatchObject({ Payload: 1, StatusCode: 200 });
  });

  test('without Payload the function gets an empty object', async () => {
    const states: States = { A: { ...invoke('echo'), Arguments: { FunctionName: 'echo' } } };
    expect((await run(states, { functions: { echo: (event) => event } })).output).toEqual({});
  });

  test.each([
    ['its name', 'decide'],
    ['its name and alias', 'decide:live'],
    ['its ARN', 'arn:aws:lambda:us-east-1:000000000000:function:decide'],
    ['its ARN with an alias', 'arn:aws-us-gov:lambda:us-gov-west-1:000000000000:function:decide:live'],
  ])('a function is found by %s', async (_, name) => {
    expect((await run({ A: invoke(name) }, { functions: { decide: () => 'found' } })).output).toBe('found');
  });

  test('a function is found under the ARN as it stands, before its name', async () => {
    const arn = 'arn:aws:lambda:us-east-1:000000000000:function:decide:live';
    const functions = { [arn]: () => 'by ARN', decide: () => 'by name' };
    expect((await run({ A: invoke(arn) }, { functions })).output).toBe('by ARN');
  });

  test('a function that is not there fails with Lambda.ResourceNotFoundException', async () => {
    const ended = await run({ A: invoke('nobody') }, { functions: { somebody: () => 1 } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'Lambda.ResourceNotFoundException' });
  });

  test('a FunctionName that is no string fails with States.Runtime', async () => {
    const states: States = { A: { ...invoke('f'), Arguments: { FunctionName: '{% 5 %}' } } };
    expect((await run(states, { functions: { f: () => 1 } })).error).toBe('States.Runtime');
  });

  test('the function is told its name and an id of the call, the same for the same seed', async () => {
    const functions = {
      who: (_: unknown, context: object) => ({ ...context, id: Reflect.get(context, 'awsRequestId') }),
    };
    const ended = await run({ A: invoke('who') }, { functions, seed: 7 });
    expect(ended.output).toMatchObject({ functionName: 'who', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  test('a function may answer at once or by promise', async () => {
    const at = { once: () => 1, later: async () => 2 };
    const states: States = { A: invoke('once', { Next: 'B' }), B: invoke('later') };
    expect((await run(states, { functions: at })).output).toBe(2);
  });

  test('its history is what Step Functions records', async () => {
    const { history } = await run({ A: invoke('one') }, { functions: { one: () => 1 } });
    expect(types(history)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });
});

describe('Task State: data crosses as JSON', () => {
  test('a function that changes its event changes nothing in the execution', async () => {
    const states: States = { A: { ...invoke('spoil'), Output: '{% $states.input %}' } };
    const spoil = (event: unknown) => {
      (event as { list: number[] }).list.push(4);
    };
    expect((await run(states, { input: { list: [1] }, functions: { spoil } })).output).toEqual({ list: [1] });
  });

  test('a function that keeps what it answered cannot change it afterwards', async () => {
    const kept = { n: 1 };
    const states: States = {
      A: invoke('give', { Next: 'B' }),
      B: { ...invoke('spoil'), Output: '{% $states.input %}' },
    };
    const spoil = () => {
      kept.n = 99;
    };
    expect((await runKeeping(states, { give: () => kept, spoil })).output).toEqual({ n: 1 });
  });

  test.each([
    ['undefined', undefined, null],
    ['a missing key', { a: undefined, b: 1 }, { b: 1 }],
    ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['not a number', [Number.NaN, Number.POSITIVE_INFINITY, -0], [null, null, 0]],
    ['a hole and a function in a list', [undefined, () => 1], [null, null]],
    ['a map', new Map([[1, 2]]), {}],
  ])('an answer travels as JSON would carry it: %s', async (_, answer, expected) => {
    const ended = await run({ A: invoke('give') }, { functions: { give: () => answer } });
    expect(ended.output).toEqual(expected);
    expect(JSON.stringify(ended.output)).toBe(JSON.stringify(expected));
  });

  test('an answer that JSON cannot carry fails the task as Lambda does, with Runtime.MarshalError', async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const answer of [circular, { big: 1n }]) {
      expect((await run({ A: invoke('give') }, { functions: { give: () => answer } })).error).toBe(
        'Runtime.MarshalError',
      );
    }
  });
});

describe('Task State: failing functions (developer guide, concepts-error-handling)', () => {
  test('what a function throws is the error by its name, with the cause as Lambda writes it', async () => {
    const ended = await run(
      { A: invoke('break') },
      { functions: { break: failsWith(failure('CaseClosed', 'closed')) } },
    );
    expect(ended).toMatchObject({ status: 'FAILED', error: 'CaseClosed' });
    expect(JSON.parse(ended.cause ?? '')).toEqual({ errorType: 'CaseClosed', errorMessage: 'closed', trace: [] });
    expect(types(ended.history)).toContain('TaskFailed');
  });

  test('what a function rejects with is the same', async () => {
    const functions = { break: () => Promise.reject(failure('CaseClosed', 'closed')) };
    expect(await run({ A: invoke('break') }, { functions })).toMatchObject({ status: 'FAILED', error: 'CaseClosed' });
  });

  test('what is thrown without being an error goes by its type', async () => {
    expect((await run({ A: invoke('break') }, { functions: { break: failsWith('no') } })).error).toBe('string');
  });
});

describe('Task State: TimeoutSeconds (Amazon States Language, "Timeouts and heartbeat intervals")', () => {
  const sleepy = {
    sleepy: async (_: unknown, context: { sleep(ms: number): Promise<void> }) => context.sleep(90 * SECOND),
  };

  test('a function that takes longer fails the state with States.Timeout, exactly then', async () => {
    const ended = await run({ A: invoke('sleepy', { TimeoutSeconds: 60 }) }, { functions: sleepy });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Timeout', seconds: 60 });
    expect(secondsOf(ended.history, 'TaskTimedOut')).toEqual([60]);
  });

  test('a function that takes less succeeds', async () => {
    const ended = await run({ A: invoke('sleepy', { TimeoutSeconds: 91 }) }, { functions: sleepy });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', seconds: 90 });
  });

  test('TimeoutSeconds may be an expression', async () => {
    const states = { A: invoke('sleepy', { TimeoutSeconds: '{% $states.input.n + 0 %}' }) };
    expect(await run(states, { input: { n: 30 }, functions: sleepy })).toMatchObject({
      error: 'States.Timeout',
      seconds: 30,
    });
  });

  test.each([[0], [-5], [1.5], ['60'], [null]])('an expression that gives %j is an evaluation error', async (n) => {
    const states = { A: invoke('sleepy', { TimeoutSeconds: '{% $states.input.n %}' }) };
    expect((await run(states, { input: { n }, functions: sleepy })).error).toBe('States.QueryEvaluationError');
  });

  test("a late answer is ignored, and the state's next attempt counts", async () => {
    let calls = 0;
    const slowOnce = async (_: unknown, context: { sleep(ms: number): Promise<void> }) => {
      const call = ++calls % 2;
      if (call === 1) await context.sleep(90 * SECOND);
      return call === 1 ? 'late' : 'in time';
    };
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1 }];
    const ended = await run({ A: invoke('slowOnce', { TimeoutSeconds: 60, Retry }) }, { functions: { slowOnce } });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'in time', seconds: 61 });
  });
});

async function runKeeping(states: States, functions: Record<string, () => unknown>) {
  const { runtime, clock } = createWorld(functions);
  runtime.define('machine', machineOf(states));
  const { executionArn } = runtime.start('machine', { input: {} });
  await clock.runToEnd();
  return runtime.describe(executionArn) ?? { output: undefined };
}
