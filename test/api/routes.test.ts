/** What each route answers when all is well, in the shape that its description promises. */
import { expect, test } from 'vitest';
import { endpoints } from '../../lib/api/endpoints/index.ts';
import { answerJson } from '../../lib/eligibility/answer-line.ts';
import { dependent, violent } from '../workflows/referral-world.ts';
import { local } from '../workflows/world.ts';
import { type Answered, admission, assessed, createApiWorld, intake, records, somebody, unitPath } from './world.ts';

/** The answer's body, once it is what the endpoint says it is. */
const promised = (name: string, { status, told, text }: Answered): Readonly<Record<string, unknown>> => {
  const endpoint = endpoints.find((one) => one.name === name);
  expect(status, text).toBe(endpoint?.answers.status);
  return endpoint?.answers.schema.parse(told) as Readonly<Record<string, unknown>>;
};

test('a case is admitted, told of, and its duties are in the list of its unit', async () => {
  const world = createApiWorld();
  expect(promised('admit', await world.post('/cases', admission()))).toMatchObject({
    case: 'CT-1001',
    event: { n: 1, type: 'admitted', happenedAt: '2026-03-02T13:00:00.000Z', recordedAt: '2026-03-02T14:00:00.000Z' },
  });
  const screened = { type: 'healthScreeningRecorded', at: '2026-03-02T08:30:00-05:00' };
  expect(promised('record', await world.post('/cases/CT-1001/events', screened))).toMatchObject({
    event: { n: 2, happenedAt: '2026-03-02T13:30:00.000Z' },
  });
  expect(promised('read-case', await world.get('/cases/CT-1001'))).toMatchObject({
    phase: 'pretrial',
    place: intake,
    deadlines: expect.arrayContaining([
      expect.objectContaining({ duty: 'health-screening', state: 'met' }),
      expect.objectContaining({ duty: 'pretrial-assessment', state: 'due', dueAt: '2026-03-03T13:00:00.000Z' }),
    ]),
  });
  expect(promised('list-due', await world.get(`${unitPath(intake)}/due`))).toMatchObject({
    due: [{ case: 'CT-1001', duty: 'pretrial-assessment', role: 'intake counselor', state: 'due' }],
  });
});

test('an event is recorded by who is signed in, now when no time is said', async () => {
  const world = createApiWorld();
  await world.post('/cases', admission());
  await world.post('/cases/CT-1001/events', { type: 'assessmentRecorded' });
  const events = await world.store.events('CT-1001' as never);
  expect(events.map(({ recordedBy, happenedAt }) => [recordedBy, happenedAt])).toEqual([
    ['staff.1', '2026-03-02T13:00:00.000Z'],
    ['staff.1', '2026-03-02T14:00:00.000Z'],
  ]);
});

test('the due list goes page by page, by role, and no further than asked', async () => {
  const world = createApiWorld();
  for (const n of [1, 2, 3, 4, 5]) await world.post('/cases', admission(`CT-${n}`));
  const numbers = ({ told }: Answered) => (told.due as { case: string }[]).map((row) => row.case);
  const path = `${unitPath(intake)}/due?role=intake+counselor`;
  const found: string[] = [];
  let next = '';
  do {
    const page = await world.get(`${path}&limit=2${next === '' ? '' : `&after=${next}`}`);
    found.push(...numbers(page));
    next = String(page.told.next ?? '');
  } while (next !== '');
  expect(found).toEqual(['CT-1', 'CT-2', 'CT-3', 'CT-4', 'CT-5']);
  expect(numbers(await world.get(`${path}&until=2026-03-03T12:59:59Z`))).toEqual([]);
  expect(numbers(await world.get(`${path}&until=2026-03-03T13:00:00Z`))).toHaveLength(5);
});

test('an overdue duty is acknowledged at the level of who is signed in', async () => {
  const world = createApiWorld();
  await world.post('/cases', admission());
  world.clock = local('2026-03-03 09:00');
  const promise = {
    deadline: 'pretrial-assessment/1/1',
    reason: 'no assessor',
    promisedFor: '2026-03-04T12:00:00-05:00',
  };
  const as = somebody('supervisor');
  expect(promised('acknowledge', await world.post('/cases/CT-1001/acknowledgements', promise, { as }))).toMatchObject({
    event: { type: 'acknowledged' },
  });
  expect((await world.store.events('CT-1001' as never)).at(-1)?.body).toMatchObject({ level: 'unitSupervisor' });
  expect((await world.get('/cases/CT-1001')).told.deadlines).toContainEqual(
    expect.objectContaining({
      key: promise.deadline,
      acknowledgements: [expect.objectContaining({ reason: 'no assessor' })],
    }),
  );
});

