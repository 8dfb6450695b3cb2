import { describe, expect, test } from 'vitest';
import {
  createWorld,
  DAY,
  failure,
  invoke,
  invokeAndWait,
  machineOf,
  refusalOf,
  run,
  SECOND,
  START,
  type States,
  secondsOf,
  types,
  type World,
} from './harness.ts';

/** Keeps the tokens it is given, oldest first, for every runtime of one test anew. */
function mailbox() {
  const tokens: string[] = [];
  const keep = (event: unknown) => {
    tokens.push((event as { token: string }).token);
  };
  return { keep, last: () => tokens.at(-1) ?? '', tokens };
}

async function parked(task: Record<string, unknown> = {}) {
  const box = mailbox();
  const world = createWorld({ keep: box.keep });
  world.runtime.define('machine', machineOf({ Park: invokeAndWait('keep', task) }));
  const { executionArn } = world.runtime.start('machine', { name: 'one', input: {} });
  await world.clock.advanceTo(START + SECOND);
  const status = () => world.runtime.describe(executionArn);
  return { ...world, ...box, status, executionArn };
}

describe('Wait for a callback with the task token (developer guide, connect-to-resource)', () => {
  test('the state waits, however long, until SendTaskSuccess gives its result', async () => {
    const box = mailbox();
    const ended = await run(
      { Park: invokeAndWait('keep') },
      {
        functions: { keep: box.keep },
        during: async ({ runtime, clock }: World) => {
          await clock.advanceTo(START + 45 * DAY);
          runtime.sendTaskSuccess(box.last(), { woken: [1] });
        },
      },
    );
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: { woken: [1] }, seconds: (45 * DAY) / SECOND });
    expect(types(ended.history)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('SendTaskFailure gives its error and cause', async () => {
    const { runtime, last, status } = await parked();
    runtime.sendTaskFailure(last(), { error: 'Refused', cause: 'The board said no.' });
    expect(status()).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'The board said no.' });
  });

  test('a failure without error and cause is caught by States.ALL, and both are null (as recorded from the service)', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Caught' }];
    const box = mailbox();
    const states: States = { Park: invokeAndWait('keep', { Catch }), Caught: { Type: 'Succeed' } };
    const ended = await run(states, {
      functions: { keep: box.keep },
      during: async ({ runtime, clock }) => {
        await clock.advanceTo(START + SECOND);
        runtime.sendTaskFailure(box.last(), {});
      },
    });
    expect(ended.output).toEqual({ Error: null, Cause: null });
  });

  test('the function is called first, and its failure is the failure of the task', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 5, MaxAttempts: 1 }];
    const keep = () => {
      throw failure('Busy');
    };
    const ended = await run({ Park: invokeAndWait('keep', { Retry }) }, { functions: { keep } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'Busy', seconds: 5 });
  });

  test('each attempt has a token of its own', async () => {
    const box = mailbox();
    const Retry = [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }];
    const ended = await run(
      { Park: invokeAndWait('keep', { Retry, TimeoutSeconds: 10 }) },
      {
        functions: { keep: box.keep },
        during: async ({ runtime, clock }) => {
          await clock.advanceTo(START + 12 * SECOND);
          const [first, second] = box.tokens.splice(-2);
          expect(first).not.toBe(second);
          expect(refusalOf(() => runtime.sendTaskSuccess(first ?? '', 1))).toBe('TaskTimedOut');
          runtime.sendTaskSuccess(second ?? '', 'second');
        },
      },
    );
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: 'second', seconds: 12 });
  });

  test('the token may be completed before the function has answered at once', async () => {
    const world: { runtime?: World['runtime'] } = {};
    const keep = (event: unknown) => {
      world.runtime?.sendTaskSuccess((event as { token: string }).token, 'early');
      return 'ignored';
    };
    const { runtime, clock } = createWorld({ keep });
    world.runtime = runtime;
    runtime.define('machine', machineOf({ Park: invokeAndWait('keep', { TimeoutSeconds: 10 }) }));
    const { executionArn } = runtime.start('machine', { input: {} });
    expect(runtime.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
    expect(clock.pending()).toBe(0);
  });

  test('the token may be completed while the function still works; what becomes of the function no longer matters', async () => {
    for (const late of [() => 'late', () => Promise.reject(failure('Late'))]) {
      const world: { runtime?: World['runtime'] } = {};
      const keep = async (event: unknown) => {
        await Promise.resolve();
        world.runtime?.sendTaskSuccess((event as { token: string }).token, 'early');
        return late();
      };
      const { runtime, clock } = createWorld({ keep });
      world.runtime = runtime;
      runtime.define('machine', machineOf({ Park: invokeAndWait('keep', { TimeoutSeconds: 10 }) }));
      const { executionArn } = runtime.start('machine', { input: {} });
      await runtime.idle();
      expect(runtime.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
      expect(clock.pending()).toBe(0);
    }
  });

  test('an asynchronous function may complete its own token before its first pause; time rests until it is done', async () => {
    for (const late of [() => undefined, () => Promise.reject(failure('Late'))]) {
      const seen: string[] = [];
      const keep = async (event: unknown) => {
        world.runtime.sendTaskSuccess((event as { token: string }).token, 'early');
        for (let turn = 0; turn < 20; turn++) await Promise.resolve();
        seen.push(`done at ${world.clock.now() - START}`);
        return late();
      };
      const world = createWorld({ keep });
      const states: States = {
        Park: invokeAndWait('keep', { Next: 'Rest' }),
        Rest: { Type: 'Wait', Seconds: 5, End: true },
      };
      world.runtime.define('machine', machineOf(states));
      const { executionArn } = world.runtime.start('machine', { input: {} });
      await world.clock.runToEnd();
      expect(seen).toEqual(['done at 0']);
      expect(world.runtime.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
    }
  });

  test('a function that stops its own execution is heard no more', async () => {
    for (const answer of [1, Promise.resolve(1), Promise.reject(failure('Late'))]) {
      const stop = () => {
        world.runtime.stop('arn:aws:states:us-east-1:000000000000:execution:machine:one');
        return answer;
      };
      const world = createWorld({ stop });
      world.runtime.define('machine', machineOf({ A: invoke('stop', { Output: '{% 1 + 1 %}' }) }));
      const { executionArn } = world.runtime.start('machine', { name: 'one', input: {} });
      await world.clock.runToEnd();
      expect(world.runtime.describe(executionArn)?.status).toBe('ABORTED');
    }
  });

  test('a function that fails after completing its own token at once has not failed the task', async () => {
    const world: { runtime?: World['runtime'] } = {};
    const keep = (event: unknown) => {
      world.runtime?.sendTaskSuccess((event as { token: string }).token, 'early');
      throw failure('Late');
    };
    const { runtime } = createWorld({ keep });
    world.runtime = runtime;
    runtime.define('machine', machineOf({ Park: invokeAndWait('keep') }));
    const { executionArn } = runtime.start('machine', { input: {} });
    expect(runtime.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: 'early' });
  });

  test('TimeoutSeconds runs from the start of the task, over the call and the wait', async () => {
    const slow = async (_: unknown, context: { sleep(ms: number): Promise<void> }) => context.sleep(20 * SECOND);
    const ended = await run({ Park: invokeAndWait('slow', { TimeoutSeconds: 30 }) }, { functions: { slow } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Timeout', seconds: 30 });
    expect(secondsOf(ended.history, 'TaskSubmitted')).toEqual([20]);
  });

  test('States.Timeout can be caught, with an empty cause', async () => {
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Caught' }];
    const states: States = { Park: invokeAndWait('keep', { TimeoutSeconds: 30, Catch }), Caught: { Type: 'Succeed' } };
    const ended = await run(states, { functions: { keep: () => null } });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'States.Timeout', Cause: '' }, seconds: 30 });
  });
});

