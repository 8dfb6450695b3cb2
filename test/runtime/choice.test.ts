import { describe, expect, test } from 'vitest';
import { run, type States, types } from './harness.ts';

const ends: States = { Yes: { Type: 'Pass', Output: 'yes', End: true }, No: { Type: 'Pass', Output: 'no', End: true } };

function choice(...conditions: unknown[]): States {
  const Choices = conditions.map((Condition) => ({ Condition, Next: 'Yes' }));
  return { Choose: { Type: 'Choice', Choices, Default: 'No' }, ...ends };
}

describe('Choice State (Amazon States Language, "Choice State")', () => {
  test.each([
    ['a path that is true', '{% $states.input.a %}', { a: true }, 'yes'],
    ['a path that is false', '{% $states.input.a %}', { a: false }, 'no'],
    ['a comparison that holds', '{% $states.input.n > 2 %}', { n: 3 }, 'yes'],
    ['a comparison at the boundary', '{% $states.input.n > 2 %}', { n: 2 }, 'no'],
    ['a literal true', true, {}, 'yes'],
    ['a literal false in JSONata', '{% false %}', {}, 'no'],
  ])('takes the rule or Default: %s', async (_, condition, input, expected) => {
    expect((await run(choice(condition), { input })).output).toBe(expected);
  });

  test('takes the first rule that holds, and evaluates none after it', async () => {
    const Choices = [
      { Condition: '{% $states.input.a %}', Next: 'Yes' },
      { Condition: '{% $states.input.missing %}', Next: 'No' },
    ];
    const ended = await run({ Choose: { Type: 'Choice', Choices }, ...ends }, { input: { a: true } });
    expect(ended.output).toBe('yes');
  });

  test.each([
    ['a missing field', '{% $states.input.missing %}'],
    ['a comparison with a missing field', '{% $states.input.missing > 2 %}'],
    ['an unassigned variable', '{% $nobody %}'],
  ])('never takes Default for a condition that is nothing: %s', async (_, condition) => {
    const ended = await run(choice(condition));
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(ended.cause).toContain("executing the state 'Choose' (entered at the event id #2)");
    expect(ended.cause).toContain('returned nothing (undefined)');
  });

  test.each([
    ['a string', '"true"'],
    ['a number', '1 + 0'],
    ['null', 'null'],
    ['an array', '[true]'],
    ['an object', '{}'],
  ])('a condition that gives %s is an evaluation error', async (_, condition) => {
    const ended = await run(choice(`{% ${condition} %}`));
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(ended.cause).toContain("Expected 'boolean'");
  });

  test('a type error inside a condition is an evaluation error that names it', async () => {
    const ended = await run(choice('{% $states.input.a > 2 %}'), { input: { a: 'x' } });
    expect(ended.error).toBe('States.QueryEvaluationError');
    expect(ended.cause).toContain('T2009');
  });

  test('without a rule that holds and without Default it fails with States.NoChoiceMatched', async () => {
    const Choices = [{ Condition: '{% $states.input.a %}', Next: 'Yes' }];
    const ended = await run({ Choose: { Type: 'Choice', Choices }, Yes: { Type: 'Succeed' } }, { input: { a: false } });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  test("the rule's Assign and Output are used where it holds, the state's own where Default is taken", async () => {
    const states: States = {
      Choose: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.a %}', Assign: { by: 'rule' }, Output: { from: 'rule' }, Next: 'Show' },
        ],
        Assign: { by: 'default' },
        Output: { from: 'default' },
        Default: 'Show',
      },
      Show: { Type: 'Pass', Output: { by: '{% $by %}', input: '{% $states.input %}' }, End: true },
    };
    expect((await run(states, { input: { a: true } })).output).toEqual({ by: 'rule', input: { from: 'rule' } });
    expect((await run(states, { input: { a: false } })).output).toEqual({ by: 'default', input: { from: 'default' } });
  });

  test('its history is an entry and an exit', async () => {
    const { history } = await run(choice(true));
    expect(types(history).slice(1, 3)).toEqual(['ChoiceStateEntered', 'ChoiceStateExited']);
  });
});
