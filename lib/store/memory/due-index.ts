/** The due-date rows of all cases in two orders: by shard and next action for the sweep, by unit and due date for staff. */
import type { Instant } from '../../case/identity.ts';
import { compareText } from '../due-row.ts';
import { compareUnits, type Unit } from '../list-order.ts';
import type { CaseStore, DueRow, ListPlace } from '../port.ts';
import { assertShard, shardOf } from '../shard.ts';
import { createSortedList, type SortedList } from './sorted-list.ts';

const byCaseThenDeadline = (one: ListPlace, other: ListPlace): number =>
  compareText(one.caseId, other.caseId) || compareText(one.deadline, other.deadline);

const byNextAction = (one: DueRow, other: DueRow): number =>
  compareText(one.nextActionAt ?? '', other.nextActionAt ?? '') || byCaseThenDeadline(one, other);

const byDueDate = (one: ListPlace, other: ListPlace): number =>
  compareText(one.dueAt, other.dueAt) || byCaseThenDeadline(one, other);

interface UnitRows {
  readonly jurisdiction: string;
  readonly unit: Unit;
  readonly rows: SortedList<DueRow, ListPlace>;
}

export interface DueIndex {
  add(row: DueRow): void;
  delete(row: DueRow): void;
  toActOn(shard: number, until: Instant, limit: number): readonly DueRow[];
  inUnit(jurisdiction: string, unit: Unit, options: Parameters<CaseStore['dueInUnit']>[3]): readonly DueRow[];
  units(jurisdiction: string): readonly Unit[];
}

export function createDueIndex(shards: number): DueIndex {
  const byShard = Array.from({ length: shards }, () => createSortedList(byNextAction));
  const byUnit = new Map<string, UnitRows>();
  const keyOf = (jurisdiction: string, { facility, unit }: Unit): string => `${jurisdiction}\n${facility}\n${unit}`;

  const rowsOfUnit = (row: DueRow): SortedList<DueRow, ListPlace> => {
    const key = keyOf(row.jurisdiction, row);
    let entry = byUnit.get(key);
    if (entry === undefined) {
      const { jurisdiction, facility, unit } = row;
      entry = { jurisdiction, unit: { facility, unit }, rows: createSortedList<DueRow, ListPlace>(byDueDate) };
      byUnit.set(key, entry);
    }
    return entry.rows;
  };

  return {
    add(row) {
      rowsOfUnit(row).add(row);
      if (row.nextActionAt !== undefined) byShard[shardOf(row.caseId, shards)]?.add(row);
    },
    delete(row) {
      rowsOfUnit(row).delete(row);
      if (row.nextActionAt !== undefined) byShard[shardOf(row.caseId, shards)]?.delete(row);
    },
    toActOn(shard, until, limit) {
      assertShard(shard, shards);
      return (
        byShard[shard]?.first(limit, ({ nextActionAt }) => nextActionAt !== undefined && nextActionAt <= until) ?? []
      );
    },
    inUnit(jurisdiction, unit, { until, after, limit }) {
      const rows = byUnit.get(keyOf(jurisdiction, unit))?.rows;
      return rows?.first(limit, ({ dueAt }) => until === undefined || dueAt <= until, after) ?? [];
    },
    units(jurisdiction) {
      return [...byUnit.values()]
        .filter((entry) => entry.jurisdiction === jurisdiction && entry.rows.size > 0)
        .map(({ unit }) => unit)
        .sort(compareUnits);
    },
  };
}
