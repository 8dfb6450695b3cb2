/** The function behind API Gateway: who asks is read from what the gateway checked, and from nothing else. */
import { beforeEach, describe, expect, test } from 'vitest';
import { api } from '../../functions/api.ts';
import type { AccessSettings } from '../../lib/aws/access-settings.ts';
import { machineClients } from '../../lib/aws/access-settings.ts';
import { type ApiWorld, admission, createApiWorld } from '../api/world.ts';

let world: ApiWorld;
beforeEach(() => {
  world = createApiWorld();
});

const access: AccessSettings = {
  machines: machineClients.parse([{ name: 'records', arn: 'arn:aws:iam::111122223333:role/systems/records' }]),
};
const claims = { sub: 'j.tremblay', 'custom:roles': 'staff', 'custom:units': 'Hartford CC/Intake', token_use: 'id' };
const signedBy = (userArn: string) => ({ iam: { userArn } });
const records = signedBy('arn:aws:sts::111122223333:assumed-role/records/session-1');

interface Told {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

let requests = 0;
const call = async (method: string, path: string, authorizer: object | undefined, body?: object): Promise<Told> => {
  requests += 1;
  const answer = api({ ports: world.ports, access: () => access, onFault: (fault) => void world.faults.push(fault) });
  const event = {
    version: '2.0',
    routeKey: 'ANY /{proxy+}',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': `key-${requests}`, host: 'api.example' },
    requestContext: {
      requestId: `request-${requests}`,
      domainName: 'api.example',
      http: { method, path },
      ...(authorizer === undefined ? {} : { authorizer }),
    },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return (await answer(event, {})) as Told;
};

describe('who asks', () => {
  test('is whom the token names, with the roles and units of its claims', async () => {
    expect((await call('POST', '/cases', { jwt: { claims } }, admission())).statusCode).toBe(201);
    expect((await world.store.events('CT-1001' as never))[0]?.recordedBy).toBe('j.tremblay');
  });

  test('is the machine whose role signed, under a path of its own', async () => {
    expect((await call('POST', '/machine/cases', records, admission())).statusCode).toBe(201);
    expect((await world.store.events('CT-1001' as never))[0]?.recordedBy).toBe('machine:records');
    expect((await call('GET', '/machine/cases/CT-1001', records)).statusCode).toBe(200);
  });

  test.each([
    ['nobody', undefined],
    ['another role of the account', signedBy('arn:aws:sts::111122223333:assumed-role/recordsx/session')],
    ['a role of that name in another account', signedBy('arn:aws:sts::999922223333:assumed-role/records/session')],
    ['a role word that nobody knows', { jwt: { claims: { ...claims, 'custom:roles': 'staff, superuser' } } }],
    ['units that cannot be read', { jwt: { claims: { ...claims, 'custom:units': 'Hartford CC' } } }],
    ['an access token', { jwt: { claims: { ...claims, token_use: 'access' } } }],
    ['an account that passes itself off as a machine', { jwt: { claims: { ...claims, sub: 'machine:records' } } }],
  ])('is not %s', async (_who, authorizer) => {
    const told = await call('POST', '/cases', authorizer, admission());
    expect([told.statusCode, told.headers['content-type']]).toEqual([401, 'application/problem+json']);
    expect(await world.store.events('CT-1001' as never)).toEqual([]);
  });

  test('is never what a header says', async () => {
    const answer = await call('GET', '/machine/cases/CT-1001', undefined);
    expect(answer.statusCode).toBe(401);
  });
});

test('the request keeps the gateway’s id, in the answer and in the audit', async () => {
  const { headers } = await call('POST', '/cases', { jwt: { claims } }, admission());
  expect(headers['x-request-id']).toBe(`request-${requests}`);
  const [record] = await world.store.auditOf({ kind: 'case', caseId: 'CT-1001' as never }, { limit: 1 });
  expect(record?.id).toBe(`request-${requests}`);
});

test('what is no request is refused by name, as every function does', async () => {
  const answer = api({ ports: world.ports, access: () => access, onFault: () => {} });
  await expect(answer({ nonsense: true }, {})).rejects.toMatchObject({ name: 'InvalidPayload' });
});
