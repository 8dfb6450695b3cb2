/** What reads without the SDK reads the same as with it, and refuses and insists as it should. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SettingMissing } from '../../lib/aws/environment.ts';
import { credentialsIn, defaultProvider, NoCredentials } from '../../lib/aws/function-credentials.ts';
import { createReadingPorts } from '../../lib/aws/reading-ports.ts';
import { createTableReader } from '../../lib/aws/table-reader.ts';
import { caseId } from '../../lib/case/identity.ts';
import { createDataKeys } from '../../lib/store/data-keys.ts';
import { createCaseTableAccess } from '../../lib/store/dynamodb/case-table.ts';
import { createKeyTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { createMasterKey } from '../../lib/store/master-key-file.ts';
import { type Backend, clientOf, freshTable } from '../store/backends/backend.ts';
import { startDynalite } from '../store/backends/dynalite.ts';
import { happened } from '../timeline/given.ts';
import { startKeyServer } from './key-server.ts';

const keyOf = async (client: DynamoDBClient, of: string) => {
  const key = { pk: `CASE#${of}`, sk: 'KEY' };
  return { ...(await createCaseTableAccess(client, 'keys').get(key)), ...key };
};

const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' };
const at = (endpoint: string) => ({
  ...credentials,
  AWS_SESSION_TOKEN: 'session',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
});

describe('on a server that speaks DynamoDB', () => {
  let backend: Backend;
  let client: DynamoDBClient;
  let table: string;
  beforeAll(async () => {
    backend = await startDynalite();
    client = clientOf(backend);
    table = await freshTable(client);
    const access = createCaseTableAccess(client, table);
    for (const number of [1, 2, 3, 4, 5])
      await access.put({ pk: 'many', sk: `${number}`, number, text: 'x'.repeat(300_000), facts: { a: [null, true] } });
  }, 60_000);
  afterAll(async () => {
    client.destroy();
    await backend.stop();
  });

  test.each([
    ['a whole partition, page after page', { partition: 'many' }, [1, 2, 3, 4, 5]],
    ['as many as were asked for', { partition: 'many', limit: 4 }, [1, 2, 3, 4]],
    ['one', { partition: 'many', limit: 1 }, [1]],
    ['a range', { partition: 'many', range: { from: '2', to: '4' } }, [2, 3, 4]],
    ['nothing', { partition: 'none' }, []],
  ])('reads %s as the SDK does', async (_what, query, numbers) => {
    const read = await createTableReader(table, at(backend.endpoint)).query(query);
    expect(read.map(({ number }) => number)).toEqual(numbers);
    expect(read).toEqual(await createCaseTableAccess(client, table).query(query));
  });

  test('gives the events of a case, for a function that knows its table', async () => {
    await createKeyTable(client, 'keys');
    const wrapper = createMasterKey();
    const server = await startKeyServer(wrapper);
    const keys = createDataKeys({ table: createCaseTableAccess(client, 'keys'), wrapper });
    const store = createDynamoDBStore({ client, table, keys });
    await store.append(happened('2026-03-02 10:00', 'assessmentRecorded'), 0);
    await store.append(happened('2026-03-03 10:00', 'factsRecorded', { facts: { heldOnBond: true } }), 1);
    const environment = {
      ...at(backend.endpoint),
      AWS_ENDPOINT_URL_KMS: server.endpoint,
      CASE_TABLE: table,
      KEY_TABLE: 'keys',
      DATA_KEY: 'arn:aws:kms:us-east-1:1:key/1',
    };
    const settings = () => ({
      jurisdiction: 'connecticut',
      policyPack: 'connecticut',
      zone: 'America/New_York',
      parameters: {},
    });
    const ports = createReadingPorts({ environment, settings });
    expect(await ports.store.events(caseId('CT-1001'))).toEqual(await store.events(caseId('CT-1001')));
    expect(server.asked).toEqual(['TrentService.Decrypt']);
    const [, other] = [await keys.create(caseId('CT-1')), { ...(await keyOf(client, 'CT-1')), pk: 'CASE#CT-1001' }];
    await createCaseTableAccess(client, 'keys').put(other);
    await expect(createReadingPorts({ environment, settings }).store.events(caseId('CT-1001'))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    expect(() => createReadingPorts({ environment: credentials, settings }).store.events(caseId('CT-1001'))).toThrow(
      SettingMissing,
    );
    await server.stop();
  });

  test('says which table is missing', async () => {
    const reading = createTableReader('nowhere', at(backend.endpoint)).query({ partition: 'many' });
    await expect(reading).rejects.toMatchObject({
      name: 'CaseTableMissing',
      message: expect.stringMatching(/nowhere/),
    });
  });
});

describe('when the table is busy or unwell', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** A server that gives these answers in turn, the last of them for good; `undefined` hangs up. */
  const answering = async (...answers: readonly (readonly [status: number, body: string] | undefined)[]) => {
    const seen: { readonly target?: unknown; readonly authorization?: string; readonly token?: unknown }[] = [];
    server = createServer((request, response) => {
      const { 'x-amz-target': target, authorization = '', 'x-amz-security-token': token } = request.headers;
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push({ target, authorization, token });
      if (answer === undefined) return void request.socket.destroy();
      response.writeHead(answer[0], { 'x-amzn-requestid': 'request-1' }).end(answer[1]);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server?.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    return { seen, reader: createTableReader('cases', at(`http://127.0.0.1:${port}/`)) };
  };
  const page = [200, '{"Items":[{"n":{"N":"1"}}]}'] as const;
  const fault = (name: string, status = 400) =>
    [status, JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'later' })] as const;

  test.each([
    ['throttled', fault('ThrottlingException')],
    ['over its capacity', fault('ProvisionedThroughputExceededException')],
    ['over the account’s', fault('RequestLimitExceeded')],
    ['unwell', [500, 'not even JSON'] as const],
    ['lost on the way', undefined],
  ])('%s: asks again, signed anew', async (_what, trouble) => {
    const { seen, reader } = await answering(trouble, trouble, page);
    expect(await reader.query({ partition: 'a' })).toEqual([{ n: 1 }]);
    expect(seen.map(({ target, token }) => [target, token])).toEqual(
      Array.from({ length: 3 }, () => ['DynamoDB_20120810.Query', 'session']),
    );
    expect(seen[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/us-east-1\/dynamodb\/aws4_request, /,
    );
  });

  test('gives up after six attempts, by the name it was refused with', async () => {
    const { seen, reader } = await answering(fault('ThrottlingException'));
    await expect(reader.query({ partition: 'a' })).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400, requestId: 'request-1' },
    });
    expect(seen).toHaveLength(6);
  });

  test('asks once where asking again would not help', async () => {
    const { seen, reader } = await answering(fault('AccessDeniedException'), page);
    await expect(reader.query({ partition: 'a' })).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(seen).toHaveLength(1);
  });
});

describe('credentials', () => {
  test('come from the environment, as Lambda gives them', async () => {
    expect(credentialsIn({ ...credentials, AWS_SESSION_TOKEN: 'session' })).toEqual({
      accessKeyId: 'local',
      secretAccessKey: 'local',
      sessionToken: 'session',
    });
    expect(credentialsIn(credentials)).toEqual({ accessKeyId: 'local', secretAccessKey: 'local' });
  });
  test('are said to be missing outside it', async () => {
    await expect(defaultProvider()()).rejects.toThrow(NoCredentials);
    expect(() => credentialsIn({ AWS_ACCESS_KEY_ID: 'local' })).toThrow(/Lambda sets them/);
  });
});
