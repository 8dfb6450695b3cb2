/** A server that speaks DynamoDB's API, with a fresh table for each test. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createCaseTable } from '../../../lib/store/dynamodb/create-case-table.ts';
import { createLocalClient } from '../../../lib/store/dynamodb/local-client.ts';

export interface Backend {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export const clientOf = ({ endpoint }: Backend): DynamoDBClient => createLocalClient(endpoint, 3);

let tables = 0;

/** Creates a table that no other test uses, and answers its name. */
export async function freshTable(client: DynamoDBClient): Promise<string> {
  tables += 1;
  const table = `cases-${tables}`;
  await createCaseTable(client, table);
  return table;
}
