/**
 * The layout of the case table as data: what creates the table and what deploys it both read it here.
 *
 * | pk                         | sk                         | what it is                     | byShard                   | byList                        |
 * |----------------------------|----------------------------|--------------------------------|---------------------------|-------------------------------|
 * | `CASE#<case>`              | `EVENT#0000001` …          | one event; never changes       | first only: `CASES#<k>`   |                               |
 * |                            | `SNAPSHOT`                 | projection: the case in a list |                           |                               |
 * |                            | `DUE#<deadline>`           | projection: one open deadline  | `SHARD#<k>`, next action  | `UNIT#…`, due date            |
 * |                            | `NOTICE#<notice>`          | ledger: one logical notice     |                           | while digest waits: `DIGEST#…`|
 * |                            | `ERASED`                   | tombstone: nothing else is left|                           |                               |
 * |                            | `TIMELINE`, `TOKEN`        | where case-timeline stands     |                           |                               |
 * | `DIRECTORY#<jurisdiction>` | `UNIT#…`, `RECIPIENT#…`    | who ever had rows or digests   |                           |                               |
 * | `AUDIT#<of what>`          | `<instant>#<request>`      | who asked what; never changes  |                           |                               |
 * | `COMMAND#<hash>`           | `COMMAND`                  | a command given under a key    |                           |                               |
 *
 * Both indexes are sparse: an item without the index's keys is not in it. A row with nothing left to send is not in
 * byShard, a confirmed notice not in byList. Keys hold case, duty, unit and role ids and times, nothing about a person.
 *
 * No partition is hot. A case takes a handful of writes a day. byShard spreads over the shards (see `shardOf`); byList
 * has a partition for each unit and each recipient, and a unit's staff record far less than 1,000 acts a second.
 * The directory is written once for each unit and recipient, not once for each row.
 */

/** All key attributes are strings, and both indexes carry whole items: rows and notices are a few hundred bytes. */
export const caseTableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Seconds since 1970 after which the table may let go of an item; only commands have it. */
  timeToLive: 'expiresAt',
  indexes: [
    { name: 'byShard', partitionKey: 'shardKey', sortKey: 'shardSort' },
    { name: 'byList', partitionKey: 'listKey', sortKey: 'listSort' },
  ],
} as const;

/** The table of keys: `CASE#<case>`, `KEY` holds the wrapped key of one case, or the tombstone of one that was erased. */
export const keyTableSchema = { partitionKey: 'pk', sortKey: 'sk', indexes: [] } as const;

export type CaseTableIndex = (typeof caseTableSchema.indexes)[number];
export type IndexName = CaseTableIndex['name'];