test('eligibility answers with the very object of the command line, and keeps nothing', async () => {
  const world = createApiWorld({ jurisdiction: 'correctional-service-canada' });
  const facts = { id: 'P-1', gender: 'M', sentencedOn: '2009-10-01' };
  const told = promised('check-eligibility', await world.post('/eligibility', { facts, asOf: '2010-03-01' }));
  const answer = world.ports.catalogue?.check(facts, '2010-03-01') ?? expect.fail('no programmes');
  expect(told).toEqual(JSON.parse(answerJson(answer)));
  expect(told).toMatchObject({
    id: 'P-1',
    programmes: expect.arrayContaining([expect.objectContaining({ programme: 'VPP-HI' })]),
  });
  for await (const number of world.store.cases()) expect.fail(`a case ${number} was kept`);
});

test('the board decides a referral that somebody proposed, and a stale decision says so', async () => {
  const world = createApiWorld({ jurisdiction: 'correctional-service-canada' });
  world.clock = local('2026-03-04 10:00');
  const number = '/cases/CSC-2001';
  const as = somebody('board');
  const decide = (more: object) =>
    world.post(
      `${number}/decisions`,
      { programme: 'VPP-MI', decision: 'accepted', reason: 'complies with the guidelines', ...more },
      { as },
    );
  const record = async (body: object) => (await world.post(`${number}/events`, body, { as: records })).status;
  const sentenced = { at: '2026-03-04 09:00', legalStatus: 'sentenced', sentence: { length: 'P4Y' } };
  await world.post('/cases', admission('CSC-2001', intake, sentenced));
  expect(await record({ type: 'programmeFactsRecorded', facts: violent })).toBe(201);
  const [, looked] = await world.store.events('CSC-2001' as never);
  const proposal = { programme: 'VPP-MI', outcome: 'eligible', facts: looked?.id, because: 'one violent incident' };
  expect(await record({ type: 'referralProposed', ...proposal })).toBe(201);
  world.clock = local('2026-03-04 11:00');
  expect(await record({ type: 'programmeFactsRecorded', facts: dependent })).toBe(201);
  expect(promised('decide-referral', await decide({ facts: 2 }))).toMatchObject({ stale: true });
  expect(promised('decide-referral', await decide({ facts: 4 }))).toMatchObject({ stale: false });
  expect((await world.store.events('CSC-2001' as never)).at(-1)?.body).toMatchObject({ decidedBy: 'board.1' });
  expect((await decide({ facts: 1 })).told).toMatchObject({ status: 400, errors: [{ field: 'facts' }] });
  expect((await decide({ decision: 'overridden' })).told).toMatchObject({ errors: [{ field: 'approver' }] });
  expect((await decide({ decision: 'overridden', approver: 'board.1' })).told).toMatchObject({
    errors: [{ field: 'approver', remedy: 'somebody other than who decides' }],
  });
});

test('the audit of a case is read in order, page by page', async () => {
  const world = createApiWorld();
  const as = somebody('auditor');
  await world.post('/cases', admission());
  await world.post('/cases/CT-1001/events', assessed);
  await world.get('/cases/CT-1001', { as: somebody('staff', { units: [] }) });
  await world.get(`${unitPath(intake)}/due`);
  const first = promised('read-audit', await world.get('/cases/CT-1001/audit?limit=2', { as }));
  const second = promised('read-audit', await world.get(`/cases/CT-1001/audit?after=${String(first.next)}`, { as }));
  expect([...(first.records as object[]), ...(second.records as object[])]).toMatchObject([
    { act: 'admit', account: 'staff.1', outcome: 'done', why: 'unit', status: 201 },
    { act: 'record', account: 'staff.1', outcome: 'done', why: 'unit', status: 201 },
    { act: 'read-case', account: 'staff.1', outcome: 'refused', why: 'unit', status: 404 },
    { act: 'read-audit', account: 'auditor.1', outcome: 'done', why: 'jurisdiction', status: 200 },
  ]);
  const lists = promised('read-unit-audit', await world.get(`${unitPath(intake)}/audit`, { as }));
  expect(lists.records).toMatchObject([{ act: 'list-due', outcome: 'done' }]);
});

test('records are sealed, held and merged by who administers them', async () => {
  const world = createApiWorld();
  const as = somebody('administrator');
  const decide = (number: string, body: object) => world.post(`/cases/${number}/record-decisions`, body, { as });
  await world.post('/cases', admission('CT-1'));
  await world.post('/cases', admission('CT-2'));
  promised('decide-record', await decide('CT-2', { type: 'merged', into: 'CT-1', reason: 'one person' }));
  promised(
    'decide-record',
    await decide('CT-1', { type: 'legalHoldPlaced', authority: 'a court', reason: 'a lawsuit' }),
  );
  expect((await decide('CT-1', { type: 'sealed', authority: 'a court', reason: 'an order' })).status).toBe(409);
  expect(world.faults).toEqual([]);
});

test('health and the description of the API need nobody signed in', async () => {
  const world = createApiWorld();
  expect((await world.get('/health', { as: undefined })).told).toEqual({ status: 'ok' });
  expect((await world.get('/openapi.json', { as: undefined })).told).toMatchObject({ openapi: '3.1.0' });
});
