/** Creates the tables where nothing deploys them: on one machine, and in tests. */
import {
  CreateTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { caseTableSchema, keyTableSchema } from './key-schema.ts';

interface Keys {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const keySchema = ({ partitionKey, sortKey }: Keys): KeySchemaElement[] => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

interface Schema extends Keys {
  readonly indexes: readonly (Keys & { readonly name: string })[];
}

/** Resolves once the table can be used. A table of that name that is there already is left as it is. */
export const createCaseTable = (client: DynamoDBClient, table: string): Promise<void> =>
  createTable(client, table, caseTableSchema);

/** The same for the table of keys. */
export const createKeyTable = (client: DynamoDBClient, table: string): Promise<void> =>
  createTable(client, table, keyTableSchema);

async function createTable(client: DynamoDBClient, table: string, schema: Schema): Promise<void> {
  const everyKey: readonly Keys[] = [schema, ...schema.indexes];
  const command = new CreateTableCommand({
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(schema),
    AttributeDefinitions: everyKey.flatMap(({ partitionKey, sortKey }) => [
      { AttributeName: partitionKey, AttributeType: 'S' as const },
      { AttributeName: sortKey, AttributeType: 'S' as const },
    ]),
    ...(schema.indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: schema.indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(index),
            Projection: { ProjectionType: 'ALL' as const },
          })),
        }),
  });
  try {
    const { TableDescription: created } = await client.send(command);
    if (created?.TableStatus === 'ACTIVE') return;
  } catch (fault) {
    if (!(fault instanceof Error && fault.name === 'ResourceInUseException')) throw fault;
  }
  await waitUntilTableExists({ client, minDelay: 0.05, maxDelay: 5, maxWaitTime: 120 }, { TableName: table });
}
