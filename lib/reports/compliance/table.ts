/** Groups added up into what a report shows: a total, a list for each dimension, and rows; small groups as one remainder. */
import { type Group, publishable } from './suppression.ts';

export interface CountedGroup<Count extends string> extends Group {
  readonly counts: Readonly<Record<Count, number>>;
}

export interface Line<Figures> {
  /** A value for each dimension of its list: one, or all of them in a row. */
  readonly at: readonly string[];
  readonly figures: Figures;
}

/** Lines in order of their values. `rest` is all that is hidden, together; absent when nothing is. */
export interface List<Figures> {
  readonly lines: readonly Line<Figures>[];
  readonly rest?: Figures;
}

export interface Table<Dimension extends string, Figures> {
  readonly dimensions: readonly Dimension[];
  /** Absent when too few people stand behind the whole table: then it has no lines either. Of nothing it is noughts. */
  readonly total?: Figures;
  readonly by: Readonly<Record<Dimension, List<Figures>>>;
  /** One line for each combination of values. */
  readonly rows: List<Figures>;
}

/** `figuresOf` answers what a line shows of the groups behind it. */
export const tabulate = <Dimension extends string, Its extends Group, Figures>(
  groups: readonly Its[],
  dimensions: readonly Dimension[],
  smallest: number,
  figuresOf: (groups: readonly Its[]) => Figures,
): Table<Dimension, Figures> => {
  const { total: isEnough, values, rows } = publishable(groups, smallest);
  // Nobody is not too few: that there is nothing is told.
  const total = isEnough || groups.length === 0;
  const listOf = (shown: (group: Its) => boolean, keyOf: (group: Its) => readonly string[]): List<Figures> => {
    const hidden = groups.filter((group) => !shown(group));
    const lines = Map.groupBy(groups.filter(shown), (group) => JSON.stringify(keyOf(group)));
    return {
      lines: [...lines]
        .map(([key, its]) => ({ at: JSON.parse(key) as readonly string[], figures: figuresOf(its) }))
        .toSorted((one, other) => compare(one.at, other.at)),
      ...(hidden.length === 0 || !total ? {} : { rest: figuresOf(hidden) }),
    };
  };
  const by = dimensions.map((dimension, index) => {
    const keyOf = ({ at }: Its): readonly string[] => [at[index] ?? ''];
    return [dimension, listOf((group) => values[index]?.has(group.at[index] ?? '') === true, keyOf)] as const;
  });
  return {
    dimensions,
    ...(total ? { total: figuresOf(groups) } : {}),
    by: Object.fromEntries(by) as Record<Dimension, List<Figures>>,
    rows: listOf(
      (group) => rows.has(group),
      ({ at }) => at,
    ),
  };
};

/** By the first value that differs. */
export const compare = (one: readonly string[], other: readonly string[]): number => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
};

/** What adds up, added up. */
export const sums = <Count extends string>(
  groups: readonly CountedGroup<Count>[],
  names: readonly Count[],
): Readonly<Record<Count, number>> =>
  Object.fromEntries(names.map((name) => [name, groups.reduce((sum, { counts }) => sum + counts[name], 0)])) as Record<
    Count,
    number
  >;

/** A share in per cent with one decimal; undefined of nothing. */
export const percent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((1000 * part) / whole) / 10;
