/** Canaries: a name, a birth date, a diagnosis and a charge in every place that words fit, and none of them is ever written down. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { api } from '../../functions/api.ts';
import { checkContacts } from '../../functions/check-contacts.ts';
import { checkEligibility } from '../../functions/check-eligibility.ts';
import { complianceReport } from '../../functions/compliance-report.ts';
import { decide } from '../../functions/decide.ts';
import { deployed } from '../../functions/deployed.ts';
import { digest } from '../../functions/digest.ts';
import { follow } from '../../functions/follow.ts';
import type { Handler, WriteDown } from '../../functions/handler.ts';
import { locate } from '../../functions/locate.ts';
import { notify } from '../../functions/notify.ts';
import { park } from '../../functions/park.ts';
import { proposeReferrals } from '../../functions/propose-referrals.ts';
import { reconcile } from '../../functions/reconcile.ts';
import { sweep } from '../../functions/sweep.ts';
import { tellOperations } from '../../functions/tell-operations.ts';
import { createApiPorts } from '../../lib/aws/api-ports.ts';
import { toldOf } from '../../lib/aws/faults.ts';
import { observed } from '../../lib/aws/observed.ts';
import type { AwsPortsOptions } from '../../lib/aws/ports.ts';
import { createKeepReport } from '../../lib/aws/reports.ts';
import type { EventBody } from '../../lib/case/events.ts';
import { type CaseId, caseId, millisecondsOf } from '../../lib/case/identity.ts';
import { isLawEventType } from '../../lib/case/law-events.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { functionList } from '../../lib/infrastructure/function-list.ts';
import { bodiesWith } from '../case/bodies-with-words.ts';
import { admitted, event, hours, later, local, someone } from '../workflows/world.ts';
import { createRecordedWorld, type RecordedWorld, settings } from './recorded-world.ts';

const canaries = ['Quillon', 'Featherstonehaugh', '1968-02-29', 'schizoaffective', 'aggravated arson'];
const words = canaries.join(', ');
/** Another system, as it signs its requests. */
const machine = 'arn:aws:iam::111122223333:role/records';
const place = { facility: words, unit: words };
const startAt = local('2026-03-02 09:00');
const now = later(startAt, 25 * hours);

const watch = {
  caseId: someone,
  jurisdiction: 'connecticut',
  deadline: 'pretrial-assessment/1/1',
  dueAt: later(startAt, 24 * hours),
  generation: 1,
  leg: 1,
};
const timeline = { caseId: someone, jurisdiction: 'connecticut', generation: 1, wakes: 0, watching: [] };
const review = { caseId: someone, jurisdiction: 'connecticut', generation: 1, leg: 1, wakes: 0, failures: 0 };
const recipient = { role: 'intake counselor', ...place };
const detail = {
  stateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:throughcare-connecticut-deadline',
  name: 'deadline-1',
  status: 'FAILED',
  cause: words,
  input: JSON.stringify(watch),
};
/** A case about whose record everything was decided that can be. */
const atLaw = caseId('CT-1002');
const recordOf = (of: CaseId) => ({
  dynamodb: {
    SequenceNumber: '1',
    Keys: { pk: { S: `CASE#${of}` }, sk: { S: 'EVENT#0000001' } },
    NewImage: { body: { S: words } },
  },
});

type Make = (ports: Ports, writeDown: WriteDown) => Handler;

