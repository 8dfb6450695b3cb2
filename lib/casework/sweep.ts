/**
 * The second net. It shares nothing with the timers but the table: it acts on any due-date row whose next action is five
 * minutes past, re-reading the case, and never asks whether a timer lives.
 */
import { plusMilliseconds } from '../case/identity.ts';
import type { DueRow } from '../store/port.ts';
import { notify } from './attend.ts';
import { follow } from './follow.ts';
import type { Ports } from './ports.ts';
import { watchOf } from './watch.ts';

const patience = 300_000;
const batch = 100;

export interface Swept {
  readonly acted: number;
  /** The shard held more than one batch: sweep it again. */
  readonly more: boolean;
}

export const shardsToSweep = ({ store }: Ports): readonly number[] =>
  Array.from({ length: store.shards }, (_, shard) => shard);

/** A case that cannot be read keeps no other waiting: operations hear which it is, and the next sweep tries again. */
export const sweepShard = async (ports: Ports, shard: number): Promise<Swept> => {
  const rows = await ports.store.rowsToActOn(shard, plusMilliseconds(ports.now(), -patience), batch);
  const failed: string[] = [];
  for (const row of rows) {
    await act(ports, row).catch((error: unknown) => {
      failed.push(`${row.caseId} (${error instanceof Error ? error.name : typeof error})`);
    });
  }
  if (failed.length > 0) await ports.tellOperations({ what: `the sweep could not act on ${failed.join(', ')}` });
  return { acted: rows.length - failed.length, more: rows.length === batch && failed.length < batch };
};

/** Whatever should have acted here did not: the case is projected anew, and its timeline woken or started. */
const act = async (ports: Ports, row: DueRow): Promise<void> => {
  await notify(ports, watchOf(row), ports.now());
  await follow(ports, row.caseId);
};
