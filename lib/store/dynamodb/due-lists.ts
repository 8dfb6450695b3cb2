/** Due-date rows of many cases, from the indexes. They lag a moment behind: whoever acts on a row reads the case again. */
import type { Instant } from '../../case/identity.ts';
import type { CaseStore, DueRow, ListPlace } from '../port.ts';
import { assertShard } from '../shard.ts';
import type { CaseTable } from './case-table.ts';
import type { Directory } from './directory.ts';
import { keepThoseWithItems } from './keep-those-with-items.ts';
import { aboveAllTimes, afterAll, justAfter, listSort, shardPartition, unitPartition } from './keys.ts';
import { plain } from './plain.ts';
import type { SortRange } from './query.ts';

type DueLists = Pick<CaseStore, 'shards' | 'rowsToActOn' | 'dueInUnit' | 'unitsWithRows'>;

export function createDueLists(table: CaseTable, directory: Directory, shards: number): DueLists {
  return {
    shards,

    async rowsToActOn(shard, until, limit) {
      assertShard(shard, shards);
      const range = { below: afterAll(until) };
      const items = await table.query({ index: 'byShard', partition: shardPartition(shard), range, limit });
      return items.map((item) => plain<DueRow>(item));
    },

    async dueInUnit(jurisdiction, facility, unit, { until, after, limit }) {
      const partition = unitPartition(jurisdiction, facility, unit);
      const range = rangeOf(until, after);
      const items = await table.query({ index: 'byList', partition, ...(range === undefined ? {} : { range }), limit });
      return items.map((item) => plain<DueRow>(item));
    },

    async unitsWithRows(jurisdiction) {
      return keepThoseWithItems(table, await directory.units(jurisdiction), ({ facility, unit }) =>
        unitPartition(jurisdiction, facility, unit),
      );
    },
  };
}

const rangeOf = (until: Instant | undefined, after: ListPlace | undefined): SortRange | undefined => {
  if (after === undefined) return until === undefined ? undefined : { below: afterAll(until) };
  const from = justAfter(listSort(after));
  const to = until === undefined ? aboveAllTimes : afterAll(until);
  // DynamoDB refuses a range that ends before it begins.
  return { from, to: to < from ? from : to };
};
