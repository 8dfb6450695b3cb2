/** Each function run through all it can meet: it asks AWS for nothing that it may not do, and may do nothing that it never asks for. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../../functions/api.ts';
import { checkContacts } from '../../functions/check-contacts.ts';
import { complianceReport } from '../../functions/compliance-report.ts';
import { follow } from '../../functions/follow.ts';
import type { Handler } from '../../functions/handler.ts';
import { functions } from '../../functions/index.ts';
import { reconcile } from '../../functions/reconcile.ts';
import { createApiPorts } from '../../lib/aws/api-ports.ts';
import { type Setting, variables } from '../../lib/aws/environment.ts';
import { createKeepReport } from '../../lib/aws/reports.ts';
import { type CaseId, caseId, type Instant, instantAt, millisecondsOf } from '../../lib/case/identity.ts';
import type { Place } from '../../lib/case/vocabulary.ts';
import { type FunctionName, type FunctionPermissions, functionList } from '../../lib/infrastructure/function-list.ts';
import type { Notice } from '../../lib/store/port.ts';
import { admitted, event, hours, intake, later, local, minutes } from '../workflows/world.ts';
// Loaded before the clock runs: what waits for it on a busy machine would find its connections closed.
import '../../lib/reports/compliance/report-page.ts';
import { createRecordedWorld, facilityWithoutStaff, type RecordedWorld } from './recorded-world.ts';

let world: RecordedWorld;
let cases = 0;
const startAt = local('2026-03-02 09:00');

beforeAll(async () => {
  world = await createRecordedWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: millisecondsOf(startAt) });
  world.meanwhile = () => {};
});
afterEach(() => vi.useRealTimers());

/** The words of `function-list.ts` in those of the recorded world. */
const allowed = ({
  table,
  indexes = [],
  keys,
  starts = [],
  describes = [],
  wakes = [],
  publishes = [],
  lists = [],
  keepsReports,
}: FunctionPermissions): readonly string[] =>
  [
    ...table.map((action) => `dynamodb:${action}`),
    ...indexes.map((index) => `dynamodb:Query ${index}`),
    ...(keys === undefined ? [] : onKeys[keys]),
    ...starts.map((machine) => `states:StartExecution ${machine}`),
    ...(describes.length > 0 ? ['states:DescribeExecution'] : []),
    ...(wakes.length > 0 ? ['states:SendTaskSuccess'] : []),
    ...publishes.map((topic) => `sns:Publish ${topic}`),
    ...(keepsReports === true ? ['s3:PutObject reports'] : []),
    ...lists.map((topic) => `sns:ListSubscriptionsByTopic ${topic}`),
  ].toSorted();

const onKeys = {
  opens: ['dynamodb:Query keys', 'kms:Decrypt'],
  makes: ['dynamodb:PutItem keys', 'dynamodb:Query keys', 'kms:Decrypt', 'kms:GenerateDataKey'],
  destroys: ['dynamodb:PutItem keys', 'dynamodb:Query keys', 'kms:Decrypt'],
} as const;

const settingOf = {
  'case-timeline': 'caseTimeline',
  deadline: 'deadline',
  'eligibility-review': 'eligibilityReview',
} as const;

/** The function as it is deployed: it knows only the settings that the stack tells it. */
const deployed = (name: FunctionName): Handler => {
  const { keys, starts = [], publishes = [] }: FunctionPermissions = functionList[name].may;
  const known: readonly Setting[] = [
    'table',
    ...(keys === undefined ? [] : (['keyTable', 'dataKey'] as const)),
    ...starts.map((machine) => settingOf[machine]),
    ...publishes.map((topic) => (topic === 'notices' ? ('noticeTopic' as const) : ('operationsTopic' as const))),
  ];
  const ports = world.ports(known);
  const keepReport = createKeepReport({ environment: { [variables.reportBucket]: 'reports' }, client: world.s3 });
  const all: Readonly<Record<string, Handler>> = {
    ...functions(ports),
    FollowFunction: follow(ports, () => {}),
    ReconcileFunction: reconcile(ports, () => {}),
    ComplianceReportFunction: complianceReport(ports, keepReport),
  };
  const handler = all[name];
  if (handler === undefined) throw new Error(`There is no function ${name}`);
  return async (payload, context) => {
    const answer = await handler(payload, context);
    const failures = (answer as { batchItemFailures?: unknown[] } | undefined)?.batchItemFailures ?? [];
    expect(failures).toEqual([]);
    return answer;
  };
};

