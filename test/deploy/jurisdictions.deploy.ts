/**
 * Two jurisdictions deployed side by side as an administrator deploys them, to a local AWS: a case is admitted over HTTP,
 * its reminder and its escalation arrive at a subscribed queue, a settled duty is silent, an update loses nothing that
 * is in flight, and tearing down keeps the cases.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishMachines } from './aliases.ts';
import { cdk } from './cdk.ts';
import { account, type Emulator, startEmulator } from './emulator.ts';
import { fitAssembly } from './fit-assembly.ts';
import { setParameter, writeJurisdictions } from './jurisdictions.ts';
import { askService } from './query-protocol.ts';
import { createQueue, delivered } from './queue.ts';
import { signIn } from './sign-in.ts';
import { until } from './until.ts';

const [connecticut, harbor] = writeJurisdictions();
const both = [connecticut, harbor];
const { region } = connecticut;
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
  Object.assign(process.env, emulator.environment);
  for (const { mailbox, jurisdiction } of both) {
    await createQueue(emulator.endpoint, mailbox, region);
    await createQueue(emulator.endpoint, `${jurisdiction}-operations`, region);
  }
});
afterAll(() => emulator?.stop());

const files = both.map(({ file }) => file).join(',');

let assembly = '';

/** Synthesizes, fits and deploys, and answers each stack's outputs. */
const deploy = async (): Promise<Record<string, Record<string, string>>> => {
  assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
  const outputs = join(assembly, 'outputs.json');
  await cdk(emulator.environment, 'synth', '--quiet', '-c', `jurisdictions=${files}`, '--output', assembly);
  console.log('Left out for the emulator:', fitAssembly(assembly));
  const settled = ['--app', assembly, '--require-approval', 'never', '--outputs-file', outputs];
  await cdk(emulator.environment, 'deploy', '--all', ...settled);
  await publishMachines(region);
  return JSON.parse(readFileSync(outputs, 'utf8'));
};

interface WayIn {
  readonly url: string;
  readonly token: string;
}

const intake = { facility: 'Hartford Correctional Center', unit: 'Intake' };
const stackOutputs: Record<string, Record<string, string>> = {};

const output = (stack: string, name: string): string => {
  const found = stackOutputs[stack]?.[name];
  if (found === undefined) throw new Error(`${stack} has no output ${name}: ${JSON.stringify(stackOutputs)}`);
  return found;
};

/** API Gateway's address, as the emulator serves it. */
const wayIn = async (stack: string): Promise<WayIn> => {
  const [, api] = /^https?:\/\/([^.]+)\./.exec(output(stack, 'Api')) ?? [];
  const { endpoint } = emulator;
  const token = await signIn({
    endpoint,
    region,
    pool: output(stack, 'StaffPool'),
    client: output(stack, 'StaffClient'),
    name: 'counselor.1',
    roles: 'staff',
    units: `${intake.facility}/${intake.unit}`,
  });
  return { url: `${endpoint}/_aws/execute-api/${api}/$default`, token };
};

const ask = async ({ url, token }: WayIn, path: string, body?: unknown): Promise<Response> =>
  fetch(`${url}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  });

const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
const fourHours = 14_400;

/** Admits somebody whose health screening is due so many seconds from now. */
const admit = async (way: WayIn, number: string, dueIn: number): Promise<void> => {
  const at = secondsAgo(fourHours - dueIn);
  const answer = await ask(way, '/cases', { case: number, at, legalStatus: 'accused', place: intake });
  expect([answer.status, await answer.text()]).toEqual([201, expect.stringContaining(number)]);
};

const about = async (mailbox: string, number: string, beginning: string): Promise<number> =>
  (await delivered(emulator.endpoint, mailbox)).filter(
    ({ subject, text }) => subject.startsWith(beginning) && text.includes(number) && text.includes('acute medical'),
  ).length;

/** How the deadlines' executions stand: `{RUNNING: 3}`. */
const executions = async (jurisdiction: string, machine: string): Promise<Readonly<Record<string, number>>> => {
  const sfn = new SFNClient({ region });
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  const found = stateMachines.find(({ name }) => name === `throughcare-${jurisdiction}-${machine}`);
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn: found?.stateMachineArn }));
  const counts: Record<string, number> = {};
  for (const { status = 'unknown' } of executions) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

let way: WayIn;
let other: WayIn;

test('two jurisdictions deploy side by side, the second from a path of its own', async () => {
  await cdk(emulator.environment, 'bootstrap', `aws://${account}/${region}`);
  Object.assign(stackOutputs, await deploy());
  way = await wayIn(connecticut.stack);
  other = await wayIn(harbor.stack);
});

test('nobody gets in without a token, nor with one of the other jurisdiction', async () => {
  expect((await ask({ ...way, token: 'none' }, '/cases/CT-1')).status).toBe(401);
  expect((await ask({ ...way, token: other.token }, '/cases/CT-1')).status).toBe(401);
  expect((await fetch(`${way.url}/health`)).status).toBe(200);
});

test('a reminder and then an escalation arrive at the subscribed queue', async () => {
  await admit(way, 'CT-1', 30);
  await until('the reminder arrived', 60, async () => (await about(connecticut.mailbox, 'CT-1', 'Reminder')) > 0);
  await until('the escalation arrived', 90, async () => (await about(connecticut.mailbox, 'CT-1', 'OVERDUE')) > 0);
  expect(await about(harbor.mailbox, 'CT-1', '')).toBe(0);
});

test('a duty that is done in time is not escalated', async () => {
  await admit(way, 'CT-2', 20);
  const answer = await ask(way, '/cases/CT-2/events', { type: 'healthScreeningRecorded' });
  expect(answer.status).toBe(201);
  await until('its screening is known as met', 30, async () =>
    (await (await ask(way, '/cases/CT-2')).text()).includes('"met"'),
  );
  const due = Date.now() + 20_000;
  await until('its due time is well past', 60, () => Date.now() > due + 15_000);
  expect(await about(connecticut.mailbox, 'CT-2', 'OVERDUE')).toBe(0);
});

test('an update loses nothing that is in flight', async () => {
  await admit(other, 'HC-1', 75);
  await until('its deadlines wait', 60, async () => (await executions('harbor-county', 'deadline')).RUNNING);
  setParameter(harbor, 'oap-review.every', 'P5M');
  await deploy();
  await until(
    'the escalation arrived after the update',
    120,
    async () => (await about(harbor.mailbox, 'HC-1', 'OVERDUE')) > 0,
  );
  expect((await ask(other, '/cases/HC-1')).status).toBe(200);
});

test('executions end tidy', async () => {
  for (const { jurisdiction } of both)
    for (const machine of ['case-timeline', 'deadline', 'sweep', 'digest'])
      expect(await executions(jurisdiction, machine), `${jurisdiction} ${machine}`).not.toHaveProperty('FAILED');
});

test('tearing down takes a word said on purpose, and keeps the cases', async () => {
  const { stack } = harbor;
  await expect(cdk(emulator.environment, 'destroy', stack, '--force', '--app', assembly)).rejects.toThrow(
    'TerminationProtection',
  );
  for (const { stack } of both) {
    const parameters = { StackName: stack, EnableTerminationProtection: 'false' };
    await askService(emulator.endpoint, 'cloudformation', region, {
      Action: 'UpdateTerminationProtection',
      ...parameters,
    });
    await cdk(emulator.environment, 'destroy', stack, '--force', '--app', assembly);
  }
  const dynamodb = new DynamoDBClient({ region });
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  expect(TableNames.filter((name) => name.includes('Cases'))).toHaveLength(2);
});
