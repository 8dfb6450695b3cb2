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

/** How far a campaign came: what it takes to go on from there. */
export interface Progress {
  readonly caseYears: number;
  readonly worlds: number;
  readonly effects: number;
  /** Of all worlds in their order: each hashed with those before it. */
  readonly hash: string;
  /** How often each fault befell each boundary, as `boundary: kind`. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface Campaign extends Progress {
  /** The first world in which an invariant did not hold. */
  readonly failed?: Summary;
  /** Faults that were never tried, as `boundary: kind`. */
  readonly untried: readonly string[];
}

export interface CampaignOptions {
  readonly caseYears: number;
  /** Lives one world; called for as many at once as there are `lanes`. */
  readonly live: (world: number) => Promise<Summary>;
  readonly lanes: number;
  /** Where to go on from. @default the beginning */
  readonly from?: Progress;
  /** Called whenever worlds were counted in which every invariant held. */
  readonly onProgress?: (progress: Progress) => void;
}

const beginning: Progress = { caseYears: 0, worlds: 0, effects: 0, hash: '', counts: {} };

export const campaign = async (options: CampaignOptions): Promise<Campaign> => {
  const { caseYears, live, lanes, from = beginning, onProgress } = options;
  const summaries = new Map<number, Summary>();
  let next = from.worlds;
  let progress = from;
  let failed: Summary | undefined;
  const enough = (): boolean => failed !== undefined || progress.caseYears >= caseYears;

  /** In order: what a faster thread lived beyond the last world needed is left out. */
  const countUp = (): void => {
    for (let one = summaries.get(progress.worlds); one !== undefined && !enough(); ) {
      summaries.delete(progress.worlds);
      progress = after(progress, one);
      if (one.violations.length > 0) failed = one;
      one = summaries.get(progress.worlds);
    }
    if (failed === undefined) onProgress?.(progress);
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
    ...progress,
    ...(failed === undefined ? {} : { failed }),
    untried: cells.filter((cell) => progress.counts[cell] === undefined),
  };
};

const after = (before: Progress, one: Summary): Progress => {
  const counts = { ...before.counts };
  for (const [cell, times] of one.counts) counts[cell] = (counts[cell] ?? 0) + times;
  return {
    caseYears: before.caseYears + one.caseYears,
    worlds: before.worlds + 1,
    effects: before.effects + one.effects,
    hash: createHash('sha256').update(before.hash).update(one.hash).digest('hex'),
    counts,
  };
};

const cells = boundaries.flatMap((boundary) => faultsAt[boundary].map((kind) => cellOf(boundary, kind)));

function cellOf(boundary: Boundary, kind: FaultKind): string {
  return `${boundary}: ${kind}`;
}

/** How often each fault befell each boundary: a row a boundary, a column a kind. */
export const tableOf = (counts: Progress['counts']): string => {
  const kinds = [...new Set(boundaries.flatMap((boundary) => faultsAt[boundary]))];
  const rows = boundaries.map((boundary) => [
    boundary,
    ...kinds.map((kind) => (faultsAt[boundary].includes(kind) ? String(counts[cellOf(boundary, kind)] ?? 0) : '')),
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
