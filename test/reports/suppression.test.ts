/** What is hidden stays hidden: shown tables are tried by an attacker who knows every sum and which rows there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenAway } from '../../lib/reports/compliance/given-away.ts';
import { type Group, type Published, publishable } from '../../lib/reports/compliance/suppression.ts';
import { patience, runs } from '../properties/runs.ts';

/** A row of so many people, none of whom stands behind another. */
const row = (people: number, ...at: readonly string[]): Group => ({
  at,
  people: new Set(Array.from({ length: people }, (_, index) => `${at.join(' ')} ${index}`)),
});

const shown = (groups: readonly Group[], smallest = 5) => {
  const { total, values, rows } = publishable(groups, smallest);
  return {
    total,
    values: values.map((of) => [...of].toSorted()),
    rows: [...rows].map(({ at }) => at.join(' ')).toSorted(),
  };
};

describe('a list of one dimension', () => {
  const lists: readonly (readonly [story: string, sizes: readonly number[], shown: string])[] = [
    ['all of five or more: all are shown', [5, 9, 30], '5 9 30'],
    ['one of four: the smallest other goes with it, or the total would tell', [4, 9, 30], '30'],
    ['two of four: eight people are enough', [4, 4, 30], '30'],
    ['two of two: four people are too few, so the smallest other goes with them', [2, 2, 9, 30], '30'],
    ['one of one beside one: nothing but the total', [1, 30], ''],
    ['one of five alone', [5], '5'],
  ];
  it.each(lists)('%s', (_, sizes, expected) => {
    const { total, values } = shown(sizes.map((size, index) => row(size, `${index}: ${size}`)));
    expect(total).toBe(true);
    expect(values[0]?.map((value) => value.split(': ')[1]).join(' ')).toBe(expected);
  });

  it('of four people in all tells not even the total', () => {
    expect(shown([row(3, 'a'), row(1, 'b')])).toEqual({ total: false, values: [[]], rows: [] });
  });

  it('counts people and not rows: one person with many duties is one person', () => {
    const same: Group = { at: ['b'], people: new Set(['one']) };
    expect(shown([row(9, 'a'), same, row(9, 'c')]).values).toEqual([['c']]);
  });

  it('hides nothing when one is enough', () => {
    expect(shown([row(1, 'a'), row(2, 'b')], 1)).toEqual({ total: true, values: [['a', 'b']], rows: ['a', 'b'] });
  });
});

describe('a table of two dimensions', () => {
  it('hides a small row, and in its line and its column one more each, and the row where those meet', () => {
    const rows = ['a', 'b', 'c'].flatMap((duty, line) =>
      ['x', 'y', 'z'].map((unit, column) => row(line === 0 && column === 0 ? 2 : 10 + 3 * line + column, duty, unit)),
    );
    expect(shown(rows)).toEqual({
      total: true,
      values: [
        ['a', 'b', 'c'],
        ['x', 'y', 'z'],
      ],
      rows: ['a z', 'b z', 'c x', 'c y', 'c z'],
    });
  });

  it('shows no row of a unit that is not shown', () => {
    const { values, rows } = shown([row(9, 'a', 'x'), row(9, 'b', 'x'), row(6, 'a', 'y'), row(2, 'b', 'z')]);
    expect(values[1]).toEqual(['x']);
    expect(rows.filter((name) => !name.endsWith(' x'))).toEqual([]);
  });

  it('does not leave two hidden squares joined by one row that both lines give away', () => {
    // Rows of 0 and 1 against columns of 0 and 1, rows of 2 and 3 against columns of 2 and 3, and one row (1, 2) between.
    const hidden = ['0 0', '0 1', '1 0', '1 1', '2 2', '2 3', '3 2', '3 3', '1 2'];
    const cells = [0, 1, 2, 3].flatMap((line) =>
      [0, 1, 2, 3].map((column) => row(hidden.includes(`${line} ${column}`) ? 4 : 20, `${line}`, `${column}`)),
    );
    const bridge = hidden.indexOf('1 2');
    const lines = [0, 1, 2, 3].flatMap((value) =>
      [0, 1].map((dimension) =>
        hidden.flatMap((name, index) => (name.split(' ')[dimension] === `${value}` ? [index] : [])),
      ),
    );
    const alone = givenAway({ cells: hidden.length, secrets: [], mustNotShow: ({ length }) => length === 1 }, lines);
    expect(alone.map(({ cells }) => cells)).toEqual([[bridge]]);
    const { rows } = shown(cells);
    expect(rows.length).toBeLessThan(16 - hidden.length);
    expect(recovered(cells, publishable(cells, 5))).toEqual([]);
  });
});

