import { describe, expect, test, vi } from 'vitest';
import { createRuntime } from '../../lib/runtime/runtime.ts';
import { createVirtualClock } from '../../lib/runtime/virtual-clock.ts';
import { createWorld, DAY, machineOf, refusalOf, SECOND, START } from './harness.ts';

const waits = machineOf({ W: { Type: 'Wait', Seconds: 60, End: true } });

function waiting() {
  const world = createWorld();
  world.runtime.define('machine', waits);
  return world;
}

describe('StartExecution (API reference)', () => {
  test('answers the ARN and when it started', () => {
    const { runtime } = waiting();
    expect(runtime.start('machine', { name: 'one', input: {} })).toEqual({
      executionArn: 'arn:aws:states:us-east-1:000000000000:execution:machine:one',
      startedAt: START,
    });
  });

  test('ARNs carry the region, its partition and the account', () => {
    const options = { clock: createVirtualClock({ startAt: START }), functions: {}, validation: false };
    const runtime = createRuntime({ ...options, region: 'us-gov-west-1', account: '123456789012' });
    runtime.define('machine', waits);
    const { executionArn } = runtime.start('machine', { name: 'one', input: {} });
    expect(executionArn).toBe('arn:aws-us-gov:states:us-gov-west-1:123456789012:execution:machine:one');
    expect(runtime.describe(executionArn)?.status).toBe('RUNNING');
  });

  test.each([
    ['machine'],
    ['machine:live'],
    ['arn:aws:states:us-east-1:000000000000:stateMachine:machine'],
    ['arn:aws:states:us-east-1:000000000000:stateMachine:machine:live'],
  ])('finds the machine by %s', (reference) => {
    expect(refusalOf(() => waiting().runtime.start(reference, { input: {} }))).toBe('none');
  });

  test('a machine that is not there is refused with StateMachineDoesNotExist', () => {
    expect(refusalOf(() => waiting().runtime.start('other', { input: {} }))).toBe('StateMachineDoesNotExist');
  });

  test('without a name it gets one of its own', () => {
    const { runtime } = waiting();
    const [first, second] = [1, 2].map(() => runtime.start('machine', { input: {} }).executionArn);
    expect(first).toMatch(/:[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
  });

  test.each([
    ['of 80 characters', 'x'.repeat(80), 'none'],
    ['of 81 characters', 'x'.repeat(81), 'InvalidName'],
    ['of none', '', 'InvalidName'],
  ])('a name %s', (_, name, expected) => {
    expect(refusalOf(() => waiting().runtime.start('machine', { name, input: {} }))).toBe(expected);
  });

  test.each([
    ...' \t\n<>{}[]?*"#%\\^|~`$&,;:/',
    ...['\u0000', '\u001f', '\u007f', '\u009f', '\ud800', '\ufffe', '\uffff'],
  ])('a name with %j is refused with InvalidName', (character) => {
    expect(refusalOf(() => waiting().runtime.start('machine', { name: `a${character}b`, input: {} }))).toBe(
      'InvalidName',
    );
  });

  test.each([..."-_.'=+!@()éA0"])('a name with %j is a name', (character) => {
    expect(refusalOf(() => waiting().runtime.start('machine', { name: `a${character}b`, input: {} }))).toBe('none');
  });

  test.each([
    ['nothing means an empty object', undefined, 'none'],
    ['null', null, 'none'],
    ['a string', 'x', 'none'],
    ['256 KiB', 'x'.repeat(262_142), 'none'],
    ['a byte more', 'x'.repeat(262_143), 'InvalidExecutionInput'],
    ['a function', () => 1, 'InvalidExecutionInput'],
    ['a BigInt', { n: 1n }, 'InvalidExecutionInput'],
  ])('an input of %s', (_, input, expected) => {
    expect(refusalOf(() => waiting().runtime.start('machine', { input }))).toBe(expected);
  });

  test('the input is a copy', async () => {
    const { runtime, clock } = waiting();
    const input = { list: [1] };
    const { executionArn } = runtime.start('machine', { input });
    input.list.push(2);
    await clock.runToEnd();
    expect(runtime.describe(executionArn)?.output).toEqual({ list: [1] });
  });
});

describe('StartExecution: a name is for one execution (API reference; developer guide, idempotency)', () => {
  test('the same name with the same input while it runs is the same execution', async () => {
    const { runtime, clock } = waiting();
    const first = runtime.start('machine', { name: 'one', input: { a: 1 } });
    await clock.advanceTo(START + 10 * SECOND);
    expect(runtime.start('machine', { name: 'one', input: { a: 1 } })).toEqual(first);
    expect(runtime.figures().executions).toBe(1);
  });

  test('with another input it is refused with ExecutionAlreadyExists', () => {
    const { runtime } = waiting();
    runtime.start('machine', { name: 'one', input: { a: 1 } });
    expect(refusalOf(() => runtime.start('machine', { name: 'one', input: { a: 2 } }))).toBe('ExecutionAlreadyExists');
  });

  test('once it has ended the name stays taken for 90 days, then it is free', async () => {
    const { runtime, clock } = waiting();
    runtime.start('machine', { name: 'one', input: {} });
    await clock.runToEnd();
    const endedAt = clock.now();
    await clock.advanceTo(endedAt + 90 * DAY - 1);
    expect(refusalOf(() => runtime.start('machine', { name: 'one', input: {} }))).toBe('ExecutionAlreadyExists');
    await clock.advanceTo(endedAt + 90 * DAY);
    expect(refusalOf(() => runtime.start('machine', { name: 'one', input: {} }))).toBe('none');
  });

  test('thousands of names become free as their 90 days end', async () => {
    const { runtime, clock } = waiting();
    for (let round = 0; round < 3; round++) {
      for (let place = 0; place < 1500; place++) runtime.start('machine', { name: `n${place}`, input: {} });
      await clock.advanceTo(clock.now() + 90 * DAY + 60 * SECOND);
    }
    expect(runtime.figures().executions).toBe(4500);
    expect(runtime.describe('arn:aws:states:us-east-1:000000000000:execution:machine:n0')).toBeUndefined();
  });

  test('two machines may use the same name', () => {
    const { runtime } = waiting();
    runtime.define('other', waits);
    runtime.start('machine', { name: 'one', input: { a: 1 } });
    expect(refusalOf(() => runtime.start('other', { name: 'one', input: { a: 2 } }))).toBe('none');
  });
});

describe('what the runtime tells', () => {
  test('describe: where it stands, and how it ended', async () => {
    const { runtime, clock } = waiting();
    const { executionArn } = runtime.start('machine', { name: 'one', input: { a: 1 } });
    const told = { executionArn, machine: 'machine', name: 'one', startedAt: START };
    expect(runtime.describe(executionArn)).toEqual({
      ...told,
      status: 'RUNNING',
      input: { a: 1 },
      currentState: 'W',
    });
    await clock.runToEnd();
    expect(runtime.describe(executionArn)).toEqual({
      ...told,
      status: 'SUCCEEDED',
      stoppedAt: START + 60 * SECOND,
      output: { a: 1 },
    });
    expect(runtime.describe('arn:aws:states:us-east-1:000000000000:execution:machine:two')).toBeUndefined();
    expect(runtime.describe('nonsense')).toBeUndefined();
  });

  test('running: the executions that run', async () => {
    const { runtime, clock } = waiting();
    runtime.start('machine', { name: 'one', input: {} });
    await clock.advanceTo(START + 30 * SECOND);
    runtime.start('machine', { name: 'two', input: {} });
    expect(runtime.running().map(({ name }) => name)).toEqual(['one', 'two']);
    await clock.advanceTo(START + 60 * SECOND);
    expect(runtime.running().map(({ name }) => name)).toEqual(['two']);
  });

  test('listeners hear of every execution that ends, until they stop listening', async () => {
    const { runtime, clock } = waiting();
    const heard: string[] = [];
    const stop = runtime.onExecutionEnded(({ name, status, input }) =>
      heard.push(`${name} ${status} ${JSON.stringify(input)}`),
    );
    runtime.start('machine', { name: 'one', input: { a: 1 } });
    runtime.stop(runtime.start('machine', { name: 'two', input: {} }).executionArn);
    await clock.runToEnd();
    stop();
    runtime.start('machine', { name: 'three', input: {} });
    await clock.runToEnd();
    expect(heard).toEqual(['two ABORTED {}', 'one SUCCEEDED {"a":1}']);
  });

  test('stopping what has ended does nothing, what was never there is refused', async () => {
    const { runtime, clock } = waiting();
    const { executionArn } = runtime.start('machine', { input: {} });
    await clock.runToEnd();
    runtime.stop(executionArn);
    expect(runtime.describe(executionArn)?.status).toBe('SUCCEEDED');
    expect(refusalOf(() => runtime.stop('arn:aws:states:us-east-1:000000000000:execution:machine:no'))).toBe(
      'ExecutionDoesNotExist',
    );
  });

  test('figures: executions and transitions, in all and of each machine', async () => {
    const { runtime, clock } = waiting();
    runtime.define('failing', machineOf({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Fail' } }));
    runtime.start('machine', { input: {} });
    runtime.start('failing', { input: {} });
    await clock.runToEnd();
    const none = { running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
    expect(runtime.figures()).toEqual({
      executions: 2,
      transitions: 3,
      byMachine: {
        machine: { ...none, executions: 1, transitions: 1, succeeded: 1 },
        failing: { ...none, executions: 1, transitions: 2, failed: 1 },
      },
    });
  });

  test('an execution keeps the definition it started with', async () => {
    const { runtime, clock } = waiting();
    const { executionArn } = runtime.start('machine', { input: {} });
    runtime.define('machine', machineOf({ P: { Type: 'Pass', Output: 'new', End: true } }));
    const later = runtime.start('machine', { input: {} });
    await clock.runToEnd();
    expect(runtime.describe(executionArn)).toMatchObject({ output: {}, stoppedAt: START + 60 * SECOND });
    expect(runtime.describe(later.executionArn)?.output).toBe('new');
  });

  test('a listener that throws disturbs nobody, and is heard of afterwards', async () => {
    const thrown: (() => void)[] = [];
    vi.stubGlobal('queueMicrotask', (work: () => void) => thrown.push(work));
    const { runtime, clock } = waiting();
    const heard: string[] = [];
    runtime.onExecutionEnded(() => {
      throw new Error('a listener broke');
    });
    runtime.onExecutionEnded(({ name }) => heard.push(name));
    for (const name of ['one', 'two']) runtime.start('machine', { name, input: {} });
    await clock.runToEnd();
    vi.unstubAllGlobals();
    expect(heard).toEqual(['one', 'two']);
    expect(thrown).toHaveLength(2);
    expect(thrown[0]).toThrow('a listener broke');
  });
});
