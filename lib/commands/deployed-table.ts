/** A table on AWS, as whoever sits at the keyboard may use it: region and credentials are those of the environment. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { Option } from 'commander';
import { createKeyManagement } from '../aws/key-management.ts';
import { createDataKeys, type DataKeys } from '../store/data-keys.ts';
import { createCaseTableAccess } from '../store/dynamodb/case-table.ts';
import { createDynamoDBStore } from '../store/dynamodb.ts';
import type { CaseStore } from '../store/port.ts';
import { UserError } from './user-error.ts';

/** With what the events of cases are unlocked: all three, or none where they lie plainly. */
export interface KeysChoice {
  /** The table of keys. */
  readonly keys?: string;
  /** The ARN of the key in KMS that they are wrapped under. */
  readonly key?: string;
  readonly jurisdiction?: string;
}

export const keysOption = (): Option => new Option('--keys <table>', 'the table that keeps the keys of cases');
export const keyOption = (): Option =>
  new Option('--key <arn>', "the jurisdiction's key in KMS, under which the keys of cases are wrapped");

/** Hands over the store of a table by name, and closes the connections again. What AWS refuses is told as a sentence. */
export const withDeployedTables = async <Answer>(
  choice: KeysChoice,
  use: (storeOf: (table: string) => CaseStore) => Promise<Answer>,
): Promise<Answer> => {
  const client = new DynamoDBClient({ maxAttempts: 10 });
  try {
    const keys = keysOf(choice, client);
    return await use((table) => createDynamoDBStore({ client, table, ...keys }));
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    if (fault.message === 'Region is missing')
      throw new UserError('No AWS region is named: set AWS_REGION, such as AWS_REGION=us-east-1.', { cause: fault });
    if (!refusals.has(fault.name)) throw fault;
    throw new UserError(`${fault.message} Check AWS_REGION and your credentials.`, { cause: fault });
  } finally {
    client.destroy();
  }
};

const keysOf = ({ keys, key, jurisdiction }: KeysChoice, client: DynamoDBClient): { readonly keys?: DataKeys } => {
  if (keys === undefined && key === undefined) return {};
  if (keys === undefined || key === undefined || jurisdiction === undefined)
    throw new UserError('To open locked events, name all three: --keys, --key and --jurisdiction.');
  const kms = new KMSClient({ maxAttempts: 10 });
  const wrapper = createKeyManagement(
    () => kms,
    () => key,
    () => jurisdiction,
  );
  return { keys: createDataKeys({ table: createCaseTableAccess(client, keys), wrapper }) };
};

const refusals: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'UnrecognizedClientException',
]);