/** What the function asks for while it is called so. */
const asks = async (name: FunctionName, steps: (call: Handler) => Promise<unknown>): Promise<readonly string[]> => {
  world.asked.length = 0;
  await steps(deployed(name));
  return [...new Set(world.asked)].toSorted();
};

const at = (time: Instant): void => void vi.setSystemTime(millisecondsOf(time));

/** A case admitted at the start; nobody follows it yet. */
const admit = async (place: Place = intake): Promise<CaseId> => {
  cases += 1;
  const of = caseId(`CT-${cases}`);
  await world.others.append(event(startAt, { ...admitted, place }, { of }), 'any');
  return of;
};

/** Nobody is intake counselor or unit supervisor there; each function has such a unit of its own. */
const whereNobodyWorks = (unit: string): Place => ({ facility: facilityWithoutStaff, unit });

/** The next timeline that is to be started finds its name taken, by one that has ended. */
const timelineHasEnded = (): void => {
  world.meanwhile = (asked) => {
    if (asked !== 'states:StartExecution case-timeline') return;
    world.meanwhile = () => {};
    throw Object.assign(new Error('Execution Already Exists'), { name: 'ExecutionAlreadyExists' });
  };
};

const assess = (of: CaseId) =>
  world.others.append(event(later(startAt, 30 * minutes), { type: 'assessmentRecorded' }, { of }), 'any');

const timeline = (of: CaseId, more: object = {}) => ({
  timeline: { caseId: of, jurisdiction: 'connecticut', generation: 1, wakes: 0, watching: [], ...more },
  startedAt: startAt,
});
const watch = (of: CaseId) => ({
  caseId: of,
  jurisdiction: 'connecticut',
  deadline: 'pretrial-assessment/1/1',
  dueAt: later(startAt, 24 * hours),
  generation: 1,
  leg: 1,
});
const streamed = (of: CaseId, n: number) => ({
  Records: [
    {
      dynamodb: {
        SequenceNumber: '1',
        Keys: { pk: { S: `CASE#${of}` }, sk: { S: `EVENT#${String(n).padStart(7, '0')}` } },
      },
    },
  ],
});

/** A case whose row is projected and whose event since then nobody followed. */
const unfollowed = async (parked: boolean): Promise<CaseId> => {
  const of = await admit();
  await deployed('LocateFunction')(timeline(of), {});
  if (parked) await world.others.park(of, { token: `token of ${of}`, seen: 1 });
  await assess(of);
  return of;
};

test('locate projects, and when it gives way to the next generation starts it if something came in between', async () => {
  const of = await unfollowed(false);
  world.meanwhile = async (asked, { Key }) => {
    if (asked !== 'dynamodb:UpdateItem' || !JSON.stringify(Key).includes('TIMELINE')) return;
    world.meanwhile = () => {};
    await world.others.append(
      event(later(startAt, hours), { type: 'transferred', place: intake, purpose: 'other' }, { of }),
      'any',
    );
  };
  expect(await asks('LocateFunction', (call) => call(timeline(of, { wakes: 100 }), {}))).toEqual(
    allowed(functionList.LocateFunction.may),
  );
});

test('park stores the token, wakes itself when the case has moved on, and takes the token back when it was erased', async () => {
  const [of, erased] = [await admit(), await admit()];
  const order = {
    orderedAt: startAt,
    erasedAt: startAt,
    orderedBy: 'a.clerk',
    authority: 'a court',
    reason: 'an order',
  };
  await world.others.erase({ caseId: erased, jurisdiction: 'connecticut', ...order });
  expect(
    await asks('ParkFunction', async (call) => {
      await call({ caseId: of, token: 'token', seen: 0 }, {});
      await call({ caseId: erased, token: 'token', seen: 0 }, {});
    }),
  ).toEqual(allowed(functionList.ParkFunction.may));
});