describe('SendTaskSuccess and SendTaskFailure (API reference)', () => {
  test('a second completion is refused with TaskTimedOut', async () => {
    const { runtime, last } = await parked();
    runtime.sendTaskSuccess(last(), 1);
    expect(refusalOf(() => runtime.sendTaskSuccess(last(), 1))).toBe('TaskTimedOut');
    expect(refusalOf(() => runtime.sendTaskFailure(last(), {}))).toBe('TaskTimedOut');
  });

  test('a completion after the timeout is refused with TaskTimedOut', async () => {
    const { runtime, clock, last } = await parked({ TimeoutSeconds: 10 });
    await clock.advanceTo(START + 10 * SECOND);
    expect(refusalOf(() => runtime.sendTaskSuccess(last(), 1))).toBe('TaskTimedOut');
  });

  test('a completion after the execution was stopped is refused with TaskTimedOut', async () => {
    const { runtime, last, executionArn, status } = await parked();
    runtime.stop(executionArn, { error: 'Stopped', cause: 'by hand' });
    expect(refusalOf(() => runtime.sendTaskSuccess(last(), 1))).toBe('TaskTimedOut');
    expect(status()).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by hand' });
  });

  test('what is no token is refused with InvalidToken', async () => {
    const { runtime } = await parked();
    for (const token of ['', 'nonsense', '00000000-0000-4000-8000-000000000000']) {
      expect(refusalOf(() => runtime.sendTaskSuccess(token, 1))).toBe('InvalidToken');
    }
  });

  test('a token that this runtime never gave is refused with TaskDoesNotExist', async () => {
    const { runtime, last } = await parked();
    const other = await parkedWithSeed(99);
    expect(refusalOf(() => runtime.sendTaskSuccess(other, 1))).toBe('TaskDoesNotExist');
    expect(refusalOf(() => runtime.sendTaskSuccess(`${last()}00`, 1))).toBe('TaskDoesNotExist');
  });

  test('an output that is no JSON, or too much of it, is refused with InvalidOutput, and the task waits on', async () => {
    const { runtime, last, status } = await parked();
    for (const output of [undefined, () => 1, 1n, 'x'.repeat(262_143)]) {
      expect(refusalOf(() => runtime.sendTaskSuccess(last(), output))).toBe('InvalidOutput');
    }
    runtime.sendTaskSuccess(last(), 'x'.repeat(262_142));
    expect(status()?.status).toBe('SUCCEEDED');
  });
});

async function parkedWithSeed(seed: number): Promise<string> {
  const box = mailbox();
  const { runtime } = createWorld({ keep: box.keep }, { seed });
  runtime.define('machine', machineOf({ Park: invokeAndWait('keep') }));
  runtime.start('machine', { input: {} });
  return box.last();
}
