/** The cases of this machine: DynamoDB's own interface, embedded, in a folder on disk. */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createCaseTable } from '../store/dynamodb/create-case-table.ts';
import { createDynamoDBStore } from '../store/dynamodb.ts';
import type { CaseStore } from '../store/port.ts';
import { UserError } from './user-error.ts';

const table = 'throughcare';

/** Opens the folder, hands its store over, and closes it again. One process at a time: a second one is told so. */
export const withLocalStore = async <Answer>(
  folder: string,
  use: (store: CaseStore) => Promise<Answer>,
): Promise<Answer> => {
  mkdirSync(folder, { recursive: true });
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  try {
    await createCaseTable(client, table).catch((error: unknown) => {
      throw new UserError(
        `The folder ${folder} cannot be opened: another throughcare is using it, or it holds something else. Wait for the other to end, or choose a folder with --folder.`,
        { cause: error },
      );
    });
    return await use(createDynamoDBStore({ client, table }));
  } finally {
    client.destroy();
    // The server tells of its end before the database below is closed; only the callback waits for both.
    const closed = new Promise<void>((resolve, reject) => {
      server.close((fault?: Error) => (fault === undefined || fault === null ? resolve() : reject(fault)));
    });
    server.closeAllConnections();
    await closed;
  }
};
