/**
 * Small groups are hidden, and enough beside them that nobody can work them out from what is shown.
 *
 * A table is published as its total, a list for each dimension (by duty, by unit, …) and its rows, where a row is one
 * value of every dimension. Hidden is what fewer than `smallest` people stand behind; then whatever is needed so that
 * what is hidden under any published sum is two rows or more with enough people behind them, and no hidden row, no hidden
 * line and nothing else about too few people can be made of all the sums together, those of every list. What is hidden is not listed: its lines come together as one remainder.
 */
import { type Named, type Used, type WorkedOut, workedOut } from './worked-out.ts';

export interface Group {
  /** A value for each dimension. */
  readonly at: readonly string[];
  /** Whoever stands behind the figures of this row. */
  readonly people: ReadonlySet<string>;
}

export interface Published {
  /** Whether even the total may be told. */
  readonly total: boolean;
  /** For each dimension, the values that are listed. */
  readonly values: readonly ReadonlySet<string>[];
  /** Whether a row is listed. */
  readonly rows: ReadonlySet<Group>;
}

/**
 * What of these rows, each with other values than the rest, can be published. With `smallest` 1 nothing is hidden. Where
 * rows are not listed, a list for each dimension is all there is, and what a line has is nobody's secret when it is enough.
 */
export const publishable = (groups: readonly Group[], smallest: number, rowsAreListed: boolean = true): Published => {
  const dimensions = groups[0]?.at.length ?? 0;
  const open = new Openness(groups, dimensions, smallest, rowsAreListed);
  if (!reaches(smallest, groups)) open.hideEverything();
  else open.settle();
  return open.published();
};

const people = (groups: readonly Group[]): ReadonlySet<string> => new Set(groups.flatMap((group) => [...group.people]));

/** Whether so many different people stand behind these rows. */
export const reaches = (smallest: number, groups: readonly Group[]): boolean => {
  const seen = new Set<string>();
  return groups.some((group) => {
    for (const person of group.people) seen.add(person);
    return seen.size >= smallest;
  });
};

interface Line {
  readonly groups: readonly Group[];
  readonly size: number;
}

/** What is still to be shown. It only ever hides more, so it comes to an end. */
class Openness {
  private readonly groups: readonly Group[];
  private readonly smallest: number;
  /** For each dimension, the rows of each value. */
  private readonly lines: readonly ReadonlyMap<string, Line>[];
  private readonly values: readonly Set<string>[];
  private readonly rows: Set<Group>;
  private total = true;
  /** Lines with enough people that can be neither told nor left to be worked out. */
  private readonly kept = new Set<string>();

  private readonly rowsAreListed: boolean;

  constructor(groups: readonly Group[], dimensions: number, smallest: number, rowsAreListed: boolean) {
    this.rowsAreListed = rowsAreListed;
    this.groups = groups;
    this.smallest = smallest;
    this.lines = Array.from({ length: dimensions }, (_, dimension) => linesOf(groups, dimension));
    this.values = this.lines.map((lines) => new Set(lines.keys()));
    this.rows = new Set(rowsAreListed ? groups : []);
  }

  published(): Published {
    return { total: this.total, values: this.values, rows: this.rows };
  }

  hideEverything(): void {
    this.total = false;
    for (const values of this.values) values.clear();
    this.rows.clear();
  }

  settle(): void {
    for (const [dimension, lines] of this.lines.entries()) {
      for (const [value, { size }] of lines) if (size < this.smallest) this.values[dimension]?.delete(value);
    }
    for (const group of this.groups) if (group.people.size < this.smallest) this.rows.delete(group);
    do this.protect();
    while (this.total && this.tellWhatIsKnown());
  }

  private protect(): void {
    while (
      this.total &&
      (this.protectValues() || (this.rowsAreListed && this.protectRows()) || this.protectFromAlgebra())
    );
  }

  /** Of the values of a dimension none is hidden, or two with enough people. True when it hid one more. */
  private protectValues(): boolean {
    for (const [dimension, lines] of this.lines.entries()) {
      const shown = this.values[dimension];
      if (shown === undefined) continue;
      const hidden = [...lines].filter(([value]) => !shown.has(value)).map(([, line]) => line);
      if (
        hidden.length === 0 ||
        this.isEnough(
          hidden.flatMap((line) => line.groups),
          hidden.length,
        )
      )
        continue;
      if (this.hideSmallestValue(dimension)) return true;
      this.hideEverything();
      return true;
    }
    return false;
  }

  /** Where a value is hidden so are its rows; under a shown value none is hidden, or two with enough people. */
  private protectRows(): boolean {
    const before = this.rows.size;
    for (const group of [...this.rows]) {
      if (group.at.some((value, dimension) => this.values[dimension]?.has(value) !== true)) this.rows.delete(group);
    }
    for (const [dimension, lines] of this.lines.entries()) {
      for (const [value, line] of lines) {
        if (this.values[dimension]?.has(value) !== true) continue;
        const hidden = line.groups.filter((group) => !this.rows.has(group));
        if (hidden.length === 0 || this.isEnough(hidden, hidden.length)) continue;
        if (!this.hideSmallestRow(line.groups)) {
          this.values[dimension]?.delete(value);
          return true;
        }
      }
    }
    return this.rows.size < before;
  }