test('decide reads', async () => {
  const of = await admit();
  expect(await asks('DecideFunction', (call) => call({ watch: watch(of), startedAt: startAt }, {}))).toEqual(
    allowed(functionList.DecideFunction.may),
  );
});

/** The person left with the duty undone: its supervisor hears of the miss, and its row goes. */
const missedAndTold = async (call: Handler): Promise<void> => {
  const of = await admit();
  await deployed('LocateFunction')(timeline(of), {});
  const left = later(startAt, 25 * hours);
  at(left);
  await world.others.append(event(left, { type: 'released', kind: 'bond' }, { of }), 'any');
  await call({ watch: { ...watch(of), generation: 2 }, startedAt: startAt }, {});
  expect(await world.others.dueRows(of)).toEqual([]);
  at(later(startAt, 23 * hours));
};

/** The case is erased while its notice is claimed: the claim is taken back, and nothing goes out. */
const erasedMeanwhile = async (call: Handler): Promise<void> => {
  const of = await admit();
  await deployed('LocateFunction')(timeline(of), {});
  const published = world.asked.filter((asked) => asked.startsWith('sns:')).length;
  world.meanwhile = async (asked, { Item }) => {
    if (asked !== 'dynamodb:PutItem' || !JSON.stringify(Item).includes('NOTICE#')) return;
    world.meanwhile = () => {};
    const at = instantAt(Date.now());
    const order = { orderedAt: at, erasedAt: at, orderedBy: 'a.clerk', authority: 'court', reason: 'pardon' };
    await world.others.erase({ caseId: of, jurisdiction: 'connecticut', ...order });
  };
  expect(await call({ watch: watch(of), startedAt: startAt }, {})).toMatchObject({ superseded: true });
  expect(world.asked.filter((asked) => asked.startsWith('sns:'))).toHaveLength(published);
  expect(await world.others.notices(of)).toEqual([]);
};

test('notify claims, publishes and confirms, publishes again what it could not confirm, and tells of a post that nobody holds', async () => {
  const of = await admit(whereNobodyWorks('notify'));
  await deployed('LocateFunction')(timeline(of), {});
  at(later(startAt, 23 * hours));
  const seen = await asks('NotifyFunction', async (call) => {
    world.meanwhile = (asked) => {
      if (asked.startsWith('sns:')) throw new Error('SNS is down');
    };
    await expect(call({ watch: watch(of), startedAt: startAt }, {})).rejects.toThrow('SNS is down');
    world.meanwhile = () => {};
    await call({ watch: watch(of), startedAt: startAt }, {});
    await missedAndTold(call);
    await erasedMeanwhile(call);
  });
  expect(seen).toEqual(allowed(functionList.NotifyFunction.may));
});

test('the sweep acts on what is past, and follows what no longer stands', async () => {
  const late = await admit(whereNobodyWorks('sweep'));
  await deployed('LocateFunction')(timeline(late), {});
  await unfollowed(true);
  await unfollowed(false);
  at(later(startAt, 25 * hours));
  timelineHasEnded();
  const seen = await asks('SweepFunction', async (call) => {
    const { shards } = (await call({ list: true }, {})) as { shards: readonly number[] };
    for (const shard of shards) await call({ shard }, {});
  });
  expect(seen).toEqual(allowed(functionList.SweepFunction.may));
});

