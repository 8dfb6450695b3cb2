/** What a kill between an index entry and its item leaves behind in dynalite, and that it is put right. */
import { createRequire } from 'node:module';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCaseTableAccess } from '../../lib/store/dynamodb/case-table.ts';
import { rowKeys } from '../../lib/store/dynamodb/keys.ts';
import { mendIndexes } from '../../lib/store/dynamodb/mend-indexes.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { type Backend, clientOf, freshTable } from './backends/backend.ts';
import { startDynalite } from './backends/dynalite.ts';
import { anEvent, aRow, aSnapshot, at, collect, otherCase, someCase } from './samples.ts';

/** dynalite's own way of writing index entries, so that one can be left out. */
const database = createRequire(import.meta.url)('dynalite/db/index.js') as {
  updateIndexes: (...words: unknown[]) => void;
};
const whole = database.updateIndexes;
let backend: Backend;
let client: DynamoDBClient;

beforeAll(async () => {
  backend = await startDynalite();
  client = clientOf(backend);
});
afterAll(async () => {
  database.updateIndexes = whole;
  client.destroy();
  await backend.stop();
});

it('finds again what has lost its entry, and loses what an entry alone stands for', async () => {
  const table = await freshTable(client);
  const access = createCaseTableAccess(client, table);
  const store = createDynamoDBStore({ client, table });
  const listed = async () =>
    (await store.dueInUnit('connecticut', 'HCC', 'Intake', { limit: 9 })).map((row) => row.deadline);
  await store.append(anEvent('e1'), 0);

  database.updateIndexes = (_store, _table, _before, _after, done) => (done as () => void)();
  await store.append(anEvent('o1', { caseId: otherCase }), 0);
  await store.project(aSnapshot(1), [aRow('kept/1/1')]);
  database.updateIndexes = whole;
  expect([await collect(store.cases()), await listed()]).toEqual([[someCase], []]);

  const moved = aRow('moved/1/1');
  await access.put({ pk: `CASE#${someCase}`, sk: 'DUE#moved/1/1', ...moved, ...rowKeys(moved, 16), turn: 9 });
  await access.put({
    pk: `CASE#${someCase}`,
    sk: 'DUE#ghost/1/1',
    ...aRow('ghost/1/1'),
    ...rowKeys(aRow('ghost/1/1'), 16),
  });
  database.updateIndexes = (_store, _table, _before, _after, done) => (done as () => void)();
  const later = { ...moved, dueAt: at(9999) };
  await access.put({ pk: `CASE#${someCase}`, sk: 'DUE#moved/1/1', ...later, ...rowKeys(later, 16), turn: 9 });
  await access.delete({ pk: `CASE#${someCase}`, sk: 'DUE#ghost/1/1' }, { expression: 'attribute_exists(pk)' });
  database.updateIndexes = whole;
  expect(await listed()).toEqual(['ghost/1/1', 'moved/1/1']);

  for (const _time of ['once', 'again']) {
    await mendIndexes(client, table);
    expect(await collect(store.cases())).toEqual([someCase, otherCase]);
    expect(await listed()).toEqual(['kept/1/1', 'moved/1/1']);
    expect((await store.dueRows(someCase)).map(({ deadline, dueAt }) => [deadline, dueAt])).toEqual([
      ['kept/1/1', aRow('kept/1/1').dueAt],
      ['moved/1/1', at(9999)],
    ]);
  }
});
