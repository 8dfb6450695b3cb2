/**
 * The second net. It shares nothing with the timers but the table: it acts on any due-date row whose next action is five
 * minutes past, re-reading the case, and never asks whether a timer lives.
 */
import { type CaseId, plusMilliseconds } from '../case/identity.ts';
import type { DueRow } from '../store/port.ts';
import { notify } from './attend.ts';
import { follow } from './follow.ts';
import { tellOnceADay } from './once-a-day.ts';
import type { Ports } from './ports.ts';
import { faultBy, staysUnread } from './unread.ts';
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

/**
 * A case that cannot be read keeps no other waiting: operations hear which it is, and the next sweep tries again. One that
 * cannot be read however often one tries is passed over, and what lies behind it is acted on; operations hear once a day.
 */
export const sweepShard = async (ports: Ports, shard: number): Promise<Swept> => {
  const until = plusMilliseconds(ports.now(), -patience);
  const tried = new Set<string>();
  const failed: string[] = [];
  const unread = new Map<CaseId, string>();
  const tryRow = async (row: DueRow): Promise<void> => {
    try {
      await act(ports, row);
    } catch (fault) {
      if (staysUnread(fault)) return void unread.set(row.caseId, faultBy(fault));
      failed.push(`${row.caseId} (${faultBy(fault)})`);
    }
    tried.add(nameOf(row));
  };
  for (let many = batch; ; many *= 2) {
    const rows = await ports.store.rowsToActOn(shard, until, many);
    for (const row of rows)
      if (tried.size < batch && !tried.has(nameOf(row)) && !unread.has(row.caseId)) await tryRow(row);
    if (rows.length < many || tried.size === batch) break;
  }
  if (failed.length > 0) await ports.tellOperations({ what: `the sweep could not act on ${failed.join(', ')}` });
  const told = [...unread].map(([caseId, fault]) => ({ caseId, fault }));
  await tellOnceADay(ports, 'the sweep cannot act on', told);
  return { acted: tried.size - failed.length, more: tried.size === batch && failed.length < batch };
};

const nameOf = ({ caseId, deadline }: DueRow): string => `${caseId} ${deadline}`;

/** Whatever should have acted here did not: the case is projected anew, and its timeline woken or started. */
const act = async (ports: Ports, row: DueRow): Promise<void> => {
  await notify(ports, watchOf(row), ports.now());
  await follow(ports, row.caseId);
};