const table = (dimensions: number) =>
  fc
    .uniqueArray(fc.tuple(...Array.from({ length: dimensions }, () => fc.constantFrom('a', 'b', 'c'))), {
      minLength: 1,
      maxLength: 8,
      selector: (at) => at.join(),
    })
    .chain((places) =>
      fc
        .array(fc.integer({ min: 1, max: 7 }), { minLength: places.length, maxLength: places.length })
        .map((sizes) => places.map((at, index) => row(sizes[index] ?? 1, ...at))),
    );

/** Whom one shown sum tells of when all that another list shows of it is taken away. */
const lessWholeLists = (groups: readonly Group[], smallest: number): readonly number[] => {
  const { total, values, rows } = publishable(groups, smallest);
  if (!total) return [];
  const hidden = groups.filter((group) => !rows.has(group));
  return values.flatMap((shownValues, dimension) =>
    [...shownValues].flatMap((value) => {
      const its = hidden.filter(({ at }) => at[dimension] === value);
      return values.flatMap((others, other) => {
        if (other === dimension) return [];
        const isWithin = (one: string): boolean =>
          hidden.every(({ at }) => at[other] !== one || at[dimension] === value);
        const told = [...others].filter(isWithin);
        const left = its.filter(({ at }) => !told.includes(at[other] ?? ''));
        return left.length === 0 || left.length === its.length
          ? []
          : [new Set(left.flatMap(({ people }) => [...people])).size];
      });
    }),
  );
};

describe('a role of which all duties but two of few people are told', () => {
  // Role 1 has duties 1 to 4, and who stands behind duties 2 and 4 are two people.
  const rows = `d1 u1 r1 m1 | 1
    d1 u2 r1 m1 | 2
    d1 u3 r1 m2 | 3
    d1 u3 r1 m3 | 4 5
    d2 u4 r1 m1 | 6
    d3 u5 r1 m2 | 7 8
    d3 u6 r1 m2 | 2 9
    d3 u7 r1 m3 | 10
    d4 u7 r1 m3 | 10
    d5 u1 r2 m1 | 1
    d5 u3 r2 m2 | 3
    d6 u4 r3 m1 | 4
    d7 u4 r4 m1 | 11
    d8 u2 r4 m1 | 2
    d8 u4 r4 m2 | 6
    d8 u4 r4 m3 | 10
    d8 u4 r4 m1 | 5
    d9 u4 r5 m2 | 6 10
    d10 u3 r6 m1 | 4`;
  const groups = rows.split('\n').map((line): Group => {
    const [at = '', people = ''] = line.trim().split(' | ');
    return { at: at.split(' '), people: new Set(people.split(' ')) };
  });

  it('is not told beside them', () => {
    expect(lessWholeLists(groups, 5).filter((people) => people < 5)).toEqual([]);
  });

  it('nor is any sum beside a whole list of what lies in it, whatever the table', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }).chain(table), fc.integer({ min: 1, max: 6 }), (rowsOf, smallest) => {
        for (const people of lessWholeLists(rowsOf, smallest)) expect(people).toBeGreaterThanOrEqual(smallest);
      }),
      runs(),
    );
  });
});

it('the attacker is good: what is small but alone in its line is found', () => {
  const cells = [row(2, 'a', 'x'), row(9, 'a', 'y'), row(9, 'b', 'x'), row(9, 'b', 'y')];
  const naive = { ...publishable(cells, 1), rows: new Set(cells.slice(1)) };
  expect(recovered(cells, naive)).toEqual(['a x']);
});

