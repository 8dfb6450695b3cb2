import { describe, expect, it } from 'vitest';
import { almostEligible } from '../../lib/eligibility/almost.ts';
import { type Change, change, merged, type Remedy, withChanges } from '../../lib/eligibility/change.ts';
import type { Criterion } from '../../lib/eligibility/criterion.ts';
import { findingsOf } from '../../lib/eligibility/finding.ts';
import { type PlainSubject, plainSubject } from '../../lib/eligibility/plain-subject.ts';
import { findingsFor, type Programme } from '../../lib/eligibility/programme.ts';
import type { Verdict } from '../../lib/eligibility/verdict.ts';

/** A person of a small world: letters that are true, false or not known. */
type Letters = Readonly<Record<string, unknown>>;
type Person = PlainSubject<Letters>;

interface Parts {
  readonly id: string;
  verdict(letters: Letters): Verdict;
  readonly remedies?: readonly Remedy[];
  readonly overridable?: boolean;
}

function criterion({ id, verdict, remedies, overridable }: Parts): Criterion<Person> {
  const findings = findingsOf(id, ['1']);
  const made = {
    met: findings.met('Met.', {}),
    notMet: findings.notMet('exclusion', 'Not met.', {}),
    unknown: findings.unknown('Unknown.', {}),
    notApplicable: findings.notApplicable('Not applicable.', {}),
  };
  return {
    id,
    requirement: 'A letter.',
    source: ['1'],
    facts: [id],
    judge: ({ facts }) => made[verdict(facts)],
    ...(remedies === undefined ? {} : { remedies: () => remedies }),
    ...(overridable === undefined ? {} : { overridable: () => overridable }),
  };
}

const set = (...letters: readonly string[]): Remedy =>
  letters.map((letter) => change('complete', letter, [true], `Do ${letter}.`));
const waitFor = (letter: string, on: string | null): Remedy => [
  { ...change('wait', letter, [true], `Wait for ${letter}.`), on },
];
const isTrue =
  (letter: string) =>
  (letters: Letters): Verdict =>
    letters[letter] === true ? 'met' : 'notMet';

function almost(criteria: readonly Criterion<Person>[], letters: Letters = {}, gate?: Criterion<Person>) {
  const programme: Programme<Person> = { code: 'P', name: 'P', criteria, ...(gate === undefined ? {} : { gate }) };
  const subject = plainSubject(letters, null);
  return almostEligible(programme, subject, findingsFor(programme, subject), (changes) =>
    plainSubject(withChanges(letters, changes), null),
  );
}

const factsOf = (changes: readonly Change[] | null | undefined): readonly string[] | null =>
  changes?.map(({ fact }) => fact).sort() ?? null;