  /** Nothing hidden, and nothing about too few people, follows from all the sums taken together. */
  private protectFromAlgebra(): boolean {
    const [found] = this.found();
    if (found === undefined) return false;
    this.breakUp(found.used);
    return true;
  }

  /** What can be worked out and must not be: a line that is hidden only for the sake of others is a secret once it cannot be told. */
  private found(without?: Named): readonly WorkedOut[] {
    const { groups, smallest, rowsAreListed } = this;
    const [values, rows] =
      without === undefined
        ? [this.values, this.rows]
        : [
            this.values.map((shown, dimension) =>
              dimension === without.dimension ? new Set([...shown].filter((value) => value !== without.value)) : shown,
            ),
            new Set([...this.rows].filter(({ at }) => at[without.dimension] !== without.value)),
          ];
    return workedOut({ groups, smallest, values, rows, rowsAreListed }).filter(
      ({ line }) => line === undefined || this.sizeOf(line) < this.smallest || this.kept.has(keyOf(line)),
    );
  }

  /** Hides what these sums cannot do without: a row that was taken off, else the line that leaves least to be worked out. */
  private breakUp(used: readonly Used[]): void {
    const timesOf = ({ at }: Group): number =>
      used.reduce((sum, { sum: { dimension, value }, times }) => sum + (at[dimension] === value ? times : 0), 0);
    if (this.hideSmallestRow([...this.rows].filter((group) => Math.abs(timesOf(group)) > 1e-9))) return;
    const lines = used.flatMap(({ sum: { dimension, value } }): readonly Named[] =>
      value !== undefined
        ? [{ dimension, value }]
        : [...(this.values[dimension] ?? [])].map((shown) => ({ dimension, value: shown })),
    );
    const different = [...new Map(lines.map((line) => [keyOf(line), line])).values()];
    const tried = different.toSorted((one, other) => this.sizeOf(one) - this.sizeOf(other)).slice(0, mostTried);
    const line = smallestOf(tried.map((one) => [one, this.found(one).length]));
    if (line === undefined) this.hideEverything();
    else this.values[line.dimension]?.delete(line.value);
  }

  /** A line that has enough people and can be worked out anyway is told, where what stays hidden with it is enough without it. */
  private tellWhatIsKnown(): boolean {
    const { groups, smallest, rowsAreListed, values, rows } = this;
    const known = workedOut({ groups, smallest, values, rows, rowsAreListed }).flatMap(({ line }) => line ?? []);
    for (const line of known) {
      const { dimension, value } = line;
      const others = [...(this.lines[dimension] ?? [])].filter(
        ([other]) => other !== value && this.values[dimension]?.has(other) !== true,
      );
      const left = others.flatMap(([, { groups: its }]) => its);
      if (others.length === 0 || this.isEnough(left, others.length)) this.values[dimension]?.add(value);
      else this.kept.add(keyOf(line));
    }
    return known.some((line) => this.kept.has(keyOf(line)));
  }

  private sizeOf({ dimension, value }: Named): number {
    return this.lines[dimension]?.get(value)?.size ?? 0;
  }

  private hideSmallestRow(among: readonly Group[]): boolean {
    const row = smallestOf(among.filter((group) => this.rows.has(group)).map((group) => [group, group.people.size]));
    return row !== undefined && this.rows.delete(row);
  }

  private hideSmallestValue(dimension: number): boolean {
    const shown = this.values[dimension];
    const lines = [...(this.lines[dimension] ?? [])].filter(([value]) => shown?.has(value) === true);
    const value = smallestOf(lines.map(([value, { size }]) => [value, size]));
    return value !== undefined && shown?.delete(value) === true;
  }

  private isEnough(hidden: readonly Group[], parts: number): boolean {
    return parts >= 2 && reaches(this.smallest, hidden);
  }
}

const linesOf = (groups: readonly Group[], dimension: number): ReadonlyMap<string, Line> => {
  const byValue = Map.groupBy(groups, ({ at }) => at[dimension] ?? '');
  return new Map([...byValue].map(([value, its]) => [value, { groups: its, size: people(its).size }]));
};

const keyOf = ({ dimension, value }: Named): string => `${dimension} ${value}`;

/** How many lines are tried before one is hidden: each try costs an elimination. */
const mostTried = 12;

/** The first of the least, so that the same figures hide the same lines. */
const smallestOf = <Item>(sized: readonly (readonly [Item, number])[]): Item | undefined =>
  sized.reduce<readonly [Item, number] | undefined>(
    (least, next) => (least === undefined || next[1] < least[1] ? next : least),
    undefined,
  )?.[0];
