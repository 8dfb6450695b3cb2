import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCaseTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import type { Backend } from '../store/backends/backend.ts';
import { startDynalite } from '../store/backends/dynalite.ts';
import { admitted, event, someone } from '../workflows/world.ts';
import { folder, throughcare, throughcareAt } from './command-line.ts';

const { file } = folder();
const connecticut = JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8'));
let backend: Backend;
let client: DynamoDBClient;
const environment = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

beforeAll(async () => {
  backend = await startDynalite();
  Object.assign(process.env, environment, { AWS_ENDPOINT_URL_DYNAMODB: backend.endpoint });
  client = new DynamoDBClient({});
  for (const table of ['restored', 'live']) await createCaseTable(client, table);
  const restored = createDynamoDBStore({ client, table: 'restored' });
  await restored.append(event('2026-03-02 09:00', admitted), 'any');
  await restored.append(event('2026-03-02 20:00', { type: 'assessmentRecorded' }), 'any');
});
afterAll(async () => {
  client.destroy();
  for (const name of [...Object.keys(environment), 'AWS_ENDPOINT_URL_DYNAMODB']) delete process.env[name];
  await backend.stop();
});

const carry = (...words: readonly string[]) =>
  throughcare('carry-over', '--from', 'restored', '--to', 'live', ...words);

it('leaves out what was recorded after the instant named, then brings the rest, then nothing more', async () => {
  expect(await carry('--until', '2026-03-02T12:00:00-05:00')).toEqual({
    code: 0,
    out: '1 cases read: 1 events and 0 sent notices carried over.',
    err: '',
  });
  expect(JSON.parse((await carry('--json')).out)).toEqual({
    cases: 1,
    events: 1,
    notices: 0,
    erased: 0,
    differing: [],
  });
  expect(JSON.parse((await carry('--json')).out)).toEqual({
    cases: 1,
    events: 0,
    notices: 0,
    erased: 0,
    differing: [],
  });
});

it('derives every open case of the jurisdiction anew, and says which changed', async () => {
  const rederive = (...words: readonly string[]) =>
    throughcareAt(Date.parse('2026-03-03T09:00:00-05:00'), 'rederive', '--table', 'live', '--json', ...words);
  const first = JSON.parse((await rederive('-j', 'connecticut')).out);
  expect(first).toEqual({ cases: 1, changed: [someone], unread: [] });
  expect(JSON.parse((await rederive('-j', 'connecticut')).out)).toEqual({ ...first, changed: [] });
  const stricter = file(
    'stricter.json',
    JSON.stringify({ ...connecticut, parameters: { 'jail-reinterview.within': '3 working days' } }),
  );
  const live = createDynamoDBStore({ client, table: 'live' });
  await live.append(event('2026-03-03 08:00', { type: 'factsRecorded', facts: { heldOnBond: true } }), 'any');
  await rederive('-j', 'connecticut');
  const before = await live.dueRows(someone);
  expect(JSON.parse((await rederive('-j', stricter)).out)).toMatchObject({ changed: [someone] });
  expect((await live.dueRows(someone)).map(({ dueAt }) => dueAt)).not.toEqual(before.map(({ dueAt }) => dueAt));
  expect(JSON.parse((await rederive('-j', 'saskatchewan')).out)).toMatchObject({ cases: 0 });
});

it('names cases with another history, and ends as something to put right', async () => {
  const live = createDynamoDBStore({ client, table: 'live' });
  const restored = createDynamoDBStore({ client, table: 'restored' });
  await live.append(event('2026-03-04 09:00', { type: 'died' }), 'any');
  await restored.append(event('2026-03-04 09:00', { type: 'escaped' }), 'any');
  const { code, err } = await carry();
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`nothing of theirs was changed: ${someone}`) });
});

it.each([
  [['--to', 'restored'], '--from and --to are both restored'],
  [['--to', 'nowhere'], 'There is no table nowhere in this account and region'],
  [['--keys', 'keys'], 'name all three: --keys, --key and --jurisdiction'],
  [['--until', 'yesterday'], '--until takes an instant such as'],
])('refuses %j', async (words, told) => {
  expect(await carry(...words)).toMatchObject({ code: 2, err: expect.stringContaining(told) });
});
