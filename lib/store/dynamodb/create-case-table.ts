/** Creates the case table where nothing deploys it: on one machine, and in tests. */
import {
  CreateTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { caseTableSchema } from './key-schema.ts';

interface Keys {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const keySchema = ({ partitionKey, sortKey }: Keys): KeySchemaElement[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

/** Resolves once the table can be used. A table of that name that is there already is left as it is. */
export async function createCaseTable(client: DynamoDBClient, table: string): Promise<void> {
  const everyKey: readonly Keys[] = [caseTableSchema, ...caseTableSchema.indexes];
  const command = new CreateTableCommand({
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(caseTableSchema),
    AttributeDefinitions: everyKey.flatMap(({ partitionKey, sortKey }) => [
      { AttributeName: partitionKey, AttributeType: 'S' as const },
      { AttributeName: sortKey, AttributeType: 'S' as const },
    ]),
    GlobalSecondaryIndexes: caseTableSchema.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index),
      Projection: { ProjectionType: 'ALL' },
    })),
  });
  try {
    const { TableDescription: created } = await client.send(command);
    if (created?.TableStatus === 'ACTIVE') return;
  } catch (fault) {
    if (!(fault instanceof Error && fault.name === 'ResourceInUseException')) throw fault;
  }
  await waitUntilTableExists({ client, minDelay: 0.05, maxDelay: 5, maxWaitTime: 120 }, { TableName: table });
}
