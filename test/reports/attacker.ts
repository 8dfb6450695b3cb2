/**
 * Somebody who wants to know: every sum that a table shows, written as an equation over the rows behind it, and solved in
 * whole fractions. Nothing here is the product's; it knows which rows there may be, and asks what follows for certain.
 */

export interface Shown {
  readonly isTotalTold: boolean;
  readonly lists: readonly ShownList[];
}

export interface ShownList {
  readonly name: string;
  /** The lines that are told, by the key of their cells. */
  readonly told: readonly string[];
  /** Whether what is not told is told together. */
  readonly isRestTold: boolean;
  readonly keyOf: (cell: Cell) => string;
  /** Whether only what too few stand behind is secret: what is not told may be another told line by its name. */
  readonly isOpen?: boolean;
}

/** A row behind the table: its value in each dimension, and who stands behind it. */
export interface Cell {
  readonly at: readonly string[];
  readonly people: ReadonlySet<string>;
}

/** Each cell's coefficient, as a fraction; what is not in it is nought. */
type Equation = Map<number, readonly [numerator: bigint, denominator: bigint]>;

const divisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : divisor(other, one % other));
const absolute = (of: bigint): bigint => (of < 0n ? -of : of);

/** `equation` less `times` another. */
const less = (equation: Equation, other: Equation, times: readonly [bigint, bigint] | undefined): void => {
  if (times === undefined) return;
  const [over, under] = times;
  for (const [cell, [numerator, denominator]] of other) {
    const [mine, its] = equation.get(cell) ?? [0n, 1n];
    const top = mine * under * denominator - over * numerator * its;
    const bottom = its * under * denominator;
    const common = absolute(divisor(top, bottom));
    if (top === 0n) equation.delete(cell);
    else equation.set(cell, [top / common, bottom / common]);
  }
};

const equationOf = (cells: readonly number[]): Equation => new Map(cells.map((cell) => [cell, [1n, 1n] as const]));

/** Equations by the cell that each is solved for; the cell is in no other. */
const solve = (equations: readonly Equation[]): ReadonlyMap<number, Equation> => {
  const solved = new Map<number, Equation>();
  for (const equation of equations) {
    for (const [cell, known] of solved) less(equation, known, equation.get(cell));
    const [first] = equation;
    if (first === undefined) continue;
    const [pivot, [numerator, denominator]] = first;
    const one: Equation = new Map();
    less(one, equation, [-denominator, numerator]);
    for (const known of solved.values()) less(known, one, known.get(pivot));
    solved.set(pivot, one);
  }
  return solved;
};

const isWithin = (some: Equation, others: Equation): boolean => {
  for (const cell of some.keys()) if (!others.has(cell)) return false;
  return true;
};

const follows = (solved: ReadonlyMap<number, Equation>, cells: readonly number[]): boolean => {
  const left = equationOf(cells);
  for (const cell of cells) {
    const known = solved.get(cell);
    if (known !== undefined) less(left, known, left.get(cell));
  }
  return left.size === 0;
};

/** What follows from the table and is not told: hidden lines and rows by name, and figures that fewer than `smallest` stand behind. */
export const attack = ({ isTotalTold, lists }: Shown, cells: readonly Cell[], smallest: number): readonly string[] => {
  const all = [...cells.keys()];
  const peopleIn = (its: Iterable<number>): number =>
    new Set([...its].flatMap((cell) => [...(cells[cell]?.people ?? [])])).size;
  const shown: Equation[] = isTotalTold ? [equationOf(all)] : [];
  const targets = new Map<string, readonly number[]>();
  for (const { name, told, isRestTold, keyOf, isOpen = false } of lists) {
    const grouped = Map.groupBy(all, (index) => keyOf(cells[index] as Cell));
    const rest: number[] = [];
    for (const [key, its] of grouped) {
      if (told.includes(key)) shown.push(equationOf(its));
      else {
        if (!isOpen || peopleIn(its) < smallest) targets.set(`${name}: ${key}`, its);
        rest.push(...its);
      }
    }
    if (isRestTold) shown.push(equationOf(rest));
  }
  const differences = shown.flatMap((one) =>
    shown.flatMap((other) => {
      if (other.size >= one.size || !isWithin(other, one)) return [];
      const left = [...one.keys()].filter((cell) => !other.has(cell));
      return peopleIn(left) < smallest
        ? [`less than ${smallest} in a difference: ${left.map((cell) => cells[cell]?.at.join(' · ')).join(' and ')}`]
        : [];
    }),
  );
  const solved = solve(shown);
  // One less another is nobody's figure; what adds up is.
  const adds = (equation: Equation): boolean =>
    [...equation.values()].every(([over, under]) => over > 0n === under > 0n);
  const few = [...solved.values()].filter((equation) => adds(equation) && peopleIn(equation.keys()) < smallest);
  return [
    ...[...targets].filter(([, its]) => follows(solved, its)).map(([name]) => name),
    ...differences,
    ...few.map(
      (equation) =>
        `fewer than ${smallest} in what is left: ${[...equation.keys()].map((cell) => cells[cell]?.at.join(' · ')).join(' and ')}`,
    ),
  ];
};

/** A table as a report has it: a total, lists and rows. */
export const shownOf = ({ dimensions, total, by, rows }: ReportedTable): Shown => {
  const list = (name: string, { lines, rest }: ReportedList, keyOf: ShownList['keyOf']): ShownList => ({
    name,
    told: lines.map(({ at }) => at.join(' · ')),
    isRestTold: rest !== undefined,
    keyOf,
  });
  return {
    isTotalTold: total !== undefined,
    lists: [
      ...dimensions.map((dimension, index) =>
        list(`by ${dimension}`, by[dimension] as ReportedList, ({ at }) => at[index] ?? ''),
      ),
      list('row', rows, ({ at }) => at.join(' · ')),
    ],
  };
};

interface ReportedTable {
  readonly dimensions: readonly string[];
  readonly total?: object | undefined;
  readonly by: Readonly<Record<string, ReportedList>>;
  readonly rows: ReportedList;
}

interface ReportedList {
  readonly lines: readonly { readonly at: readonly string[] }[];
  readonly rest?: object | undefined;
}
