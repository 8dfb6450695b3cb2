import { describe, expect, test } from 'vitest';
import { createWorld, DAY, failure, invoke, machineOf, run, START, type States, types } from './harness.ts';

/** A string that takes so many bytes as JSON, quotes and all. */
const bytes = (count: number) => 'x'.repeat(count - 2);
const LIMIT = 262_144;

describe('256 KiB for the data of a state (developer guide, service-quotas; States.DataLimitExceeded)', () => {
  test.each([
    ['ASCII', bytes(LIMIT), true],
    ['ASCII, one more', bytes(LIMIT + 1), false],
    ['two bytes a letter', 'é'.repeat((LIMIT - 2) / 2), true],
    ['two bytes a letter, one letter more', 'é'.repeat((LIMIT - 2) / 2 + 1), false],
    ['escapes', '"'.repeat((LIMIT - 2) / 2), true],
    ['escapes, one more', '"'.repeat((LIMIT - 2) / 2 + 1), false],
  ])('a result of a function, measured as UTF-8 of JSON: %s', async (_, answer, fits) => {
    const ended = await run({ A: invoke('give') }, { functions: { give: () => answer } });
    expect(ended.status).toBe(fits ? 'SUCCEEDED' : 'FAILED');
    if (!fits) expect(ended.error).toBe('States.DataLimitExceeded');
  });

  test.each([
    ['Output', { Type: 'Pass', Output: ['{% $states.input.a %}', '{% $states.input.a %}'], End: true }],
    ['Output in one expression', { Type: 'Pass', Output: '{% [$states.input.a, $states.input.a] %}', End: true }],
    ['Assign', { Type: 'Pass', Assign: { x: '{% $states.input.a %}', y: '{% $states.input.a %}' }, End: true }],
    [
      'Arguments',
      invoke('f', { Arguments: { FunctionName: 'f', Payload: ['{% $states.input.a %}', '{% $states.input.a %}'] } }),
    ],
    [
      'results of branches together',
      {
        Type: 'Parallel',
        Branches: ['P', 'Q'].map((name) => ({
          StartAt: name,
          States: { [name]: { Type: 'Pass', Output: '{% $states.input.a %}', End: true } },
        })),
        End: true,
      },
    ],
  ])('%s', async (_, state) => {
    const states = { A: state } as States;
    const functions = { f: () => 1 };
    expect((await run(states, { input: { a: bytes(LIMIT / 2 - 100) }, functions })).status).toBe('SUCCEEDED');
    const ended = await run(states, { input: { a: bytes(LIMIT / 2 + 100) }, functions });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  test('States.ALL does not catch it, its own name does', async () => {
    const give = () => bytes(LIMIT + 1);
    const states = (name: string) => ({
      A: invoke('give', { Catch: [{ ErrorEquals: [name], Next: 'Z' }] }),
      Z: { Type: 'Succeed' },
    });
    expect((await run(states('States.ALL'), { functions: { give } })).status).toBe('FAILED');
    expect((await run(states('States.DataLimitExceeded'), { functions: { give } })).status).toBe('SUCCEEDED');
  });
});

test('10 MiB for all variables of an execution (developer guide, workflow-variables)', async () => {
  const states: States = {};
  for (let place = 0; place < 45; place++) {
    states[`S${place}`] = { Type: 'Pass', Assign: { [`v${place}`]: '{% $states.input.a %}' }, Next: `S${place + 1}` };
  }
  states.S45 = { Type: 'Pass', Output: 'done', End: true };
  const most = Math.floor((10 * 1024 * 1024) / 45) - 20;
  expect((await run(states, { input: { a: bytes(most) } })).status).toBe('SUCCEEDED');
  expect(await run(states, { input: { a: bytes(most + 100) } })).toMatchObject({ error: 'States.DataLimitExceeded' });
});

describe('25,000 events of history (developer guide, service-quotas)', () => {
  const forever: States = {
    A: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.spin %}', Next: 'A' }], Default: 'B' },
    B: { Type: 'Succeed' },
  };

  test('the execution fails with States.Runtime, and event 25,000 says so', async () => {
    const { runtime, clock } = createWorld();
    const history: { id: number; type: string }[] = [];
    runtime.onHistoryEvent(({ id, type }) => history.push({ id, type }));
    runtime.define('machine', machineOf(forever));
    const { executionArn } = runtime.start('machine', { input: { spin: true } });
    await clock.runToEnd();
    expect(runtime.describe(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(history.at(-1)).toEqual({ id: 25_000, type: 'ExecutionFailed' });
    expect(history.at(-2)).toEqual({ id: 24_999, type: 'ChoiceStateExited' });
  });

  test('nothing catches it, in a Map as little as elsewhere', async () => {
    const states: States = {
      Each: {
        Type: 'Map',
        Items: [1, 2, 3],
        ItemSelector: { spin: true },
        ItemProcessor: { StartAt: 'A', States: forever },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
        Next: 'Z',
      },
      Z: { Type: 'Succeed' },
    };
    const { runtime, clock } = createWorld();
    runtime.define('machine', machineOf(states));
    const { executionArn } = runtime.start('machine', { input: {} });
    await clock.runToEnd();
    expect(runtime.describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  test.each([
    ['where an iteration ends', { First: invoke('f', { Next: 'Each' }) }],
    ['where an iteration starts', {}],
    ['inside an iteration', { First: { Type: 'Pass', Next: 'Each' } }],
  ])('whichever event is the last: %s', async (_, before) => {
    const Each = {
      Type: 'Map',
      Items: new Array(7000).fill(0),
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
      Next: 'Z',
    };
    const { runtime, clock } = createWorld({ f: () => 1 });
    runtime.define('machine', machineOf({ ...(before as States), Each, Z: { Type: 'Succeed' } }));
    const { executionArn } = runtime.start('machine', { input: {} });
    await clock.runToEnd();
    expect(runtime.describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  test('events are counted as Step Functions counts them: five for a Task, three more for each retry', async () => {
    const functions = () => {
      let calls = 0;
      return {
        work() {
          if (calls++ === 0) throw failure('Busy');
          return 1;
        },
      };
    };
    const { history } = await run({ A: invoke('work', { Retry: [{ ErrorEquals: ['Busy'] }] }) }, { functions });
    expect(types(history)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });
});

describe('how long an execution may run', () => {
  test('TimeoutSeconds of the machine ends it with TIMED_OUT, exactly then, whatever Catch says', async () => {
    const states: States = {
      A: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1000, End: true } } }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z' }],
        Next: 'Z',
      },
      Z: { Type: 'Succeed' },
    };
    const ended = await run(machineOf(states, { TimeoutSeconds: 300 }) as { States: States });
    expect(ended).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout', seconds: 300 });
    expect(types(ended.history).at(-1)).toBe('ExecutionTimedOut');
  });

  test('a year at most, whatever the state waits for (developer guide, service-quotas)', async () => {
    const Timestamp = new Date(START + 400 * DAY).toISOString();
    const ended = await run({ W: { Type: 'Wait', Timestamp, End: true } });
    expect(ended).toMatchObject({ status: 'TIMED_OUT', stoppedAt: START + 365 * DAY });
  });
});
