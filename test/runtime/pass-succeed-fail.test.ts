import { describe, expect, test } from 'vitest';
import { run, types } from './harness.ts';

describe('Pass State (Amazon States Language, "Pass State")', () => {
  test('without Output it passes its input to its output', async () => {
    const ended = await run({ A: { Type: 'Pass', End: true } }, { input: { a: [1, null, 'x'] } });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: { a: [1, null, 'x'] } });
  });

  test('Output may be any JSON, with expressions at any depth between {% and %}', async () => {
    const Output = {
      constant: [1, '{%', 'a {% $b %}'.slice(0, 1)],
      deep: [{ name: '{% $states.input.name %}' }],
      no: '% $x %',
    };
    Output.constant = [1, 'plain'];
    const ended = await run({ A: { Type: 'Pass', Output, End: true } }, { input: { name: 'Ada' } });
    expect(ended.output).toEqual({ constant: [1, 'plain'], deep: [{ name: 'Ada' }], no: '% $x %' });
  });

  test.each([
    ['a string', '{% "x" & $states.input.n %}', 'x3'],
    ['null', null, null],
    ['false', '{% false %}', false],
    ['an empty array', '{% [] %}', []],
    ['a number', 5, 5],
  ])('Output may be %s', async (_, Output, expected) => {
    expect((await run({ A: { Type: 'Pass', Output, End: true } }, { input: { n: 3 } })).output).toEqual(expected);
  });

  test('white space inside the delimiters does not matter', async () => {
    const Output = '{%   $states.input.n   %}';
    expect((await run({ A: { Type: 'Pass', Output, End: true } }, { input: { n: 3 } })).output).toBe(3);
  });

  test('its history is what Step Functions records', async () => {
    const { history } = await run({ A: { Type: 'Pass', End: true } });
    expect(types(history)).toEqual(['ExecutionStarted', 'PassStateEntered', 'PassStateExited', 'ExecutionSucceeded']);
    expect(history.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });
});

describe('Succeed State (Amazon States Language, "Succeed State")', () => {
  test('ends the execution with its input', async () => {
    expect(await run({ A: { Type: 'Succeed' } }, { input: { a: 1 } })).toMatchObject({
      status: 'SUCCEEDED',
      output: { a: 1 },
    });
  });

  test('ends the execution with its Output', async () => {
    const ended = await run({ A: { Type: 'Succeed', Output: '{% $states.input.a + 1 %}' } }, { input: { a: 1 } });
    expect(ended.output).toBe(2);
  });
});

describe('Fail State (Amazon States Language, "Fail State")', () => {
  test('fails the execution with its Error and Cause', async () => {
    const ended = await run({ A: { Type: 'Fail', Error: 'NoBed', Cause: 'No bed is free.' } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'NoBed', cause: 'No bed is free.' });
    expect(types(ended.history)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
  });

  test('Error and Cause may be expressions', async () => {
    const Fail = { Type: 'Fail', Error: '{% $states.input.code %}', Cause: "{% 'for ' & $states.input.who %}" };
    const ended = await run({ A: Fail }, { input: { code: 'NoBed', who: 'unit 4' } });
    expect(ended).toMatchObject({ error: 'NoBed', cause: 'for unit 4' });
  });

  test('both may be left out', async () => {
    const ended = await run({ A: { Type: 'Fail' } });
    expect(ended.status).toBe('FAILED');
    expect(ended).not.toHaveProperty('error');
  });

  test('an Error that is not a string is an evaluation error', async () => {
    const ended = await run({ A: { Type: 'Fail', Error: '{% 5 + 1 %}' } });
    expect(ended.error).toBe('States.QueryEvaluationError');
  });
});
