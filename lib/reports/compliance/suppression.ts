/**
 * Small groups are hidden, and enough beside them that nobody can work them out from what is shown.
 *
 * A table is published as its total, a list for each dimension (by duty, by unit, …) and its rows, where a row is one
 * value of every dimension. Hidden is what fewer than `smallest` people stand behind; then whatever is needed so that
 * what is hidden under any published sum is two rows or more with enough people behind them, and no hidden row is the
 * only solution of all the sums together. What is hidden is not listed: its lines come together as one remainder.
 */
import { determined } from './determined.ts';

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

/** What of these rows, each with other values than the rest, can be published. With `smallest` 1 nothing is hidden. */
export const publishable = (groups: readonly Group[], smallest: number): Published => {
  const dimensions = groups[0]?.at.length ?? 0;
  const open = new Openness(groups, dimensions, smallest);
  if (!reaches(smallest, groups)) open.hideEverything();
  else open.settle();
  return open.published();
};

const people = (groups: readonly Group[]): ReadonlySet<string> => new Set(groups.flatMap((group) => [...group.people]));

/** Whether so many different people stand behind these rows. */
const reaches = (smallest: number, groups: readonly Group[]): boolean => {
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

  constructor(groups: readonly Group[], dimensions: number, smallest: number) {
    this.groups = groups;
    this.smallest = smallest;
    this.lines = Array.from({ length: dimensions }, (_, dimension) => linesOf(groups, dimension));
    this.values = this.lines.map((lines) => new Set(lines.keys()));
    this.rows = new Set(groups);
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
    while (this.total && (this.protectValues() || this.protectRows() || this.protectFromAlgebra()));
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

  /** No hidden row follows from all the sums taken together. */
  private protectFromAlgebra(): boolean {
    const hidden = this.groups.filter((group) => !this.rows.has(group));
    if (hidden.length === 0) return false;
    const pinned = determined(hidden.length, this.sumsOver(hidden));
    for (const index of pinned) {
      const group = hidden[index];
      if (group !== undefined) this.hideBeside(group);
    }
    return pinned.size > 0;
  }

  /** A sum for each value shown, and one for what the hidden values of a dimension come to. */
  private sumsOver(hidden: readonly Group[]): readonly (readonly number[])[] {
    return this.values.flatMap((shown, dimension) => {
      const sums = new Map<string | undefined, number[]>();
      for (const [index, { at }] of hidden.entries()) {
        const value = at[dimension];
        const key = value !== undefined && shown.has(value) ? value : undefined;
        sums.set(key, [...(sums.get(key) ?? []), index]);
      }
      return [...sums.values()];
    });
  }

  /** The smallest row that shares a sum with it; where no such row is left, the smallest of those sums itself. */
  private hideBeside({ at }: Group): void {
    const around = at.flatMap((value, dimension) => this.lines[dimension]?.get(value)?.groups ?? []);
    if (this.hideSmallestRow(around)) return;
    const dimension = at.findIndex((value, index) => this.values[index]?.has(value) === true);
    const value = at[dimension];
    if (value === undefined) this.hideEverything();
    else this.values[dimension]?.delete(value);
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

/** The first of the least, so that the same figures hide the same lines. */
const smallestOf = <Item>(sized: readonly (readonly [Item, number])[]): Item | undefined =>
  sized.reduce<readonly [Item, number] | undefined>(
    (least, next) => (least === undefined || next[1] < least[1] ? next : least),
    undefined,
  )?.[0];
