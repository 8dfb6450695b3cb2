import { describe, expect, test } from 'vitest';
import { createWorld, machineOf, START, type States } from './harness.ts';

describe('arn:aws:states:::states:startExecution (developer guide, connect-stepfunctions)', () => {
  function starter(Arguments: Record<string, unknown>, others: Record<string, unknown> = {}): States {
    return {
      Start: { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution', Arguments, End: true, ...others },
    };
  }

  async function startFrom(states: States, input: unknown = {}) {
    const world = createWorld();
    world.runtime.define('child', machineOf({ W: { Type: 'Wait', Seconds: 60, End: true } }));
    world.runtime.define('parent', machineOf(states));
    const { executionArn } = world.runtime.start('parent', { name: 'p', input });
    await world.runtime.idle();
    return { ...world, parent: () => world.runtime.describe(executionArn) };
  }

  const child = 'arn:aws:states:us-east-1:000000000000:execution:child:c1';

  test.each([['child'], ['arn:aws:states:us-east-1:000000000000:stateMachine:child:live']])(
    'starts %s and goes on at once, with its ARN and start date',
    async (StateMachineArn) => {
      const Arguments = {
        StateMachineArn,
        Name: '{% $states.input.name %}',
        Input: { of: '{% $states.context.Execution.Name %}' },
      };
      const { runtime, clock, parent } = await startFrom(starter(Arguments), { name: 'c1' });
      expect(parent()).toMatchObject({ status: 'SUCCEEDED', output: { ExecutionArn: child, StartDate: START / 1000 } });
      expect(runtime.describe(child)?.status).toBe('RUNNING');
      await clock.runToEnd();
      expect(runtime.describe(child)).toMatchObject({ status: 'SUCCEEDED', output: { of: 'p' } });
    },
  );

  test('a name that is taken fails with StepFunctions.ExecutionAlreadyExistsException, which Catch can name', async () => {
    const again = (n: number, others: Record<string, unknown>) =>
      starter({ StateMachineArn: 'child', Name: 'c1', Input: { n } }, others).Start ?? {};
    const { End, ...first } = again(1, {});
    const Catch = [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Next: 'Known' }];
    const states: States = {
      First: { ...first, Next: 'Second' },
      Second: again(2, { Catch }),
      Known: { Type: 'Pass', Output: 'known', End: true },
    };
    expect((await startFrom(states)).parent()).toMatchObject({ status: 'SUCCEEDED', output: 'known' });
  });

  test.each([
    ['StepFunctions.StateMachineDoesNotExistException', { StateMachineArn: 'nobody' }],
    ['StepFunctions.InvalidNameException', { StateMachineArn: 'child', Name: 'a b' }],
    ['States.Runtime', { StateMachineArn: 'child', Name: '{% 5 %}' }],
    ['States.Runtime', { StateMachineArn: '{% 5 %}' }],
  ])('%s', async (error, Arguments) => {
    expect((await startFrom(starter(Arguments))).parent()).toMatchObject({ status: 'FAILED', error });
  });

  test('a machine can hand over to its own next execution for ever, without growing the stack', async () => {
    const states: States = {
      Next: {
        ...starter({
          StateMachineArn: 'machine',
          Name: "{% 'n' & ($states.input.n + 1) %}",
          Input: { n: '{% $states.input.n + 1 %}' },
        }).Start,
      },
    };
    const chain: States = {
      More: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n < 20000 %}', Next: 'Next' }],
        Default: 'Enough',
      },
      ...states,
      Enough: { Type: 'Succeed' },
    };
    const { runtime } = createWorld();
    runtime.define('machine', machineOf(chain));
    runtime.start('machine', { name: 'n0', input: { n: 19_000 } });
    await runtime.idle();
    expect(runtime.figures().byMachine.machine).toMatchObject({ executions: 1001, succeeded: 1001, running: 0 });
  });
});