test('the digest publishes what waits, bears that another confirmed it meanwhile, and hands on what is another’s', async () => {
  const own = { facility: intake.facility, unit: 'Digest' };
  const of = await admit(own);
  const recipient = { role: 'intake counselor', ...own };
  const left = { role: 'intake counselor', ...whereNobodyWorks('digest') };
  const other = await admit(whereNobodyWorks('digest'));
  const notice: Notice = {
    id: `notice of ${of}`,
    caseId: of,
    jurisdiction: 'connecticut',
    deadline: watch(of).deadline,
    duty: 'pretrial-assessment',
    generation: 1,
    rung: 'reminder-1',
    kind: 'reminder',
    recipient,
    dueAt: watch(of).dueAt,
    claimedAt: startAt,
    channel: 'digest',
  };
  await world.others.claimNotice(notice);
  await world.others.claimNotice({ ...notice, id: `notice of ${other}`, caseId: other, recipient: left });
  const startedAt = later(startAt, minutes);
  const seen = await asks('DigestFunction', async (call) => {
    expect(await call({ list: 'connecticut', startedAt }, {})).toEqual({
      recipients: expect.arrayContaining([recipient, left]),
    });
    world.meanwhile = async (asked) => {
      if (asked !== 'dynamodb:UpdateItem') return;
      world.meanwhile = () => {};
      await world.others.confirmNotice(of, notice.id, instantAt(Date.now()));
    };
    expect(await call({ jurisdiction: 'connecticut', recipient, startedAt }, {})).toEqual({ lines: 1 });
    expect(await call({ jurisdiction: 'connecticut', recipient: left, startedAt }, {})).toEqual({ lines: 0 });
  });
  expect(seen).toEqual(allowed(functionList.DigestFunction.may));
});

test('the compliance report reads every case, keeps its files and tells of them, and of what it leaves out', async () => {
  await admit();
  await world.others.append(event(startAt, { type: 'of a later version' } as never, { of: await admit() }), 'any');
  const asked = { jurisdiction: 'connecticut', startedAt: later(startAt, 40 * 24 * hours) };
  const seen = await asks('ComplianceReportFunction', async (call) => {
    const kept = await call(asked, {});
    await call({ ...asked, kept }, {});
  });
  expect(seen).toEqual(allowed(functionList.ComplianceReportFunction.may));
});

test('telling operations frees the timeline and publishes to operations', async () => {
  const of = await admit();
  const payload = {
    machine: 'case-timeline',
    execution: 'timeline-1',
    about: { caseId: of, generation: 1 },
    error: {},
  };
  expect(await asks('TellOperationsFunction', (call) => call(payload, {}))).toEqual(
    allowed(functionList.TellOperationsFunction.may),
  );
});

test('following wakes who is parked, and starts where nobody is, or nobody any more', async () => {
  const [parked, absent] = [await unfollowed(true), await unfollowed(false)];
  timelineHasEnded();
  const seen = await asks('FollowFunction', async (call) => {
    await call(streamed(parked, 1), {});
    await call(streamed(absent, 2), {});
    const erased = await admit();
    const order = { authority: 'Superior Court, order 14 of 2026', reason: 'absolute pardon' };
    await world.others.append(event(startAt, { type: 'erasureOrdered', ...order }, { of: erased }), 'any');
    await call(streamed(erased, 2), {});
    await expect(world.others.events(erased)).rejects.toThrow('was erased');
  });
  expect(seen).toEqual(allowed(functionList.FollowFunction.may));
});

test('looking after contacts lists the subscriptions of both topics', async () => {
  world.asked.length = 0;
  const look = checkContacts({
    client: () => world.options([]).clients?.sns() ?? expect.fail('No client'),
    topicArn: (topic) => topic,
    contacts: () => ({ notices: [], operations: [] }),
    count: () => {},
    writeDown: () => {},
  });
  await look({}, {});
  expect(world.asked.toSorted()).toEqual(allowed(functionList.CheckContactsFunction.may));
});

