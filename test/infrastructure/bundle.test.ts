/** The bundles as they deploy: small enough, and the eligibility check answers from its bundle as it does from its sources. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkEligibility } from '../../functions/check-eligibility.ts';
import { bundle } from '../../lib/infrastructure/bundle.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import { createDataKeys } from '../../lib/store/data-keys.ts';
import { createCaseTableAccess } from '../../lib/store/dynamodb/case-table.ts';
import { createKeyTable } from '../../lib/store/dynamodb/create-case-table.ts';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { createMasterKey } from '../../lib/store/master-key-file.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { startKeyServer } from '../aws/key-server.ts';
import { type Backend, clientOf, freshTable } from '../store/backends/backend.ts';
import { startDynalite } from '../store/backends/dynalite.ts';
import { admission, facts, violent } from '../workflows/referral-world.ts';
import { someone } from '../workflows/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughcare-bundle-'));
const file = join(folder, 'check-eligibility.mjs');
let backend: Backend;
beforeAll(async () => {
  bundle(['check-eligibility', 'notify'], folder);
  backend = await startDynalite();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await backend.stop();
});

test('the eligibility check stays under 450 KB with all that it reads with; functions with the SDK under 750', () => {
  expect(statSync(file).size).toBeLessThan(450_000);
  expect(statSync(join(folder, 'notify.mjs')).size).toBeLessThan(750_000);
});

test('it answers from its bundle as from its sources, and names what does not fit', async () => {
  const client = clientOf(backend);
  const table = await freshTable(client);
  await createKeyTable(client, 'keys');
  const wrapper = createMasterKey();
  const server = await startKeyServer(wrapper);
  const keys = createDataKeys({ table: createCaseTableAccess(client, 'keys'), wrapper });
  const store = createDynamoDBStore({ client, table, keys });
  await store.append(admission, 0);
  await store.append(facts('2026-03-04 10:00', violent), 1);
  const jurisdiction = correctionalServiceCanada.jurisdiction;
  const settings = { jurisdiction, policyPack: jurisdiction, zone: 'America/Toronto', parameters: {} };
  writeFileSync(join(folder, 'jurisdiction.json'), JSON.stringify(settings));
  const lambda = {
    CASE_TABLE: table,
    KEY_TABLE: 'keys',
    DATA_KEY: 'arn:aws:kms:us-east-1:1:key/1',
    AWS_ENDPOINT_URL_KMS: server.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: backend.endpoint,
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  for (const [name, value] of Object.entries(lambda)) vi.stubEnv(name, value);
  const { handler } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    handler: (event: unknown, context: unknown) => Promise<unknown>;
  };
  const review = { caseId: someone, jurisdiction, generation: 2, leg: 1, wakes: 0, failures: 0 };
  const asked = { review, startedAt: '2026-03-04T15:00:00.000Z' };
  const policyOf = () => policyFrom(correctionalServiceCanada);
  const now = () => new Date().toISOString() as never;
  const answer = await handler(asked, {});
  expect(answer).toEqual(await checkEligibility({ store, policyOf, now })(asked, {}));
  expect(answer).toMatchObject({ propose: true, settled: false });
  await expect(handler({ review: {} }, {})).rejects.toMatchObject({ name: 'InvalidPayload' });
  await expect(handler({ ...asked, review: { ...review, caseId: 'CT-1' } }, {})).resolves.toMatchObject({
    settled: true,
  });
  expect(server.asked).toEqual(['TrentService.Decrypt']);
  client.destroy();
  await server.stop();
});
