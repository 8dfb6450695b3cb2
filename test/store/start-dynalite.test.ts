/** What dynalite opened for a query it closes again, else a server that runs for long would grow without end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CaseTable, createCaseTableAccess, neverWritten } from '../../lib/store/dynamodb/case-table.ts';
import { createCaseTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createLocalClient } from '../../lib/store/dynamodb/local-client.ts';
import { everyDatabase, startDynalite } from '../../lib/store/dynamodb/start-dynalite.ts';

const folder = mkdtempSync(join(tmpdir(), 'dynalite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['on disk', folder],
  ['in memory', undefined],
])('dynalite %s', (_where, path) => {
  let table: CaseTable;
  const open = new Set<unknown>();
  let opened = 0;

  beforeAll(async () => {
    const database = everyDatabase();
    const { attachResource, detachResource } = database;
    vi.spyOn(database, 'attachResource').mockImplementation(function (this: typeof database, one) {
      open.add(one);
      opened += 1;
      attachResource.call(this, one);
    });
    vi.spyOn(database, 'detachResource').mockImplementation(function (this: typeof database, one) {
      open.delete(one);
      detachResource.call(this, one);
    });
    const { server, port } = await startDynalite(path);
    const client = createLocalClient(`http://127.0.0.1:${port}`, 1);
    await createCaseTable(client, 'cases');
    table = createCaseTableAccess(client, 'cases');
    for (const number of [1, 2, 3])
      await table.put({ pk: 'CASE#1', sk: `EVENT#${number}`, listKey: 'UNIT#1', listSort: `${number}` }, neverWritten);
    return async () => {
      client.destroy();
      const ended = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await ended;
      vi.restoreAllMocks();
    };
  });
  beforeEach(() => {
    opened = 0;
  });

  it.each([
    ['reads to the end', { partition: 'CASE#1' }, 3],
    ['stops before it', { partition: 'CASE#1', limit: 2 }, 2],
    ['finds nothing', { partition: 'CASE#2' }, 0],
    ['asks an index', { partition: 'UNIT#1', index: 'byList', limit: 1 }, 1],
  ] as const)('leaves nothing open after a query that %s', async (_what, query, found) => {
    expect(await table.query(query)).toHaveLength(found);
    expect(opened).toBeGreaterThan(0);
    await vi.waitFor(() => expect(open.size).toBe(0));
  });
});
