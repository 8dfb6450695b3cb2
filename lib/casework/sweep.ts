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

export const sweepShard = async (ports: Ports, shard: number): Promise<Swept> => {
  const now = ports.now();
  const rows = await ports.store.rowsToActOn(shard, plusMilliseconds(now, -patience), batch);
  for (const row of rows) await act(ports, row);
  return { acted: rows.length, more: rows.length === batch };
};

/** A row that no longer stands is projected anew, so that no sweep meets it again. */
const act = async (ports: Ports, row: DueRow): Promise<void> => {
  const { superseded } = await notify(ports, watchOf(row), ports.now());
  if (superseded) await follow(ports, row.caseId);
};
