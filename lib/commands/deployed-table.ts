/** A table on AWS, as whoever sits at the keyboard may use it: region and credentials are those of the environment. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDBStore } from '../store/dynamodb.ts';
import type { CaseStore } from '../store/port.ts';
import { UserError } from './user-error.ts';

/** Hands over the store of a table by name, and closes the connections again. What AWS refuses is told as a sentence. */
export const withDeployedTables = async <Answer>(
  use: (storeOf: (table: string) => CaseStore) => Promise<Answer>,
): Promise<Answer> => {
  const client = new DynamoDBClient({ maxAttempts: 10 });
  try {
    return await use((table) => createDynamoDBStore({ client, table }));
  } catch (fault) {
    if (!(fault instanceof Error) || !refusals.has(fault.name)) throw fault;
    throw new UserError(`${fault.message} Check AWS_REGION and your credentials.`, { cause: fault });
  } finally {
    client.destroy();
  }
};

const refusals: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'UnrecognizedClientException',
]);
