/** The case store on DynamoDB: one table, no transactions. `dynamodb/key-schema.ts` says what lies where. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DataKeys } from './data-keys.ts';
import { createAuditTrail } from './dynamodb/audit-trail.ts';
import { type CaseTable, createCaseTableAccess } from './dynamodb/case-table.ts';
import { createDirectory } from './dynamodb/directory.ts';
import { createDueLists } from './dynamodb/due-lists.ts';
import { createErasure } from './dynamodb/erasure.ts';
import { createEventLog } from './dynamodb/event-log.ts';
import { createGivenCommands } from './dynamodb/given-commands.ts';
import { createNoticeLedger } from './dynamodb/notice-ledger.ts';
import { createProjections } from './dynamodb/projection.ts';
import { createTimelineMarks } from './dynamodb/timeline-mark.ts';
import { createEventCipher, noCipher } from './event-cipher.ts';
import type { CaseStore } from './port.ts';
import { defaultShards } from './shard.ts';

export interface DynamoDBStoreOptions {
  /** Throttling, timeouts and lost connections are retried as this client is configured to. */
  readonly client: DynamoDBClient;
  /** The name of a table laid out as `caseTableSchema` says. */
  readonly table: string;
  /**
   * How many shards the due index has. Part of how the table is laid out: see `shardOf`.
   * @default 16
   */
  readonly shards?: number;
  /**
   * Under which the events are locked, a key a case.
   * @default none: events lie plainly in their items
   */
  readonly keys?: DataKeys;
}

/**
 * Its faults beyond the client's own: CaseTableMissing, EventTooLarge, SequenceBroken, CaseContended, NoticeNotClaimed,
 * ProjectionInconsistent, ShardUnknown, CaseErased, DataKeyUnreadable.
 */
export function createDynamoDBStore({ client, table, ...options }: DynamoDBStoreOptions): CaseStore {
  return createStoreOn(createCaseTableAccess(client, table), options);
}

/** The same on anything that behaves as a case table. */
export function createStoreOn(
  access: CaseTable,
  { shards = defaultShards, keys }: Pick<DynamoDBStoreOptions, 'shards' | 'keys'> = {},
): CaseStore {
  const directory = createDirectory(access);
  const { erase, assertStands } = createErasure(access, keys);
  return {
    ...createEventLog(access, shards, keys === undefined ? noCipher : createEventCipher(keys)),
    ...createProjections(access, directory, shards, assertStands),
    ...createDueLists(access, directory, shards),
    ...createTimelineMarks(access, assertStands),
    ...createNoticeLedger(access, directory, assertStands),
    ...createAuditTrail(access),
    ...createGivenCommands(access),
    erase,
  };
}
