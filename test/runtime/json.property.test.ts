import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyJson, isLarger, measure } from '../../lib/runtime/json.ts';

const RUNS = { numRuns: 1000, seed: 1 };

function refuse(): never {
  throw new Error('too large');
}

/** Anything a function might answer, JSON or not, without BigInts, of which JSON will not hear. */
const anything = fc.anything({
  withDate: true,
  withMap: true,
  withSet: true,
  withBoxedValues: true,
  withTypedArray: true,
  withNullPrototype: true,
  withSparseArray: true,
  withObjectString: true,
});

describe('a copy is what JSON would have carried', () => {
  test('for anything at all', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const text = JSON.stringify(value);
        const copy = copyJson(value, refuse);
        expect(JSON.stringify(copy)).toBe(text);
        expect(copy).toEqual(text === undefined ? undefined : JSON.parse(text));
      }),
      RUNS,
    );
  });

  test('and shares nothing with the original', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shared = objectsIn(value);
        for (const part of objectsIn(copyJson(value, refuse))) expect(shared.has(part)).toBe(false);
      }),
      RUNS,
    );
  });

  test('however deep', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 2000; level++) deep = { deep };
    expect(JSON.stringify(copyJson(deep, refuse))).toBe(JSON.stringify(deep));
  });
});

test('data is larger than a limit exactly when its text is, in UTF-8', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(200), (value, limit) => {
      const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
      expect(measure(value)).toBe(bytes);
      expect(isLarger(value, limit)).toBe(bytes > limit);
    }),
    RUNS,
  );
});

function objectsIn(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value === 'object' && value !== null && !found.has(value)) {
    found.add(value);
    for (const part of Object.values(value)) objectsIn(part, found);
  }
  return found;
}
