import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSortedList } from '../../lib/store/memory/sorted-list.ts';
import { sequence } from './samples.ts';

const ascending = (one: number, other: number): number => one - other;

describe('a sorted list', () => {
  it('holds what was added and not deleted, in order, however large it grows and shrinks', () => {
    const change = fc.record({ add: fc.boolean(), item: fc.nat(600) });
    fc.assert(
      fc.property(fc.array(change, { size: 'max', maxLength: 3000 }), fc.nat(600), (changes, bound) => {
        const list = createSortedList(ascending);
        const expected = new Set<number>();
        for (const { add, item } of changes) {
          if (!add) list.delete(item);
          else if (!expected.has(item)) list.add(item);
          if (add) expected.add(item);
          else expected.delete(item);
        }
        const sorted = [...expected].sort(ascending);
        expect(list.size).toBe(sorted.length);
        expect(list.first(10_000, () => true)).toEqual(sorted);
        expect(list.first(7, (item) => item <= bound)).toEqual(sorted.filter((item) => item <= bound).slice(0, 7));
      }),
      { numRuns: 50, seed: 20_260_301 },
    );
  });

  it('can be emptied and filled again', () => {
    const list = createSortedList(ascending);
    for (const round of [1, 2]) {
      for (const item of sequence(500)) list.add(item * round);
      for (const item of sequence(500)) list.delete(item * round);
      expect(list.size).toBe(0);
      expect(list.first(1, () => true)).toEqual([]);
    }
  });
});
