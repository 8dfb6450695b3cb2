/** Which hidden figures could be worked out from the sums that are published: those that linear algebra makes of them. */

/** What gives hidden cells away: the sums, by index, that add up to a figure of these cells alone, each taken so many times. */
export interface Derivation {
  readonly cells: readonly number[];
  readonly from: ReadonlyMap<number, number>;
}

export interface Hidden {
  /** Cells are numbered from 0 to this less one. */
  readonly cells: number;
  /** Sets of cells that must not be worked out together. */
  readonly secrets: readonly (readonly number[])[];
  /** Whether nothing at all may be worked out about these cells alone. */
  readonly mustNotShow: (cells: readonly number[]) => boolean;
}

/**
 * How the sums, whatever they come to, give away a secret or anything that must not be shown. Cells that come first are
 * eliminated first: who wants what is small found in sums of small cells alone puts the large ones first.
 */
export const givenAway = (
  { cells, secrets, mustNotShow }: Hidden,
  sums: readonly (readonly number[])[],
): readonly Derivation[] => {
  const { column, members } = columnsOf(cells, sums);
  const width = members.length;
  const rows = reduce(
    sums.map((sum, index) => row(columnsIn(sum, column), width, index, sums.length)),
    width,
  );
  const cellsOf = ({ at }: Row): readonly number[] =>
    members.flatMap((its, index) => (isNothing(at[index]) ? [] : its)).toSorted((one, other) => one - other);
  const alone = rows.flatMap((reduced) => {
    const its = cellsOf(reduced);
    return mustNotShow(its) ? [{ cells: its, from: fromOf(reduced.from, 1) }] : [];
  });
  const together = secrets.flatMap((secret) => {
    const from = combination(secret, { column, members, rows, width, sums: sums.length });
    return from === undefined ? [] : [{ cells: secret, from }];
  });
  return [...together, ...alone];
};

interface Columns {
  readonly column: readonly number[];
  readonly members: readonly (readonly number[])[];
}

/** Cells that occur in the very same sums are one column: nothing tells one from another. */
const columnsOf = (cells: number, sums: readonly (readonly number[])[]): Columns => {
  const signatures = Array.from({ length: cells }, (): number[] => []);
  for (const [index, sum] of sums.entries()) for (const cell of sum) signatures[cell]?.push(index);
  const known = new Map<string, number>();
  const members: number[][] = [];
  const column = signatures.map((signature, cell) => {
    const key = signature.join();
    const at = known.get(key) ?? known.size;
    known.set(key, at);
    members[at] = [...(members[at] ?? []), cell];
    return at;
  });
  return { column, members };
};

const columnsIn = (cells: readonly number[], column: readonly number[]): ReadonlySet<number> =>
  new Set(cells.map((cell) => column[cell] ?? 0));

interface Row {
  readonly at: Float64Array;
  /** How often each sum is in it. */
  readonly from: Float64Array;
}

const row = (columns: ReadonlySet<number>, width: number, index: number, sums: number): Row => {
  const made = { at: new Float64Array(width), from: new Float64Array(sums) };
  for (const column of columns) made.at[column] = 1;
  made.from[index] = 1;
  return made;
};

/** Entries begin as 0 and 1 and stay small, so rounding does no harm. */
const nothing = 1e-9;
const isNothing = (entry: number | undefined): boolean => Math.abs(entry ?? 0) <= nothing;

interface Reduced extends Row {
  readonly pivot: number;
}

/** Reduced row echelon form by Gauss and Jordan; rows of nothing are left out. */
const reduce = (rows: readonly Row[], width: number): readonly Reduced[] => {
  const left = [...rows];
  const done: Reduced[] = [];
  for (let pivot = 0; pivot < width && left.length > 0; pivot += 1) {
    const index = left.findIndex(({ at }) => !isNothing(at[pivot]));
    const [found] = index < 0 ? [] : left.splice(index, 1);
    if (found === undefined) continue;
    scale(found, 1 / (found.at[pivot] ?? 1));
    for (const other of [...left, ...done]) subtract(other, found, other.at[pivot] ?? 0);
    done.push({ ...found, pivot });
  }
  return done;
};

const scale = ({ at, from }: Row, factor: number): void => {
  for (const entries of [at, from])
    for (let index = 0; index < entries.length; index += 1) entries[index] = (entries[index] ?? 0) * factor;
};

const subtract = (less: Row, what: Row, times: number): void => {
  if (isNothing(times)) return;
  for (const part of ['at', 'from'] as const)
    for (let index = 0; index < less[part].length; index += 1)
      less[part][index] = (less[part][index] ?? 0) - times * (what[part][index] ?? 0);
};

/** How the sums make up a set of cells; undefined where they do not. */
const combination = (
  secret: readonly number[],
  { column, members, rows, width, sums }: Columns & { rows: readonly Reduced[]; width: number; sums: number },
): ReadonlyMap<number, number> | undefined => {
  const columns = columnsIn(secret, column);
  const size = [...columns].reduce((sum, at) => sum + (members[at]?.length ?? 0), 0);
  if (size !== secret.length || size === 0) return undefined;
  const left: Row = row(columns, width, -1, sums);
  for (const reduced of rows) subtract(left, reduced, left.at[reduced.pivot] ?? 0);
  return left.at.every(isNothing) ? fromOf(left.from, -1) : undefined;
};

const fromOf = (from: Float64Array, sign: 1 | -1): ReadonlyMap<number, number> =>
  new Map([...from].flatMap((times, index) => (isNothing(times) ? [] : [[index, sign * times] as const])));
