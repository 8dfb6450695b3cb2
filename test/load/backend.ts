/** The table's server in a process of its own, as it would be on a network: dynalite on disk, or Amazon's DynamoDB Local. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDynalite } from '../../lib/store/dynamodb/start-dynalite.ts';
import { startDynamoDBLocal } from '../store/backends/dynamodb-local.ts';

const start = async (kind: string | undefined) => {
  if (kind === 'dynamodb-local') return startDynamoDBLocal(['-Xmx4g']);
  if (kind !== 'dynalite') throw new Error(`There is no store "${kind}": choose dynalite or dynamodb-local.`);
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  const { port } = await startDynalite(folder);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const backend = await start(process.argv[2]);
process.on('disconnect', () => void backend.stop().then(() => process.exit(0)));
process.send?.({ ready: backend.endpoint });
