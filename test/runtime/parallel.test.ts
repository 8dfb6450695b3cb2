import { describe, expect, test } from 'vitest';
import { createWorld, invoke, invokeAndWait, machineOf, run, SECOND, START, type States, types } from './harness.ts';

function parallel(branches: States[], others: Record<string, unknown> = {}): States {
  const Branches = branches.map((States) => ({ StartAt: Object.keys(States)[0], States }));
  return { Fork: { Type: 'Parallel', Branches, ...('Next' in others ? {} : { End: true }), ...others } };
}

const pass = (Output: unknown): States => ({ P: { Type: 'Pass', Output, End: true } });

describe('Parallel State (Amazon States Language, "Parallel State")', () => {
  test('every branch gets the input; the result is an array of their outputs, in the order of the branches', async () => {
    const slow: States = { W: { Type: 'Wait', Seconds: 60, Next: 'P' }, ...pass('{% $states.input.n + 1 %}') };
    const ended = await run(parallel([slow, pass('{% $states.input.n + 2 %}')]), { input: { n: 10 } });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: [11, 12], seconds: 60 });
  });

  test('Arguments is the input of the branches instead', async () => {
    const states = parallel([pass('{% $states.input.m %}')], { Arguments: { m: '{% $states.input.n %}' } });
    expect((await run(states, { input: { n: 10 } })).output).toEqual([10]);
  });

  test('Output and Assign see $states.result', async () => {
    const states: States = {
      ...parallel([pass(1), pass(2)], {
        Output: '{% $sum($states.result) %}',
        Assign: { all: '{% $states.result %}' },
        Next: 'Z',
      }),
      Z: { Type: 'Pass', Output: { sum: '{% $states.input %}', all: '{% $all %}' }, End: true },
    };
    expect((await run(states)).output).toEqual({ sum: 3, all: [1, 2] });
  });

  test('the first branch to fail fails the state with its error, and stops the others (as recorded from the service)', async () => {
    const waits: States = { W: { Type: 'Wait', Seconds: 60, End: true } };
    const fails: States = { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'FailureType' } };
    const ended = await run(parallel([waits, fails]));
    expect(ended).toMatchObject({ status: 'FAILED', error: 'FailureType', seconds: 5 });
    expect(types(ended.history).slice(-3)).toEqual(['FailStateEntered', 'ParallelStateFailed', 'ExecutionFailed']);
  });

  test('Catch takes the error of the branch', async () => {
    const fails: States = { F: { Type: 'Fail', Error: 'FailureType', Cause: 'Cause description' } };
    const states = {
      ...parallel([fails], { Catch: [{ ErrorEquals: ['FailureType'], Next: 'Z' }], Next: 'Z' }),
      Z: { Type: 'Succeed' },
    };
    expect((await run(states)).output).toEqual({ Error: 'FailureType', Cause: 'Cause description' });
  });

  test('Retry runs all branches again', async () => {
    const functions = () => {
      let calls = 0;
      return {
        flaky() {
          if (calls++ === 0) throw new TypeError('flaky');
          return calls;
        },
      };
    };
    const states = parallel([{ A: invoke('flaky') }], { Retry: [{ ErrorEquals: ['TypeError'], IntervalSeconds: 4 }] });
    expect(await run(states, { functions })).toMatchObject({ status: 'SUCCEEDED', output: [2], seconds: 4 });
  });

  test('a branch stopped by the failure of another no longer waits for its token or its timer', async () => {
    const tokens: string[] = [];
    const keep = (event: unknown) => {
      tokens.push((event as { token: string }).token);
    };
    const { runtime, clock } = createWorld({ keep });
    const fails: States = { W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } };
    runtime.define('machine', machineOf(parallel([{ K: invokeAndWait('keep', { TimeoutSeconds: 50 }) }, fails])));
    runtime.start('machine', { input: {} });
    await clock.advanceTo(START + 5 * SECOND);
    expect(clock.pending()).toBe(0);
    expect(() => runtime.sendTaskSuccess(tokens[0] ?? '', 1)).toThrow('Task Timed Out');
  });

  test('its history is what Step Functions records', async () => {
    const { history } = await run(parallel([pass(1)]));
    expect(types(history).slice(1, -1)).toEqual([
      'ParallelStateEntered',
      'ParallelStateStarted',
      'PassStateEntered',
      'PassStateExited',
      'ParallelStateSucceeded',
      'ParallelStateExited',
    ]);
  });
});