/** Each function by its entry point, with payloads that it takes. */
const functions: Readonly<Record<string, { readonly make?: Make; readonly takes: readonly object[] }>> = {
  locate: { make: locate, takes: [{ timeline, startedAt: startAt }] },
  park: { make: park, takes: [{ caseId: someone, token: words, seen: 0 }] },
  decide: { make: decide, takes: [{ watch, startedAt: startAt }] },
  notify: { make: notify, takes: [{ watch, startedAt: startAt }] },
  'check-eligibility': { make: checkEligibility, takes: [{ review, startedAt: startAt }] },
  'propose-referrals': { make: proposeReferrals, takes: [{ review }] },
  sweep: { make: sweep, takes: [{ list: true }, ...Array.from({ length: 16 }, (_, shard) => ({ shard }))] },
  digest: {
    make: digest,
    takes: [{ list: 'connecticut' }, { jurisdiction: 'connecticut', recipient, startedAt: now }],
  },
  'tell-operations': {
    make: tellOperations,
    takes: [{ machine: 'deadline', execution: 'deadline-1', about: watch, error: { Error: 'Refused', Cause: words } }],
  },
  'compliance-report': {
    make: (ports) =>
      complianceReport(ports, createKeepReport({ environment: { REPORT_BUCKET: 'reports' }, client: world.s3 })),
    takes: [
      { jurisdiction: 'connecticut', startedAt: now },
      { jurisdiction: 'connecticut', startedAt: now, kept: { month: '2026-02', files: ['s3://reports/report.html'] } },
    ],
  },
  'check-contacts': { takes: [{}] },
  api: {
    takes: [
      request('GET', `/cases/${someone}`),
      request('GET', `/cases/${encodeURIComponent(words)}`),
      request('GET', `/${encodeURIComponent(words)}`),
      request('GET', `/units/${encodeURIComponent(words)}/${encodeURIComponent(words)}/due`),
      request('POST', '/cases', { case: 'CT-7', at: '2026-03-02 09:00', legalStatus: words, place, name: words }),
      request('POST', `/cases/${someone}/events`, { type: words, at: words, reason: words }),
      request('POST', `/cases/${someone}/break-glass`, { reason: words }),
    ],
  },
  follow: { make: follow, takes: [{ Records: [recordOf(someone), recordOf(atLaw)] }] },
  reconcile: {
    make: reconcile,
    takes: [
      {
        Records: [detail, { ...detail, input: words }].map((one) => ({
          messageId: 'm',
          body: JSON.stringify({ detail: one }),
        })),
      },
    ],
  },
};

let world: RecordedWorld;
let written: string[] = [];

