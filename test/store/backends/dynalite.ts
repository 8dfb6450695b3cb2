/** dynalite in this process, in memory. */
import { startDynalite as start } from '../../../lib/store/dynamodb/start-dynalite.ts';
import type { Backend } from './backend.ts';

export async function startDynalite(): Promise<Backend> {
  const { server, port } = await start();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