test('reconciling tells operations and has each case carried on', async () => {
  const [parked, absent] = [await unfollowed(true), await unfollowed(false)];
  const message = (machine: string, input: unknown) => ({
    messageId: machine,
    body: JSON.stringify({
      detail: {
        stateMachineArn: `arn:aws:states:us-east-1:1:stateMachine:throughcare-connecticut-${machine}`,
        name: `${machine}-1`,
        status: 'ABORTED',
        input: JSON.stringify(input),
      },
    }),
  });
  const review = { caseId: absent, jurisdiction: 'connecticut', generation: 1, leg: 1, wakes: 0, failures: 0 };
  const Records = [
    message('case-timeline', timeline(parked).timeline),
    message('case-timeline', timeline(absent).timeline),
    message('deadline', watch(absent)),
    message('eligibility-review', review),
    message('sweep', {}),
  ];
  timelineHasEnded();
  expect(await asks('ReconcileFunction', (call) => call({ Records }, {}))).toEqual(
    allowed(functionList.ReconcileFunction.may),
  );
});

test('checking eligibility reads', async () => {
  const review = { caseId: await admit(), jurisdiction: 'connecticut', generation: 1, leg: 1, wakes: 0, failures: 0 };
  expect(await asks('CheckEligibilityFunction', (call) => call({ review, startedAt: startAt }, {}))).toEqual(
    allowed(functionList.CheckEligibilityFunction.may),
  );
});

test('proposing referrals follows the case', async () => {
  const [parked, absent] = [await unfollowed(true), await unfollowed(false)];
  timelineHasEnded();
  const seen = await asks('ProposeReferralsFunction', async (call) => {
    for (const of of [parked, absent]) {
      await call(
        { review: { caseId: of, jurisdiction: 'connecticut', generation: 1, leg: 1, wakes: 0, failures: 0 } },
        {},
      );
    }
  });
  expect(seen).toEqual(allowed(functionList.ProposeReferralsFunction.may));
});

test('the way in reads and records, and tells operations of a glass that was broken; it starts and wakes nothing', async () => {
  const of = await admit();
  await deployed('LocateFunction')(timeline(of), {});
  const office = { 'custom:roles': 'central-office auditor', sub: 'head', token_use: 'id' };
  const staff = {
    'custom:roles': 'staff',
    'custom:units': `${intake.facility}/${intake.unit}`,
    sub: 'j.doe',
    token_use: 'id',
  };
  let requests = 0;
  const answer = api({
    ports: createApiPorts(world.options(['table', 'keyTable', 'dataKey', 'operationsTopic'])),
    access: () => ({}),
    onFault: (fault) => expect.fail(String(fault)),
  });
  const ask = async (claims: object, method: string, rawPath: string, body?: object): Promise<number> => {
    requests += 1;
    const told = await answer(
      {
        rawPath,
        rawQueryString: '',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'one-key', host: 'api.example' },
        requestContext: {
          requestId: `request-${requests}`,
          domainName: 'api.example',
          http: { method, path: rawPath },
          authorizer: { jwt: { claims } },
        },
        isBase64Encoded: false,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      {},
    );
    return (told as { statusCode: number }).statusCode;
  };
  world.asked.length = 0;
  at(later(startAt, minutes));
  const restriction = { restricted: true, to: [], reason: 'a colleague' };
  expect(await ask(office, 'PUT', `/cases/${of}/restriction`, restriction)).toBe(201);
  expect(await ask(office, 'PUT', `/cases/${of}/restriction`, restriction)).toBe(201);
  at(later(startAt, 2 * minutes));
  expect(await ask(staff, 'POST', `/cases/${of}/break-glass`, { reason: 'an emergency' })).toBe(201);
  expect(await ask(staff, 'GET', `/cases/${of}`)).toBe(200);
  const unit = `/units/${encodeURIComponent(intake.facility)}/${intake.unit}`;
  expect(await ask(staff, 'GET', `${unit}/due`)).toBe(200);
  expect(await ask(office, 'GET', `/cases/${of}/audit`)).toBe(200);
  const admission = { case: `${of}-2`, legalStatus: 'accused', place: intake };
  expect(await ask({ ...staff, sub: 'a.smith' }, 'POST', '/cases', admission)).toBe(201);
  expect([...new Set(world.asked)].toSorted()).toEqual(allowed(functionList.ApiFunction.may));
});
