/**
 * Makes the indexes of a dynalite table agree with its items again. dynalite writes an item's index entries and then the
 * item, each by itself: a process killed in between leaves an entry without its item, or an item without its entry, and
 * nothing later would put that right. DynamoDB keeps its indexes itself and never needs this.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type CaseTable, createCaseTableAccess, type Item, type ItemKey } from './case-table.ts';
import { type CaseTableIndex, caseTableSchema } from './key-schema.ts';

/** Writes every item that an index holds once more; safe to repeat, and to break off. Nobody else may be writing. */
export const mendIndexes = async (client: DynamoDBClient, table: string): Promise<void> => {
  const access = createCaseTableAccess(client, table);
  for (const index of caseTableSchema.indexes) {
    const entries = await scanned(client, table, index.name);
    for (const entry of entries) await withdrawIfStale(access, entry, index);
  }
  for (const item of await scanned(client, table)) {
    if (caseTableSchema.indexes.some(({ partitionKey }) => item[partitionKey] !== undefined)) await access.put(item);
  }
};

/** An entry is taken back by making it the item, and then making the item what it was: each write clears up after the last. */
const withdrawIfStale = async (access: CaseTable, entry: ItemKey & Item, index: CaseTableIndex): Promise<void> => {
  const { pk, sk } = entry;
  const item = await access.get({ pk, sk });
  const { partitionKey, sortKey } = index;
  if (item?.[partitionKey] === entry[partitionKey] && item?.[sortKey] === entry[sortKey]) return;
  await access.put(entry);
  if (item === undefined) await access.delete({ pk, sk }, { expression: 'attribute_exists(pk)' });
  else await access.put({ ...item, pk, sk });
};

const scanned = async (client: DynamoDBClient, table: string, index?: string): Promise<readonly (ItemKey & Item)[]> => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const items: (ItemKey & Item)[] = [];
  const pages = paginateScan({ client: documents }, { TableName: table, ...(index && { IndexName: index }) });
  for await (const { Items = [] } of pages) items.push(...(Items as (ItemKey & Item)[]));
  return items;
};
