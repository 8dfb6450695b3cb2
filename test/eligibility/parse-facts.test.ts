import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isUnknownFact, parseFacts } from '../../lib/eligibility/parse-facts.ts';

const schema = z.strictObject({
  age: z.int().min(0).max(130).nullish(),
  name: z.string().min(1).nullish(),
  visits: z.array(z.strictObject({ place: z.string(), hours: z.number() })).nullish(),
  scores: z.record(z.string(), z.number()).nullish(),
  count: z.bigint().nullish(),
});
const errorsOf = (input: unknown) => {
  const parsed = parseFacts(schema, input);
  return parsed.kind === 'wrong' ? parsed.errors : [];
};
const unknownFact = 'leave it out or correct its name';

describe('what the schema allows', () => {
  it('is read', () => {
    expect(parseFacts(schema, { age: 30, name: null })).toEqual({ kind: 'facts', facts: { age: 30, name: null } });
  });
});

describe('what it does not', () => {
  it.each([
    ['a value', { age: 131 }, 'age', 131, 'age is 131; write a number of at most 130, or null when not known'],
    [
      'one in a list',
      { visits: [{ place: 7, hours: 1 }] },
      'visits.0.place',
      7,
      'visits.0.place is 7; write text in quotation marks, or null when not known',
    ],
    [
      'one that is missing',
      { visits: [{ place: 'Here' }] },
      'visits.0.hours',
      undefined,
      'visits.0.hours is missing; write a number, or null when not known',
    ],
    [
      'one that should be named values',
      { scores: 7 },
      'scores',
      7,
      'scores is 7; write an object of facts in braces, or null when not known',
    ],
    [
      'one of a type without plain words',
      { count: 7 },
      'count',
      7,
      'count is 7; write a value of type bigint, or null when not known',
    ],
    [
      'null where it may not be so',
      { visits: [{ place: null, hours: 1 }] },
      'visits.0.place',
      null,
      'visits.0.place is null; write text in quotation marks',
    ],
    [
      'a number beyond all bounds',
      { age: Number.POSITIVE_INFINITY },
      'age',
      Number.POSITIVE_INFINITY,
      'age is Infinity; write a number, or null when not known',
    ],
    ['an unknown fact', { height: 170 }, 'height', 170, `height is not a fact of this jurisdiction; ${unknownFact}`],
    [
      'an unknown fact in a list',
      { visits: [{ place: 'Here', hours: 1, guide: 'yes' }] },
      'visits.0.guide',
      'yes',
      `visits.0.guide is not a fact of this jurisdiction; ${unknownFact}`,
    ],
    [
      'no object at all',
      'age 30',
      '',
      'age 30',
      'the input is "age 30"; write one object of facts in braces, or one on each line',
    ],
  ])('%s is told by field, value and remedy', (_what, input, field, value, message) => {
    const remedy = message.slice(message.indexOf('; ') + 2);
    expect(errorsOf(input)).toEqual([{ field, value, message, remedy }]);
  });

  it('every unknown fact has an error of its own', () => {
    expect(errorsOf({ height: 170, weight: 70, age: -1 }).map(({ field, value }) => [field, value])).toEqual([
      ['age', -1],
      ['height', 170],
      ['weight', 70],
    ]);
  });

  it.each([
    [58, `"${'x'.repeat(58)}"`],
    [59, `"${'x'.repeat(56)}...`],
  ])('of a text of %i letters, two quotation marks around it, sixty characters are shown', (letters, shown) => {
    expect(errorsOf({ age: 'x'.repeat(letters) })[0]?.message).toBe(
      `age is ${shown}; write a number, or null when not known`,
    );
  });

  it.each([
    ['an unknown fact', { height: 170 }, true],
    ['a known fact with an impossible value', { age: -1 }, false],
  ])('%s has a name that may say anything: %j %s', (_what, input, unknown) => {
    expect(errorsOf(input).map(isUnknownFact)).toEqual([unknown]);
  });
});
