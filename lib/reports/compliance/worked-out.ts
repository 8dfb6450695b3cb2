/** What somebody could work out from a table as it is to be published: every sum of every list taken together. */
import { givenAway } from './given-away.ts';
import { type Group, type Published, reaches } from './suppression.ts';

/** What a shown value has hidden rows of; without a value, all that the hidden values of a dimension come to. */
export interface Sum {
  readonly dimension: number;
  readonly value?: string;
  readonly cells: readonly number[];
}

export interface Used {
  readonly sum: Sum;
  readonly times: number;
}

/** A line of a list. */
export interface Named {
  readonly dimension: number;
  readonly value: string;
}

/** A figure of hidden rows, and the sums that it is worked out from. */
export interface WorkedOut {
  /** The hidden line that it is; absent where it is a row, or several that are no line. */
  readonly line?: Named;
  readonly used: readonly Used[];
}

export interface Attacked extends Pick<Published, 'values' | 'rows'> {
  readonly groups: readonly Group[];
  readonly smallest: number;
  readonly rowsAreListed: boolean;
}

/** Hidden lines, hidden rows where rows are listed, and whatever else has too few people behind it. */
export const workedOut = ({ groups, smallest, values, rows, rowsAreListed }: Attacked): readonly WorkedOut[] => {
  const hidden = groups
    .filter((group) => !rows.has(group))
    .toSorted((one, other) => other.people.size - one.people.size);
  const tooFew = (cells: readonly number[]): boolean =>
    !reaches(
      smallest,
      cells.flatMap((cell) => hidden[cell] ?? []),
    );
  const sums = sumsOver(hidden, values);
  const lines = hiddenLines(hidden, values);
  const found = givenAway(
    {
      cells: hidden.length,
      secrets: lines.map(({ cells }) => cells),
      mustNotShow: (cells) => (rowsAreListed && cells.length === 1) || tooFew(cells),
    },
    sums.map(({ cells }) => cells),
  );
  const eliminated = found.map(({ cells, from }) => {
    const line = lines.find((one) => one.cells === cells);
    return {
      ...(line === undefined ? {} : { line }),
      used: [...from].flatMap(([index, times]) => {
        const sum = sums[index];
        return sum === undefined ? [] : [{ sum, times }];
      }),
    };
  });
  return [...eliminated, ...differences(sums, tooFew), ...lessLists(sums, tooFew)];
};

/** One sum less another that lies within it: elimination finds some of what is small, and this what anybody would try first. */
const differences = (sums: readonly Sum[], tooFew: (cells: readonly number[]) => boolean): readonly WorkedOut[] => {
  const sets = sums.map(({ cells }) => new Set(cells));
  return sums.flatMap((sum, index) =>
    sums.flatMap((within, other) => {
      const all = sets[index];
      const less = sets[other];
      if (all === undefined || less === undefined || less.size >= all.size) return [];
      if (!within.cells.every((cell) => all.has(cell)) || !tooFew(sum.cells.filter((cell) => !less.has(cell))))
        return [];
      return [
        {
          used: [
            { sum, times: 1 },
            { sum: within, times: -1 },
          ],
        },
      ];
    }),
  );
};

/** One sum less whatever another list tells of it: of a role all the duties that are its alone. */
const lessLists = (sums: readonly Sum[], tooFew: (cells: readonly number[]) => boolean): readonly WorkedOut[] => {
  const lists = [...Map.groupBy(sums, ({ dimension }) => dimension).values()];
  return sums.flatMap((sum) => {
    const all = new Set(sum.cells);
    return lists.flatMap((list) => {
      const within = list.filter((one) => one !== sum && one.cells.every((cell) => all.has(cell)));
      const told = new Set(within.flatMap(({ cells }) => cells));
      const left = sum.cells.filter((cell) => !told.has(cell));
      if (within.length < 2 || left.length === 0 || !tooFew(left)) return [];
      return [{ used: [{ sum, times: 1 }, ...within.map((one) => ({ sum: one, times: -1 }))] }];
    });
  });
};

const sumsOver = (hidden: readonly Group[], values: Published['values']): readonly Sum[] =>
  values.flatMap((shown, dimension) =>
    [...cellsBy(hidden, dimension, (value) => (shown.has(value) ? value : undefined))].map(([value, cells]) => ({
      dimension,
      cells,
      ...(value === undefined ? {} : { value }),
    })),
  );

const hiddenLines = (hidden: readonly Group[], values: Published['values']) =>
  values.flatMap((shown, dimension) =>
    [...cellsBy(hidden, dimension, (value) => value)]
      .filter(([value]) => !shown.has(value))
      .map(([value, cells]) => ({ dimension, value, cells })),
  );

const cellsBy = <Key>(
  hidden: readonly Group[],
  dimension: number,
  keyOf: (value: string) => Key,
): ReadonlyMap<Key, readonly number[]> =>
  Map.groupBy(hidden.keys(), (index) => keyOf(hidden[index]?.at[dimension] ?? ''));
