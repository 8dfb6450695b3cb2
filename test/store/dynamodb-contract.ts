/** The contract, and what only DynamoDB can suffer, on a server that speaks DynamoDB's API. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { type Backend, clientOf, freshTable } from './backends/backend.ts';
import { caseStoreContract } from './contract.ts';
import { dynamoDBFaults } from './dynamodb-faults.ts';

export function dynamoDBContract(start: () => Promise<Backend>): void {
  let backend: Backend;
  let client: DynamoDBClient;

  beforeAll(async () => {
    backend = await start();
    client = clientOf(backend);
  }, 60_000);
  afterAll(async () => {
    client.destroy();
    await backend.stop();
  });

  caseStoreContract(async () => createDynamoDBStore({ client, table: await freshTable(client) }));
  describe('when things break', () =>
    dynamoDBFaults(
      () => backend,
      () => client,
    ));
}
