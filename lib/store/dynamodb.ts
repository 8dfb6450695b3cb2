/** The case store on DynamoDB: one table, no transactions. `dynamodb/key-schema.ts` says what lies where. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAuditTrail } from './dynamodb/audit-trail.ts';
import { type CaseTable, createCaseTableAccess } from './dynamodb/case-table.ts';
import { createDirectory } from './dynamodb/directory.ts';
import { createDueLists } from './dynamodb/due-lists.ts';
import { createEventLog } from './dynamodb/event-log.ts';
import { createGivenCommands } from './dynamodb/given-commands.ts';
import { createNoticeLedger } from './dynamodb/notice-ledger.ts';
import { createProjections } from './dynamodb/projection.ts';
import { createTimelineMarks } from './dynamodb/timeline-mark.ts';
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
}

/**
 * Its faults beyond the client's own: CaseTableMissing, EventTooLarge, SequenceBroken, CaseContended, NoticeNotClaimed,
 * ProjectionInconsistent, ShardUnknown.
 */
export function createDynamoDBStore({ client, table, shards = defaultShards }: DynamoDBStoreOptions): CaseStore {
  return createStoreOn(createCaseTableAccess(client, table), shards);
}

/** The same on anything that behaves as a case table. */
export function createStoreOn(access: CaseTable, shards = defaultShards): CaseStore {
  const directory = createDirectory(access);
  return {
    ...createEventLog(access, shards),
    ...createProjections(access, directory, shards),
    ...createDueLists(access, directory, shards),
    ...createTimelineMarks(access),
    ...createNoticeLedger(access, directory),
    ...createAuditTrail(access),
    ...createGivenCommands(access),
  };
}
