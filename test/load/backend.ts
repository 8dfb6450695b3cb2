/** The table's server in a process of its own, as it would be on a network: dynalite on disk, or Amazon's DynamoDB Local. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { startDynamoDBLocal } from '../store/backends/dynamodb-local.ts';

const start = async (kind: string | undefined) => {
  if (kind === 'dynamodb-local') return startDynamoDBLocal(['-Xmx4g']);
  if (kind !== 'dynalite') throw new Error(`There is no store "${kind}": choose dynalite or dynamodb-local.`);
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  const server = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const backend = await start(process.argv[2]);
process.on('disconnect', () => void backend.stop().then(() => process.exit(0)));
process.send?.({ ready: backend.endpoint });
