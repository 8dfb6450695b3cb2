/**
 * The cases of this machine: DynamoDB's own interface, embedded, in a folder on disk. Whatever was recorded survives the
 * end of the process, however it ends. The machine's own end is another matter: the last moments before a power failure
 * may not have reached the disk.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDataKeys } from '../store/data-keys.ts';
import { createCaseTableAccess } from '../store/dynamodb/case-table.ts';
import { createCaseTable, createKeyTable } from '../store/dynamodb/create-case-table.ts';
import { createLocalClient } from '../store/dynamodb/local-client.ts';
import { mendIndexes } from '../store/dynamodb/mend-indexes.ts';
import { startDynalite } from '../store/dynamodb/start-dynalite.ts';
import { createDynamoDBStore } from '../store/dynamodb.ts';
import { createMasterKeyFile } from '../store/master-key-file.ts';
import type { CaseStore } from '../store/port.ts';
import { kindAt } from './files.ts';
import { claimFolder } from './folder-claim.ts';
import { UserError } from './user-error.ts';

const table = 'throughcare';
const keyTable = 'throughcare-keys';

/**
 * For whatever looks at cases or adds to them: a folder whose name was misspelt would be an empty one, and nothing due.
 * Throws a sentence for people where no cases are kept.
 */
export const mustHoldCases = (folder: string): void => {
  const kind = kindAt(folder);
  if (kind === 'file') throw new UserError(`${folder} is a file, and cases are kept in a folder. Check --folder.`);
  if (kind === 'nothing')
    throw new UserError(
      `There is no folder ${folder}, and so there are no cases in it. Check --folder, or admit somebody first.`,
    );
  if (kindAt(join(folder, everyDatabaseHas)) === 'nothing' && readdirSync(folder).length > 0)
    throw new UserError(
      `${folder} is a folder, and something else than cases is kept in it. Check --folder, or admit somebody first.`,
    );
};

/** The file by which LevelDB finds the others. */
const everyDatabaseHas = 'CURRENT';

/** Opens the folder, makes it where there is none, hands its store over, and closes it again. One process at a time: a second one is told so. */
export const withLocalStore = async <Answer>(
  folder: string,
  use: (store: CaseStore) => Promise<Answer>,
): Promise<Answer> => {
  const claim = await claimFolder(folder);
  const { server, port } = await startDynalite(folder);
  claim.listening(port);
  const client = createLocalClient(`http://127.0.0.1:${port}`, 1);
  let mended = false;
  try {
    await createCaseTable(client, table);
    await createKeyTable(client, keyTable);
    if (claim.leftOpen) await mendIndexes(client, table);
    mended = true;
    const keys = createDataKeys({
      table: createCaseTableAccess(client, keyTable),
      wrapper: createMasterKeyFile(join(folder, 'master.key')),
    });
    return await use(createDynamoDBStore({ client, table, keys }));
  } finally {
    client.destroy();
    // The server tells of its end before the database below is closed; only the callback waits for both.
    const closed = new Promise<void>((resolve, reject) => {
      server.close((fault?: Error) => (fault === undefined || fault === null ? resolve() : reject(fault)));
    });
    server.closeAllConnections();
    await closed;
    if (mended) claim.release();
  }
};
