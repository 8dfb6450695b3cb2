import { describe, expect, test } from 'vitest';
import { invoke, type Run, run, START, type States } from './harness.ts';

async function evaluate(expression: string, input: unknown = {}, seed = 1): Promise<Run> {
  return run({ A: { Type: 'Pass', Output: `{% ${expression} %}`, End: true } }, { input, seed });
}

describe('JSONata in Step Functions (developer guide, transforming-data)', () => {
  test.each([
    ['nothing at all', '$states.input.missing', 'returned nothing (undefined)'],
    ['a comparison with nothing', '$states.input.missing < 3', 'returned nothing (undefined)'],
    ['a function', 'function($x) { $x }', 'returned an unsupported result type'],
    ['a function in an object', '{"f": $sum}', 'returned an unsupported result type'],
    ['a type error', '"a" + 1', 'threw an error during evaluation. T2001'],
    ['an unknown function', '$nobody()', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$error', '$error("no")', 'threw an error during evaluation. D3137: no'],
    ['$states.result outside its place', '$states.result', 'returned nothing (undefined)'],
    ['$states.errorOutput outside its place', '$states.errorOutput.Error', 'returned nothing (undefined)'],
    ['$ at the top', '$', 'returned nothing (undefined)'],
    ['a name at the top', 'name', 'returned nothing (undefined)'],
  ])('%s is States.QueryEvaluationError', async (_, expression, cause) => {
    const ended = await evaluate(expression, { a: 1 });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(ended.cause).toContain(`The JSONata expression '${expression}' specified for the field 'Output'`);
    expect(ended.cause).toContain(cause);
  });

  test.each([
    ['[$states.input.list[n > 1]]', { list: [{ n: 1 }, { n: 2 }] }, [{ n: 2 }]],
    ['$states.input.list[n > 1]', { list: [{ n: 1 }, { n: 2 }] }, { n: 2 }],
    ['$states.input.list.n', { list: [{ n: 1 }, { n: 2 }] }, [1, 2]],
    ['$states.input.list', { list: [] }, []],
    ['$states.input.list.n', { list: [{ n: 1 }, { m: 2 }] }, 1],
    ['$map([1..3], function($n) { $n * 2 })', {}, [2, 4, 6]],
    ['{"a": $states.input.missing, "b": 1}', {}, { b: 1 }],
    ['$states.input ~> |$|{"b": 2}|', { a: 1 }, { a: 1, b: 2 }],
    ['($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f(5))', {}, 120],
    ['$merge([$states.input, {"b": null}])', { a: 1 }, { a: 1, b: null }],
  ])('%s', async (expression, input, expected) => {
    expect((await evaluate(expression, input)).output).toEqual(expected);
  });

  test('no result is -0, of which JSON knows nothing', async () => {
    const minus = '$number("-0")';
    const ended = await evaluate(`{"a": ${minus}, "list": [1, ${minus}, {"b": [${minus}, "x"]}]}`);
    expect(ended.output).toEqual({ a: 0, list: [1, 0, { b: [0, 'x'] }] });
  });

  test('data that bears the mark of a function is data', async () => {
    const marked = { _jsonata_lambda: true, _jsonata_function: true, n: 1 };
    expect((await evaluate('[$states.input.list]', { list: [marked] })).output).toEqual([marked]);
  });

  test('a result can be taken further as plain data, without what jsonata hides in its lists', async () => {
    const states: States = {
      A: { Type: 'Pass', Assign: { one: '{% [$states.input.list[n > 1]] %}', all: '{% [[1], [2]] %}' }, Next: 'B' },
      B: { Type: 'Pass', Output: { one: '{% $one %}', count: '{% $count($one) %}', flat: '{% $all.$ %}' }, End: true },
    };
    const ended = await run(states, { input: { list: [{ n: 1 }, { n: 2 }] } });
    expect(ended.output).toEqual({ one: [{ n: 2 }], count: 1, flat: [1, 2] });
  });

  test('$states.input is the input of the state, also while it is being left', async () => {
    const states = { A: invoke('one', { Output: '{% $states.input.n + $states.result.Payload %}' }) };
    expect((await run(states, { input: { n: 4 }, functions: { one: () => 1 } })).output).toBe(5);
  });
});

describe('functions that Step Functions adds to JSONata (developer guide, transforming-data)', () => {
  test.each([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([0], 5)', [[0]]],
    ['$range(0, 10, 3)', [0, 3, 6, 9]],
    ['$range(1, 9, 9)', 1],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$parse(\'{"a": [1, null]}\')', { a: [1, null] }],
    ['$parse("-0")', 0],
    ["$hash('data', 'MD5')", '8d777f385d3dfec8815d20f7496026dc'],
    ["$hash('data', 'SHA-1')", 'a17c9aaa61e80a1bf71d0d850af4e5baa9800bbd'],
    ["$hash('data', 'SHA-256')", '3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7'],
    ["$length($hash('data', 'SHA-384'))", 96],
    ["$length($hash('data', 'SHA-512'))", 128],
    ['$random(1) = $random(1)', true],
    ['$random(1) = $random(2)', false],
    ['$millis()', START],
    ['$now()', new Date(START).toISOString()],
    ["$now('[D01]/[M01]/[Y0001] [H01]:[m01]', '-0500')", '05/01/2026 04:00'],
  ])('%s', async (expression, expected) => {
    expect((await evaluate(expression)).output).toEqual(expected);
  });

  test.each([
    ['$partition([1], 0)', 'positive whole number'],
    ['$partition("x", 1)', 'takes an array'],
    ['$range(1, 5, 0)', 'whole numbers'],
    ['$range(1, 1001, 1.5)', 'whole numbers'],
    ['$range(1, 1001, 1)', 'at most 1000 items'],
    ['$parse("{")', 'a string of JSON'],
    ['$parse(5)', 'a string of JSON'],
    ["$hash('a', 'CRC')", 'takes one of MD5, SHA-1'],
  ])('%s is refused', async (expression, reason) => {
    const ended = await evaluate(expression);
    expect(ended.error).toBe('States.QueryEvaluationError');
    expect(ended.cause).toContain(reason);
  });

  test('$uuid gives version 4 identifiers and $random numbers from 0 to 1, all from the seed', async () => {
    const draw = (seed: number) => evaluate('[$uuid(), $uuid(), $random()]', {}, seed);
    const [first, second, number] = (await draw(1)).output as [string, string, number];
    for (const id of [first, second])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first).not.toBe(second);
    expect(number >= 0 && number < 1).toBe(true);
    expect((await draw(1)).output).toEqual([first, second, number]);
    expect((await draw(2)).output).not.toEqual([first, second, number]);
  });
});

