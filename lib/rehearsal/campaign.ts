/** Many worlds one after the other, until enough years have been lived: the same ones in the same order, however many threads share the work. */
import { createHash } from 'node:crypto';
import { type Boundary, boundaries, type FaultKind, faultsAt } from './boundaries.ts';
import type { Lived } from './world.ts';

/** What a campaign keeps of a world. */
export type Summary = Pick<Lived, 'caseYears' | 'hash' | 'violations' | 'effects'> & {
  readonly world: number;
  readonly counts: readonly (readonly [string, number])[];
};

export const summaryOf = (world: number, { caseYears, hash, violations, effects, counts }: Lived): Summary => ({
  world,
  caseYears,
  hash,
  violations,
  effects,
  counts: [...counts],
});

export interface Campaign {
  readonly caseYears: number;
  readonly worlds: number;
  readonly effects: number;
  /** Of all worlds in their order. */
  readonly hash: string;
  /** The first world in which an invariant did not hold. */
  readonly failed?: Summary;
  readonly counts: ReadonlyMap<string, number>;
  /** Faults that were never tried, as `boundary: kind`. */
  readonly untried: readonly string[];
}

export interface CampaignOptions {
  readonly caseYears: number;
  /** Lives one world; called for as many at once as there are `lanes`. */
  readonly live: (world: number) => Promise<Summary>;
  readonly lanes: number;
  readonly onProgress?: (caseYears: number) => void;
}

export const campaign = async ({ caseYears, live, lanes, onProgress }: CampaignOptions): Promise<Campaign> => {
  const summaries = new Map<number, Summary>();
  const counts = new Map<string, number>();
  const hash = createHash('sha256');
  let next = 0;
  let counted = 0;
  let years = 0;
  let effects = 0;
  let failed: Summary | undefined;
  const enough = (): boolean => failed !== undefined || years >= caseYears;

  /** In order: what a faster thread lived beyond the last world needed is left out. */
  const countUp = (): void => {
    for (let one = summaries.get(counted); one !== undefined && !enough(); one = summaries.get(counted)) {
      summaries.delete(counted);
      counted += 1;
      years += one.caseYears;
      effects += one.effects;
      hash.update(one.hash);
      for (const [cell, times] of one.counts) counts.set(cell, (counts.get(cell) ?? 0) + times);
      if (one.violations.length > 0) failed = one;
    }
    onProgress?.(years);
  };
  const lane = async (): Promise<void> => {
    while (!enough()) {
      const world = next;
      next += 1;
      summaries.set(world, await live(world));
      countUp();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return {
    caseYears: years,
    worlds: counted,
    effects,
    hash: hash.digest('hex'),
    ...(failed === undefined ? {} : { failed }),
    counts,
    untried: cells.filter((cell) => !counts.has(cell)),
  };
};

const cells = boundaries.flatMap((boundary) => faultsAt[boundary].map((kind) => cellOf(boundary, kind)));

function cellOf(boundary: Boundary, kind: FaultKind): string {
  return `${boundary}: ${kind}`;
}

/** How often each fault befell each boundary: a row a boundary, a column a kind. */
export const tableOf = (counts: ReadonlyMap<string, number>): string => {
  const kinds = [...new Set(boundaries.flatMap((boundary) => faultsAt[boundary]))];
  const rows = boundaries.map((boundary) => [
    boundary,
    ...kinds.map((kind) => (faultsAt[boundary].includes(kind) ? String(counts.get(cellOf(boundary, kind)) ?? 0) : '')),
  ]);
  const headed = [['', ...kinds], ...rows];
  const widths = headed[0]?.map((_, column) => Math.max(...headed.map((row) => row[column]?.length ?? 0))) ?? [];
  return headed
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