describe('almost', () => {
  it('takes the smaller of two remedies, whichever comes first', () => {
    const either = (letters: Letters): Verdict =>
      letters.a === true || (letters.b === true && letters.c === true) ? 'met' : 'notMet';
    for (const remedies of [
      [set('b', 'c'), set('a')],
      [set('a'), set('b', 'c')],
    ]) {
      expect(factsOf(almost([criterion({ id: 'x', verdict: either, remedies })])?.changes)).toEqual(['a']);
    }
  });

  it('keeps the first of two that are as small', () => {
    const either = (letters: Letters): Verdict => (letters.a === true || letters.b === true ? 'met' : 'notMet');
    expect(factsOf(almost([criterion({ id: 'x', verdict: either, remedies: [set('b'), set('a')] })])?.changes)).toEqual(
      ['b'],
    );
  });

  it('leaves out what turns out to be spare', () => {
    const found = almost([criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('b', 'a', 'c')] })]);
    expect(factsOf(found?.changes)).toEqual(['a']);
  });

  it('leaves out a change that the change for another criterion makes spare', () => {
    const viaBoth = (letters: Letters): Verdict => (letters.a === true || letters.b === true ? 'met' : 'notMet');
    const found = almost([
      criterion({ id: 'x', verdict: viaBoth, remedies: [set('b')] }),
      criterion({ id: 'y', verdict: isTrue('a'), remedies: [set('a')] }),
    ]);
    expect(factsOf(found?.changes)).toEqual(['a']);
  });

  it('does not tell a change that was tried and is not enough', () => {
    expect(almost([criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('b')] })])).toBeNull();
    expect(
      factsOf(almost([criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('b'), set('a')] })])?.changes),
    ).toEqual(['a']);
  });

  it('has nothing to tell as soon as one failure has no remedy', () => {
    const open = criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('a', 'b')] });
    expect(almost([open, criterion({ id: 'y', verdict: isTrue('b'), remedies: [] })])).toBeNull();
    expect(almost([open, criterion({ id: 'y', verdict: isTrue('b') })])).toBeNull();
  });

  it('asks nothing of a criterion that is met or not applicable', () => {
    const found = almost([
      criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('a')] }),
      criterion({ id: 'y', verdict: () => 'met', remedies: [] }),
      criterion({ id: 'z', verdict: () => 'notApplicable', remedies: [] }),
    ]);
    expect(found).toEqual({ changes: set('a'), earliestOn: null, override: null });
  });

  it('asks the gate too, where it is unknown', () => {
    const gate = criterion({
      id: 'g',
      verdict: (letters) => (letters.g === true ? 'met' : 'unknown'),
      remedies: [set('g')],
    });
    expect(
      factsOf(almost([criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('a')] })], {}, gate)?.changes),
    ).toEqual(['a', 'g']);
    expect(almost([], {}, criterion({ id: 'g', verdict: () => 'unknown' }))).toBeNull();
  });

  it('does not combine changes that contradict each other', () => {
    const wants = (id: string, value: boolean) =>
      criterion({
        id,
        verdict: (letters) => (letters.a === value ? 'met' : 'unknown'),
        remedies: [[change('establish', 'a', [value], 'Look.')]],
      });
    expect(almost([wants('x', true), wants('y', false)])).toBeNull();
  });

  it('gives up on more combinations than can be tried', () => {
    const remedies = Array.from({ length: 65 }, (_, index) => set(index === 64 ? 'a' : `n${index}`));
    expect(almost([criterion({ id: 'x', verdict: isTrue('a'), remedies })])).toBeNull();
    expect(almost([criterion({ id: 'x', verdict: isTrue('a'), remedies: remedies.slice(1) })])).not.toBeNull();
  });

  describe('when time alone will do', () => {
    const timed = (letter: string, on: string | null) =>
      criterion({ id: letter, verdict: isTrue(letter), remedies: [waitFor(letter, on)] });

    it('tells the last of the dates', () => {
      expect(almost([timed('a', '2025-01-02')])?.earliestOn).toBe('2025-01-02');
      expect(almost([timed('a', '2025-01-02'), timed('b', '2025-03-01')])?.earliestOn).toBe('2025-03-01');
      expect(almost([timed('a', '2025-03-01'), timed('b', '2025-01-02')])?.earliestOn).toBe('2025-03-01');
    });

    it('tells none where a date is not known or more than time is needed', () => {
      expect(almost([timed('a', '2025-01-02'), timed('b', null)])).toMatchObject({ earliestOn: null });
      const act = criterion({
        id: 'c',
        verdict: isTrue('c'),
        remedies: [[{ ...change('complete', 'c', [true], 'Do c.'), on: '2025-01-01' }]],
      });
      expect(almost([timed('a', '2025-01-02'), act])).toMatchObject({ earliestOn: null });
    });
  });

  describe('an override', () => {
    const failing = (id: string, overridable: boolean) => criterion({ id, verdict: () => 'notMet', overridable });
    const met = criterion({ id: 'm', verdict: () => 'met', overridable: false });
    const aside = criterion({ id: 'n', verdict: () => 'notApplicable', overridable: false });

    it('is shown where it would stand in for every failure', () => {
      expect(almost([met, failing('x', true), aside, failing('y', true)])).toEqual({
        changes: null,
        earliestOn: null,
        override: { replaces: ['x', 'y'], source: [] },
      });
    });

    it('is not shown where one failure or one unknown remains', () => {
      expect(almost([failing('x', true), failing('y', false)])).toBeNull();
      expect(almost([failing('x', true), criterion({ id: 'y', verdict: () => 'notMet' })])).toBeNull();
      expect(
        almost([failing('x', true), criterion({ id: 'u', verdict: () => 'unknown', overridable: true })]),
      ).toBeNull();
    });

    it('never stands in for the gate', () => {
      const gate = criterion({ id: 'g', verdict: () => 'unknown', overridable: true });
      expect(almost([failing('x', true)], {}, gate)).toBeNull();
      expect(almost([failing('x', true)], {}, met)).toMatchObject({ override: { replaces: ['x'] } });
    });

    it('is shown beside changes, where both would do', () => {
      const both = criterion({ id: 'x', verdict: isTrue('a'), remedies: [set('a')], overridable: true });
      expect(almost([both])).toMatchObject({ changes: set('a'), override: { replaces: ['x'] } });
    });
  });
});

describe('changes', () => {
  it('leave the facts as they were', () => {
    const facts = { a: 1, b: 2 };
    expect(
      withChanges<Letters>(facts, [change('establish', 'b', [3, 4], 'Look.'), change('establish', 'c', [5], 'Look.')]),
    ).toEqual({ a: 1, b: 3, c: 5 });
    expect(facts).toEqual({ a: 1, b: 2 });
  });

  it('to the same fact come together where their values meet', () => {
    const one = [change('establish', 'a', [1, 2, 3], 'One.'), change('establish', 'b', [1], 'One.')];
    const other = [change('establish', 'a', [3, 2], 'Other.')];
    expect(merged(one, other)).toEqual([
      { fact: 'a', kind: 'establish', to: [2, 3], trial: 2, text: 'Other.', on: null },
      change('establish', 'b', [1], 'One.'),
    ]);
    expect(merged(one, [change('establish', 'a', [4], 'Other.')])).toBeNull();
    expect(merged([], other)).toBe(other);
    expect(merged(other, [])).toBe(other);
  });
});