beforeAll(async () => {
  world = await createRecordedWorld();
  await world.others.append(event(startAt, admitted, { of: atLaw }), 'any');
  for (const [index, body] of everyBody().entries()) {
    const asked = { id: `event-${index}`, of: isLawEventType(body.type) ? atLaw : someone };
    await world.others.append({ ...event(later(startAt, index * 60_000), body, asked), recordedBy: words }, 'any');
  }
});
afterAll(() => world.stop());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: millisecondsOf(now) });
  world.meanwhile = () => {};
  written = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void written.push(JSON.stringify(said)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const handlerOf = (entry: string): Handler => {
  const { make } = functions[entry] ?? expect.fail(`No function ${entry}`);
  const options = world.options(Object.keys(settings) as (keyof typeof settings)[]);
  if (make !== undefined) return deployed(entry, make, options);
  return entry === 'api' ? answering(options) : checking(entry, options);
};

/** The way in, asked by a machine that may do everything. */
const answering = (options: Omit<AwsPortsOptions, 'count'>): Handler =>
  observed('api', (count, log) =>
    api({
      ports: createApiPorts({ ...options, count }),
      access: () => ({
        machines: [{ name: 'records', arn: machine, roles: ['administrator'], units: [], youth: true }],
      }),
      onFault: (fault, request) => log.error('A request failed', { request, ...toldOf(fault) }),
    }),
  );

/** A request as API Gateway hands it on, with words in its address, its query, its headers and its body. */
function request(method: string, path: string, body?: unknown) {
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: `q=${encodeURIComponent(words)}`,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `${method} ${path}`,
      host: 'api',
      'user-agent': words,
    },
    requestContext: {
      requestId: 'request-1',
      domainName: 'api',
      stage: '$default',
      http: { method, path, sourceIp: '192.0.2.1' },
      authorizer: { iam: { userArn: machine } },
    },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

/** The one that knows no case, beside contacts whose addresses and names say more than they should. */
const checking = (entry: string, { clients }: Omit<AwsPortsOptions, 'count'>): Handler =>
  observed(entry, (count, log) =>
    checkContacts({
      client: () => clients?.sns() ?? expect.fail('No client'),
      topicArn: (topic) => topic,
      contacts: () => ({ notices: [{ name: 'Intake', protocol: 'email', endpoint: words }], operations: [] }),
      count,
      writeDown: (message, about) => log.error(message, { ...about }),
    }),
  );

const run = async (entry: string, payload: unknown): Promise<unknown> => {
  return handlerOf(entry)(payload, { awsRequestId: 'request-1', functionName: entry }).catch((fault: unknown) => {
    const { name, message, stack, cause } = fault as Error;
    written.push(JSON.stringify({ name, message, stack, cause }));
    return name;
  });
};

const expectSilence = (): void => {
  expect(written.length).toBeGreaterThan(0);
  for (const canary of canaries) expect(written.join('\n'), canary).not.toContain(canary);
};

test('no function is left out', () => {
  expect(Object.keys(functions).toSorted()).toEqual(
    Object.values(functionList)
      .map(({ entry }) => entry)
      .toSorted(),
  );
});

test('the canaries are in the case: in reasons, names, places, accounts and facts', async () => {
  const events = await world.others.events(someone);
  const bearing = events.filter(({ body }) => JSON.stringify(body).includes(canaries[0] ?? ''));
  expect(bearing.map(({ body }) => body.type)).toEqual(
    expect.arrayContaining(['admitted', 'acknowledged', 'corrected', 'programmeFactsRecorded', 'referralDecided']),
  );
  expect(events.every(({ recordedBy }) => recordedBy === words)).toBe(true);
});

describe.each(Object.keys(functions))('%s writes none of them down', (entry) => {
  const { takes } = functions[entry] ?? expect.fail(`No function ${entry}`);

  test('when all goes well', async () => {
    for (const payload of takes) expect(await run(entry, payload)).not.toBeTypeOf('string');
    expectSilence();
    expect(written.join('\n')).toContain(`"step":"${entry}"`);
  });

  test.each([/^dynamodb:/, /^s3:/, /^sns:/, /^states:/])(
    'when %s fails with words that quote the case',
    async (service) => {
      world.meanwhile = (asked) => {
        if (!service.test(asked)) return;
        throw Object.assign(new Error(`${words}\n    at ${words}:1:1`, { cause: new SyntaxError(words) }), {
          name: 'ValidationException',
          $metadata: { httpStatusCode: 400, requestId: 'r-1' },
        });
      };
      for (const payload of takes) await run(entry, payload);
      expectSilence();
    },
  );

  test('when the payload is of another shape', async () => {
    for (const payload of takes.flatMap(misshapen)) await run(entry, payload);
    await run(entry, words);
    await run(entry, { [words]: words });
    expectSilence();
  });
});

describe('what is written down instead', () => {
  test('the step, the case by its number, the request and how long it took', async () => {
    await run('decide', { watch, startedAt: startAt });
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      level: 'INFO',
      message: 'The step ended',
      step: 'decide',
      case: someone,
      function_request_id: 'request-1',
      milliseconds: expect.any(Number),
    });
  });

  test('of a fault its name, its causes, its places and the request of the service; and it goes on by that name', async () => {
    world.meanwhile = () => {
      throw Object.assign(new Error(words, { cause: new RangeError(words) }), {
        name: 'ThrottlingException',
        $metadata: { httpStatusCode: 400, requestId: 'r-1' },
      });
    };
    expect(await run('decide', { watch, startedAt: startAt })).toBe('ThrottlingException');
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'The step failed',
      step: 'decide',
      case: someone,
      error: 'ThrottlingException',
      causes: ['RangeError'],
      at: expect.arrayContaining([expect.stringMatching(/^ {4}at DynamoDBDocumentClient\.send .*:\d+:\d+\)$/)]),
      status: 400,
      request: 'r-1',
    });
  });

  test('what is thrown that is no error, by no name', async () => {
    world.meanwhile = () => {
      throw words;
    };
    expect(await run('decide', { watch, startedAt: startAt })).toBe('Unknown');
    expectSilence();
  });

  test('measures, with whose they are as their only dimension', async () => {
    await run('tell-operations', { machine: 'deadline', execution: 'deadline-1', about: {}, error: {} });
    const [measure] = written.map((line) => JSON.parse(line)).filter(({ _aws }) => _aws !== undefined);
    expect(measure._aws.CloudWatchMetrics).toEqual([
      {
        Namespace: 'Throughcare',
        Dimensions: [['service']],
        Metrics: [{ Name: 'OperationsTold', Unit: 'Count' }],
      },
    ]);
    expect(measure.OperationsTold).toBe(1);
  });
});

/** An event of every type, with words in every place that takes any. */
function everyBody(): readonly EventBody[] {
  return [
    { ...admitted, place },
    ...bodiesWith(words, startAt).map((body) => (body.type === 'admitted' ? { ...body, ...admitted, place } : body)),
  ];
}

/** The payload with each of its fields, at any depth, replaced by words, and by an object of words. */
function misshapen(payload: object): readonly unknown[] {
  return Object.entries(payload).flatMap(([field, value]) => [
    { ...payload, [field]: words },
    { ...payload, [field]: { [words]: words } },
    ...(typeof value === 'object' && value !== null && !Array.isArray(value)
      ? misshapen(value).map((inner) => ({ ...payload, [field]: inner }))
      : []),
  ]);
}
