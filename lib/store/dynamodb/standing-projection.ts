/** What is projected of a case now, with the bookkeeping that the next projector needs. See `projection.ts`. */
import type { CaseId } from '../../case/identity.ts';
import type { DueRow, Snapshot } from '../port.ts';
import type { CaseTable, Item, ItemKey } from './case-table.ts';
import { casePartition, dueSort } from './keys.ts';
import { plain } from './plain.ts';

export interface StandingProjection {
  readonly snapshot: Snapshot | undefined;
  /** The last turn taken; 0 before the first. */
  readonly turn: number;
  /** Deadlines whose rows a turn announced and did not report finished. */
  readonly unfinished: ReadonlySet<string>;
  /** Rows by deadline. */
  readonly rows: ReadonlyMap<string, DueRow>;
  /** Deadlines whose items must never be deleted. */
  readonly contended: ReadonlySet<string>;
}

export const snapshotKey = (caseId: CaseId): ItemKey => ({ pk: casePartition(caseId), sk: 'SNAPSHOT' });

/** Whether the item only keeps the turn of a row that is gone. */
export const isEmptied = (item: Item): boolean => item.dueAt === undefined;

/**
 * The snapshot is read before the rows, so that rows are never older than the turn they are compared under. Where there is
 * no snapshot there are no rows: a turn is taken before any is written, and a snapshot stays.
 */
export async function readProjection(table: CaseTable, caseId: CaseId): Promise<StandingProjection> {
  const item = await table.get(snapshotKey(caseId));
  const items =
    item === undefined
      ? []
      : await table.query({ partition: casePartition(caseId), range: { beginsWith: dueSort('') } });
  const deadlineOf = ({ sk }: Item): string => String(sk).slice(dueSort('').length);
  return {
    snapshot: item && plain<Snapshot>(item),
    turn: Number(item?.turn ?? 0),
    unfinished: new Set(item?.unfinished as readonly string[] | undefined),
    rows: new Map(items.filter((row) => !isEmptied(row)).map((row) => [deadlineOf(row), plain<DueRow>(row)])),
    contended: new Set(items.filter((row) => row.contended === true).map(deadlineOf)),
  };
}
