/** Where a jurisdiction has several zones, each morning's digest goes to those whose morning it is. */
import { expect, test } from 'vitest';
import { digest } from '../../functions/digest.ts';
import { createPorts } from '../../lib/aws/ports.ts';
import { caseId } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { local } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const of = caseId('CSC-1');

const { zoneOf } = createPorts({
  environment: {},
  settings: () => ({
    jurisdiction: 'correctional-service-canada',
    policyPack: 'correctional-service-canada',
    zone: 'America/Toronto',
    facilityZones: { 'Kent Institution': 'America/Vancouver' },
    parameters: {},
  }),
});

const waitingIn = async (...facilities: readonly string[]): Promise<Ports> => {
  const store = createMemoryStore();
  for (const facility of facilities) {
    await store.claimNotice({
      id: facility,
      caseId: of,
      jurisdiction: 'correctional-service-canada',
      deadline: 'cib-decision/1/1',
      duty: 'cib-decision',
      generation: 1,
      rung: 'reminder-1',
      kind: 'reminder',
      recipient: { role: 'board', facility, unit: 'Programs' },
      dueAt: startAt,
      claimedAt: startAt,
      channel: 'digest',
    });
  }
  return {
    store,
    now: () => startAt,
    policyOf: () => policyFrom(correctionalServiceCanada),
    ...(zoneOf === undefined ? {} : { zoneOf }),
  } as unknown as Ports;
};

const told = async (asked: object): Promise<readonly string[]> => {
  const ports = await waitingIn('Kent Institution', 'Millhaven Institution', 'all');
  const answer = await digest(ports)({ list: 'correctional-service-canada', ...asked }, {});
  return (answer as { recipients: { facility: string }[] }).recipients.map(({ facility }) => facility).toSorted();
};

test('in Vancouver, who is in Vancouver', async () => {
  expect(await told({ zone: 'America/Vancouver' })).toEqual(['Kent Institution']);
});

test('in the jurisdiction’s own zone, everybody else', async () => {
  expect(await told({ zone: 'America/Toronto' })).toEqual(['Millhaven Institution', 'all']);
});

test.each([{}, { zone: null }])('everybody, where no zone is said: %j', async (asked) => {
  expect(await told(asked)).toEqual(['Kent Institution', 'Millhaven Institution', 'all']);
});