describe('the Context object (developer guide, input-output-contextobject)', () => {
  test('tells of the execution, the machine and the state', async () => {
    const states: States = {
      W: { Type: 'Wait', Seconds: 90, Next: 'A' },
      A: { Type: 'Pass', Output: '{% $states.context %}', End: true },
    };
    expect((await run(states, { input: { a: 1 } })).output).toEqual({
      Execution: {
        Id: 'arn:aws:states:us-east-1:000000000000:execution:machine:one',
        Input: { a: 1 },
        Name: 'one',
        RoleArn: 'arn:aws:iam::000000000000:role/machine',
        StartTime: '2026-01-05T09:00:00.000Z',
        RedriveCount: 0,
      },
      State: { EnteredTime: '2026-01-05T09:01:30.000Z', Name: 'A', RetryCount: 0 },
      StateMachine: { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine', Name: 'machine' },
    });
  });

  test.each([
    ['Execution.Id', 'arn:aws:states:us-east-1:000000000000:execution:machine:one'],
    ['Execution.Name', 'one'],
    ['Execution.Input.a', 1],
    ['Execution.StartTime', '2026-01-05T09:00:00.000Z'],
    ['State.Name', 'A'],
    ['State.EnteredTime', '2026-01-05T09:00:00.000Z'],
    ['StateMachine.Name', 'machine'],
    ['StateMachine', { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine', Name: 'machine' }],
  ])('$states.context.%s', async (path, expected) => {
    expect((await evaluate(`$states.context.${path}`, { a: 1 })).output).toEqual(expected);
  });

  test.each([
    ['$states.context[Execution.Name = "one"].State.Name', 'A'],
    ['$states.context.Execution[Name = "one"].Id', 'arn:aws:states:us-east-1:000000000000:execution:machine:one'],
    ['$count($keys($states.context))', 3],
    ['$states.(input.a & context.State.Name)', '1A'],
    ['$states.*.a', 1],
    ['($s := $states; $s.context.StateMachine.Name)', 'machine'],
    ['$map([1], function($n) { $states.context.State.Name })', 'A'],
    ['$states.context.State.Name & $states.context.Execution.Name', 'Aone'],
  ])('however it is asked for: %s', async (expression, expected) => {
    expect((await evaluate(expression, { a: 1 })).output).toEqual(expected);
  });

  test('has no Task.Token where no token is waited for, and no Map.Item outside a Map', async () => {
    for (const path of ['Task.Token', 'Map.Item.Index', 'Nothing.Here', 'toString.length']) {
      expect((await evaluate(`$states.context.${path}`)).error).toBe('States.QueryEvaluationError');
    }
  });
});
