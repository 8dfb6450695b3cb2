/** Due-date rows of many cases, from the indexes. They lag a moment behind: whoever acts on a row reads the case again. */
import type { CaseStore, DueRow } from '../port.ts';
import { assertShard } from '../shard.ts';
import type { CaseTable } from './case-table.ts';
import type { Directory } from './directory.ts';
import { keepThoseWithItems } from './keep-those-with-items.ts';
import { afterAll, shardPartition, unitPartition } from './keys.ts';
import { plain } from './plain.ts';

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

    async dueInUnit(jurisdiction, facility, unit, { until, limit }) {
      const partition = unitPartition(jurisdiction, facility, unit);
      const range = until === undefined ? {} : { range: { below: afterAll(until) } };
      const items = await table.query({ index: 'byList', partition, ...range, limit });
      return items.map((item) => plain<DueRow>(item));
    },

    async unitsWithRows(jurisdiction) {
      return keepThoseWithItems(table, await directory.units(jurisdiction), ({ facility, unit }) =>
        unitPartition(jurisdiction, facility, unit),
      );
    },
  };
}
