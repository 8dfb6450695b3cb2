/** The stream's follower: which cases it follows, and what it hands back when one of them cannot be. */
import { beforeEach, expect, test } from 'vitest';
import { type Followed, follow } from '../../functions/follow.ts';
import { caseId } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, event, hours, later, local, someone } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const another = caseId('CT-2');

const portsOn = (store = createMemoryStore()) => {
  const started: string[] = [];
  const ports: Ports = {
    store,
    policyOf: () => policyFrom(connecticut, { observed: ['pretrial-assessment'] }),
    now: () => later(startAt, hours),
    publish: async () => {},
    tellOperations: async () => {},
    workflows: {
      start: async (machine, _name, input) => {
        started.push(`${machine} of ${(input as { caseId: string }).caseId}`);
        return 'started';
      },
      isRunning: async () => true,
      wake: async () => 'spent',
    },
  };
  return { ports, started };
};

let sequence = 0;
let written: (readonly [message: string, about: object])[] = [];
const writeDown = (message: string, about: object): void => void written.push([message, about]);

const record = (pk: string, sk: string) => {
  sequence += 1;
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: `s${sequence}`, Keys: { pk: { S: pk }, sk: { S: sk } } } };
};
const handed = async (ports: Ports, ...Records: readonly unknown[]): Promise<readonly string[]> =>
  ((await follow(ports, writeDown)({ Records }, {})) as Followed).batchItemFailures.map(
    ({ itemIdentifier }) => itemIdentifier,
  );

beforeEach(() => {
  sequence = 0;
  written = [];
});

test('a case with a new event is projected, and its timeline started', async () => {
  const { ports, started } = portsOn();
  await ports.store.append(event(startAt, admitted), 'any');
  expect(await handed(ports, record(`CASE#${someone}`, 'EVENT#0000001'))).toEqual([]);
  expect(started).toEqual([`case-timeline of ${someone}`]);
  expect((await ports.store.dueRows(someone)).map(({ duty }) => duty)).toEqual(['pretrial-assessment']);
});

test('a case with several events in a batch is followed once', async () => {
  const { ports, started } = portsOn();
  await ports.store.append(event(startAt, admitted), 'any');
  await handed(ports, record(`CASE#${someone}`, 'EVENT#0000001'), record(`CASE#${someone}`, 'EVENT#0000002'));
  expect(started).toHaveLength(1);
});

test('what is no event changes nobody’s timeline', async () => {
  const { ports, started } = portsOn();
  const others = ['SNAPSHOT', 'TOKEN', 'TIMELINE', 'DUE#oap-review/1/1', 'NOTICE#n'];
  expect(await handed(ports, ...others.map((sk) => record(`CASE#${someone}`, sk)))).toEqual([]);
  expect(started).toEqual([]);
});

test('a case that cannot be followed holds back nobody else, and is handed back from its first record', async () => {
  const { ports, started } = portsOn();
  await ports.store.append(event(startAt, admitted, { of: another }), 'any');
  const failures = await handed(
    ports,
    record(`CASE#${someone}`, 'EVENT#0000001'),
    record(`CASE#${someone}`, 'EVENT#0000002'),
    record(`CASE#${another}`, 'EVENT#0000001'),
  );
  expect(failures).toEqual(['s1']);
  expect(started).toEqual([`case-timeline of ${another}`]);
});

test('what is written down of it names the case, the error and its place, and none of its words', async () => {
  const { ports } = portsOn();
  await handed(ports, record(`CASE#${someone}`, 'EVENT#0000001'));
  expect(written).toEqual([
    [
      'A case could not be followed',
      {
        case: someone,
        error: 'NoSuchCase',
        causes: [],
        at: expect.arrayContaining([expect.stringMatching(/standing/)]),
      },
    ],
  ]);
});

test('a record of another shape is a fault', async () => {
  await expect(handed(portsOn().ports, { nonsense: true })).rejects.toMatchObject({ name: 'InvalidPayload' });
});
