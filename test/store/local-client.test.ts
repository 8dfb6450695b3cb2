import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalClient } from '../../lib/store/dynamodb/local-client.ts';

const answer = JSON.stringify({ TableNames: ['cases'] });
const busy = JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException' });

describe('a client of a server on this machine', () => {
  const heard: IncomingHttpHeaders[] = [];
  let refusals = 0;
  const server = createServer((request, response) => {
    heard.push(request.headers);
    request.resume().on('end', () => {
      refusals -= 1;
      response.writeHead(refusals >= 0 ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(refusals >= 0 ? busy : answer);
    });
  });
  const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeEach(async () => {
    heard.length = 0;
    refusals = 0;
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('shows where a signature would stand and makes none, nor says whose it is', async () => {
    const client = createLocalClient(endpoint(), 1);
    expect((await client.send(new ListTablesCommand())).TableNames).toEqual(['cases']);
    client.destroy();
    expect(heard).toEqual([
      expect.objectContaining({
        authorization: expect.stringMatching(/Signature=none$/),
        'x-amz-target': 'DynamoDB_20120810.ListTables',
      }),
    ]);
    expect(heard[0]).not.toHaveProperty('x-amz-user-agent');
    expect(heard[0]).not.toHaveProperty('x-amz-content-sha256');
  });

  it('leaves every other client signing', async () => {
    const client = new DynamoDBClient({
      endpoint: endpoint(),
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    await client.send(new ListTablesCommand());
    client.destroy();
    expect(heard[0]?.authorization).toMatch(/Signature=[0-9a-f]{64}$/);
  });

  it.each([
    { refused: 1, attempts: 1, told: 'ThrottlingException' },
    { refused: 1, attempts: 2, told: undefined },
  ])('refused $refused times of $attempts attempts tells $told', async ({ refused, attempts, told }) => {
    refusals = refused;
    const client = createLocalClient(endpoint(), attempts);
    const fault = await client.send(new ListTablesCommand()).then(
      () => undefined,
      ({ name }: Error) => name,
    );
    client.destroy();
    expect({ fault, asked: heard.length }).toEqual({ fault: told, asked: attempts });
  });
});