describe('whatever the table', () => {
  it('no hidden row can be worked out, even by who knows which rows there could be', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }).chain(table), fc.integer({ min: 2, max: 5 }), (groups, smallest) => {
        expect(recovered(groups, publishable(groups, smallest))).toEqual([]);
      }),
      runs(),
    );
  });

  it('nothing shown has fewer people behind it, nor has what is left over', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }).chain(table), fc.integer({ min: 1, max: 6 }), (groups, smallest) => {
        const { total, values, rows } = publishable(groups, smallest);
        const sizeOf = (some: readonly Group[]): number => new Set(some.flatMap(({ people }) => [...people])).size;
        const fine = (some: readonly Group[]): boolean => some.length === 0 || sizeOf(some) >= smallest;
        expect(fine(total ? groups : [])).toBe(true);
        expect(fine(groups.filter((group) => total && !rows.has(group)))).toBe(true);
        for (const [dimension, shownValues] of values.entries()) {
          for (const value of shownValues)
            expect(sizeOf(groups.filter(({ at }) => at[dimension] === value))).toBeGreaterThanOrEqual(smallest);
          expect(fine(groups.filter(({ at }) => total && !shownValues.has(at[dimension] ?? '')))).toBe(true);
        }
        for (const { people, at } of rows) {
          expect(people.size).toBeGreaterThanOrEqual(smallest);
          for (const [dimension, value] of at.entries()) expect(values[dimension]).toContain(value);
        }
      }),
      runs(),
    );
  });
});

/**
 * The rows that an attacker pins down who knows every published sum and which rows there could be, though not how many
 * people are in the hidden ones, or whether anybody is. Every whole number that fits is tried; named are the rows that
 * can be nothing but what they are.
 */
const recovered = (groups: readonly Group[], { total, values, rows }: Published): readonly string[] => {
  const hidden = groups.filter((group) => !rows.has(group));
  if (!total || hidden.length === 0) return [];
  const dimensions = groups[0]?.at.length ?? 0;
  const sums = Array.from({ length: dimensions }, (_, dimension) => dimension).flatMap((dimension) => {
    const named = [...(values[dimension] ?? [])].map((value) => hidden.filter(({ at }) => at[dimension] === value));
    const rest = hidden.filter(({ at }) => values[dimension]?.has(at[dimension] ?? '') !== true);
    return [...named, rest].filter((some) => some.length > 0);
  });
  const left = sums.map((some) => some.reduce((sum, { people }) => sum + people.size, 0));
  const of = hidden.map((group) => sums.flatMap((some, index) => (some.includes(group) ? [index] : [])));
  const unsettled = new Set(hidden.keys());
  let tries = 0;
  const chosen: number[] = [];
  const search = (index: number): void => {
    tries += 1;
    if (unsettled.size === 0 || tries > 200_000) return;
    if (index === hidden.length) {
      if (left.some((rest) => rest !== 0)) return;
      for (const [at, size] of chosen.entries()) if (size !== hidden[at]?.people.size) unsettled.delete(at);
      return;
    }
    const most = Math.min(...(of[index] ?? []).map((sum) => left[sum] ?? 0));
    const isLast = (of[index] ?? []).find((sum) => !of.slice(index + 1).some((later) => later.includes(sum)));
    const least = isLast === undefined ? 0 : (left[isLast] ?? 0);
    for (
      let size = isLast === undefined ? 0 : least;
      size <= (isLast === undefined ? most : Math.min(most, least));
      size += 1
    ) {
      chosen[index] = size;
      for (const sum of of[index] ?? []) left[sum] = (left[sum] ?? 0) - size;
      search(index + 1);
      for (const sum of of[index] ?? []) left[sum] = (left[sum] ?? 0) + size;
    }
  };
  search(0);
  return [...unsettled].map((index) => hidden[index]?.at.join(' ') ?? '');
};
