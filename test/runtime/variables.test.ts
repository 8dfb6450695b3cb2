import { describe, expect, test } from 'vitest';
import { createWorld, failure, invoke, machineOf, run, type States } from './harness.ts';

describe('Assign (developer guide, workflow-variables)', () => {
  test('a variable is there in every later state', async () => {
    const states: States = {
      A: { Type: 'Pass', Assign: { x: { a: [1] } }, Next: 'B' },
      B: { Type: 'Wait', Seconds: 1, Assign: { y: '{% $x.a[0] + 1 %}' }, Next: 'C' },
      C: { Type: 'Pass', Output: '{% $x.a[0] + $y %}', End: true },
    };
    expect((await run(states)).output).toBe(3);
  });

  test('all of Assign and Output see the variables as they were on entry: two can be exchanged', async () => {
    const states: States = {
      A: { Type: 'Pass', Assign: { x: 3, y: 6 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: ['{% $x %}', '{% $y %}'], Next: 'C' },
      C: { Type: 'Pass', Output: { before: '{% $states.input %}', x: '{% $x %}', y: '{% $y %}' }, End: true },
    };
    expect((await run(states)).output).toEqual({ before: [3, 6], x: 6, y: 3 });
  });

  test('a Task assigns from its result, and nothing when it fails', async () => {
    const states: States = {
      A: { Type: 'Pass', Assign: { x: 'before' }, Next: 'B' },
      B: invoke('flip', {
        Assign: { x: '{% $states.result.Payload %}' },
        Catch: [{ ErrorEquals: ['E'], Next: 'C' }],
        Next: 'C',
      }),
      C: { Type: 'Pass', Output: '{% $x %}', End: true },
    };
    expect((await run(states, { functions: { flip: () => 'after' } })).output).toBe('after');
    const flip = () => {
      throw failure('E');
    };
    expect((await run(states, { functions: { flip } })).output).toBe('before');
  });

  test('what is assigned does not change when a later state assigns its source anew', async () => {
    const states: States = {
      A: { Type: 'Pass', Assign: { x: [1, 2] }, Next: 'B' },
      B: { Type: 'Pass', Assign: { y: '{% $x %}', x: '{% $append($x, 3) %}' }, Next: 'C' },
      C: { Type: 'Pass', Output: { x: '{% $x %}', y: '{% $y %}' }, End: true },
    };
    expect((await run(states)).output).toEqual({ x: [1, 2, 3], y: [1, 2] });
  });

  test('an expression that gives nothing is an evaluation error that names the field', async () => {
    const ended = await run({ A: { Type: 'Pass', Assign: { x: { deep: '{% $nobody %}' } }, End: true } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(ended.cause).toBe(
      "An error occurred while executing the state 'A' (entered at the event id #2). " +
        "The JSONata expression '$nobody' specified for the field 'Assign/x/deep' returned nothing (undefined).",
    );
  });
});

describe('scope of variables (developer guide, workflow-variables)', () => {
  const outer = { Type: 'Pass', Assign: { x: 'outer' }, Next: 'Each' };

  function each(block: States, after: Record<string, unknown>): States {
    return {
      A: outer,
      Each: { Type: 'Map', Items: [1, 2], ItemProcessor: { StartAt: Object.keys(block)[0], States: block }, Next: 'Z' },
      Z: { Type: 'Pass', End: true, ...after },
    };
  }

  test('a block inside reads the variables around it, however deep', async () => {
    const deep = {
      Type: 'Parallel',
      Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', Output: '{% $x %}', End: true } } }],
      End: true,
    };
    expect((await run(each({ Deep: deep }, {}))).output).toEqual([['outer'], ['outer']]);
  });

  test('each iteration has variables of its own, which the others do not see and which end with it', async () => {
    const block: States = {
      P: {
        Type: 'Pass',
        Assign: { own: '{% $states.input %}' },
        Output: "{% $exists($own) ? 'leaked' : 'new' %}",
        Next: 'Q',
      },
      Q: { Type: 'Wait', Seconds: 1, Output: { first: '{% $states.input %}', own: '{% $own %}' }, End: true },
    };
    const ended = await run(
      each(block, { Output: { result: '{% $states.input %}', own: "{% $exists($own) ? $own : 'gone' %}" } }),
    );
    expect(ended.output).toEqual({
      result: [
        { first: 'new', own: 1 },
        { first: 'new', own: 2 },
      ],
      own: 'gone',
    });
  });

  test('two blocks side by side may use the same name', async () => {
    const branch = (value: number) => ({
      StartAt: 'P',
      States: {
        P: { Type: 'Pass', Assign: { own: value }, Next: 'Q' },
        Q: { Type: 'Pass', Output: '{% $own %}', End: true },
      },
    });
    expect((await run({ Fork: { Type: 'Parallel', Branches: [branch(1), branch(2)], End: true } })).output).toEqual([
      1, 2,
    ]);
  });

  test.each([
    ['a state', { P: { Type: 'Pass', Assign: { x: 1 }, End: true } }],
    [
      'a rule of a Choice',
      { P: { Type: 'Choice', Choices: [{ Condition: true, Assign: { x: 1 }, Next: 'Q' }] }, Q: { Type: 'Succeed' } },
    ],
    [
      'a catcher',
      { P: invoke('f', { Catch: [{ ErrorEquals: ['E'], Assign: { x: 1 }, Next: 'Q' }] }), Q: { Type: 'Succeed' } },
    ],
  ])('a block inside cannot assign a variable of the scope around it: %s', (_, block) => {
    const { runtime } = createWorld();
    expect(() => runtime.define('machine', machineOf(each(block as States, {})))).toThrow(
      /state 'P', field '.*Assign\/x': the variable 'x' belongs to the scope around this one/,
    );
  });

  test('nor one that the scope around it assigns only later', () => {
    const block: States = { P: { Type: 'Pass', Assign: { later: 1 }, End: true } };
    const { runtime } = createWorld();
    expect(() => runtime.define('machine', machineOf(each(block, { Assign: { later: 2 } })))).toThrow(
      "the variable 'later'",
    );
  });

  test('a catcher of a Map assigns in the scope around it', async () => {
    const states: States = {
      Each: {
        Type: 'Map',
        Items: [1],
        ItemProcessor: { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } },
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { why: '{% $states.errorOutput.Error %}' }, Next: 'Z' }],
        Next: 'Z',
      },
      Z: { Type: 'Pass', Output: '{% $why %}', End: true },
    };
    expect((await run(states)).output).toBe('E');
  });
});
