/** A server that speaks DynamoDB's API, with a fresh table for each test. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createCaseTable } from '../../../lib/store/dynamodb/create-case-table.ts';

export interface Backend {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** A client that can reach nothing but the server: its credentials are words. */
export const clientOf = ({ endpoint }: Backend): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

let tables = 0;

/** Creates a table that no other test uses, and answers its name. */
export async function freshTable(client: DynamoDBClient): Promise<string> {
  tables += 1;
  const table = `cases-${tables}`;
  await createCaseTable(client, table);
  return table;
}
