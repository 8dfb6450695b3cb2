/** Restricted, juvenile and sealed cases over HTTP: who sees them, in which lists, and what an emergency leaves behind. */
import { describe, expect, test } from 'vitest';
import { local } from '../workflows/world.ts';
import { type ApiWorld, admission, createApiWorld, intake, somebody, unitPath } from './world.ts';

const office = somebody('central-office');
const colleague = somebody('staff', { account: 'staff.2' });
const restricted = async (...to: readonly string[]): Promise<ApiWorld> => {
  const world = createApiWorld();
  await world.post('/cases', admission('CT-1'));
  await world.post('/cases', admission('CT-2'));
  const body = { restricted: true, to, reason: 'a relative works here' };
  expect((await world.ask('PUT', '/cases/CT-1/restriction', body, { as: office })).status).toBe(201);
  return world;
};
const listed = async (world: ApiWorld, as = somebody('staff')) => {
  const { told } = await world.get(`${unitPath(intake)}/due?role=intake+counselor`, { as });
  return (told.due as { case: string }[]).map((row) => row.case);
};
const status = async (world: ApiWorld, number: string, as = somebody('staff')) =>
  (await world.get(`/cases/${number}`, { as })).status;

describe('a restricted case', () => {
  test('shows to those whom it names, in lists too, and to nobody else whatever their role', async () => {
    const world = await restricted('staff.2');
    expect(await status(world, 'CT-1', colleague)).toBe(200);
    expect(await listed(world, colleague)).toEqual(['CT-1', 'CT-2']);
    for (const role of ['staff', 'supervisor', 'facility-head', 'central-office', 'records-system'] as const) {
      expect([role, await status(world, 'CT-1', somebody(role))]).toEqual([role, 403]);
      expect([role, await listed(world, somebody(role))]).toEqual([role, ['CT-2']]);
    }
    expect((await world.post('/cases/CT-1/events', { type: 'assessmentRecorded' })).told).toMatchObject({
      status: 403,
      type: 'urn:problem-type:throughcare:restricted',
    });
  });

  test('is in no calendar, not even of those whom it names', async () => {
    const world = await restricted('staff.2');
    const { text } = await world.get(`${unitPath(intake)}/calendar.ics`, { as: colleague });
    expect(text).toContain('CT-2');
    expect(text).not.toContain('CT-1');
  });

  test('a page of the list is full although rows were left out, and goes on after them', async () => {
    const world = await restricted();
    await world.post('/cases', admission('CT-3'));
    const path = `${unitPath(intake)}/due?role=intake+counselor&limit=1`;
    const first = await world.get(path);
    expect(first.told.due).toMatchObject([{ case: 'CT-2' }]);
    expect((await world.get(`${path}&after=${first.told.next}`)).told.due).toMatchObject([{ case: 'CT-3' }]);
  });

  test('is opened again to all who work with it', async () => {
    const world = await restricted();
    world.clock = local('2026-03-02 10:00');
    const body = { restricted: false, reason: 'the relative left' };
    expect((await world.ask('PUT', '/cases/CT-1/restriction', body, { as: office })).status).toBe(201);
    expect(await status(world, 'CT-1')).toBe(200);
    expect(await listed(world)).toEqual(['CT-1', 'CT-2']);
    world.clock = local('2026-03-02 10:01');
    expect((await world.ask('PUT', '/cases/CT-1/restriction', body, { as: office })).status).toBe(409);
  });
});

describe('a broken glass', () => {
  test('shows the case to who broke it, for four hours, and to nobody else', async () => {
    const world = await restricted();
    const broken = await world.post('/cases/CT-1/break-glass', { reason: 'found unconscious' });
    expect([broken.status, broken.told.until]).toEqual([201, '2026-03-02T18:00:00.000Z']);
    world.clock = local('2026-03-02 12:59');
    expect(await status(world, 'CT-1')).toBe(200);
    expect(await listed(world)).toEqual(['CT-1', 'CT-2']);
    expect(await status(world, 'CT-1', colleague)).toBe(403);
    world.clock = local('2026-03-02 13:00');
    expect(await status(world, 'CT-1')).toBe(403);
    expect(await listed(world)).toEqual(['CT-2']);
  });

  test('is told to operations once, by number and without the reason, however often the request is repeated', async () => {
    const world = await restricted();
    for (const _again of [1, 2])
      await world.post('/cases/CT-1/break-glass', { reason: 'found unconscious' }, { key: 'emergency-1' });
    expect(world.toldOperations).toHaveLength(1);
    expect(world.toldOperations[0]).toMatchObject({ caseId: 'CT-1', what: expect.stringContaining('in an emergency') });
    expect(JSON.stringify(world.toldOperations)).not.toContain('unconscious');
  });

  test('is in the audit with what was done by its right', async () => {
    const world = await restricted();
    await status(world, 'CT-1');
    await world.post('/cases/CT-1/break-glass', { reason: 'found unconscious' });
    await status(world, 'CT-1');
    const records = await world.store.auditOf({ kind: 'case', caseId: 'CT-1' as never }, { limit: 9 });
    expect(records.map(({ act, outcome, why }) => [act, outcome, why])).toEqual([
      ['admit', 'done', 'unit'],
      ['restrict', 'done', 'jurisdiction'],
      ['read-case', 'refused', 'restricted'],
      ['break-glass', 'done', 'unit'],
      ['read-case', 'done', 'broken-glass'],
    ]);
  });

  test('asks for a reason, and opens nothing that is open, elsewhere or a young person’s', async () => {
    const world = await restricted();
    expect((await world.post('/cases/CT-1/break-glass', { reason: '' })).status).toBe(400);
    expect((await world.post('/cases/CT-2/break-glass', { reason: 'x' })).status).toBe(409);
    const away = somebody('staff', { units: [] });
    expect((await world.post('/cases/CT-1/break-glass', { reason: 'x' }, { as: away })).status).toBe(404);
  });
});

describe('a case of a young person', () => {
  const services = somebody('staff', { account: 'youth.1', youth: true });
  const young = async (): Promise<ApiWorld> => {
    const world = createApiWorld();
    await world.post('/cases', admission('CT-1', intake, { youth: true }), { as: services });
    await world.post('/cases', admission('CT-2'));
    return world;
  };

  test('is as unknown to every adult role, in every list, and no glass can be broken for it', async () => {
    const world = await young();
    for (const role of ['staff', 'supervisor', 'facility-head', 'central-office', 'board', 'records-system'] as const)
      expect([role, await status(world, 'CT-1', somebody(role))]).toEqual([role, 404]);
    expect(await listed(world)).toEqual(['CT-2']);
    expect((await world.get(`${unitPath(intake)}/calendar.ics`)).text).not.toContain('CT-1');
    expect((await world.post('/cases/CT-1/break-glass', { reason: 'x' })).status).toBe(404);
    expect((await world.get('/cases/CT-1/audit', { as: somebody('auditor') })).status).toBe(404);
    const body = { restricted: false, reason: 'x' };
    expect((await world.ask('PUT', '/cases/CT-1/restriction', body, { as: office })).status).toBe(404);
  });

  test('is admitted, seen and listed by who works with young people', async () => {
    const world = await young();
    expect(await status(world, 'CT-1', services)).toBe(200);
    expect(await listed(world, services)).toEqual(['CT-1', 'CT-2']);
    expect((await world.post('/cases', admission('CT-3', intake, { youth: true }))).status).toBe(403);
  });
});

describe('a sealed record', () => {
  test('is as unknown to all but those who were named, and to who decides about it', async () => {
    const world = createApiWorld();
    const as = somebody('administrator');
    await world.post('/cases', admission('CT-1'));
    const decide = (body: object) => world.post('/cases/CT-1/record-decisions', body, { as });
    expect((await decide({ type: 'sealed', authority: 'a court', reason: 'an order' })).status).toBe(201);
    expect(await status(world, 'CT-1')).toBe(404);
    expect((await world.post('/cases/CT-1/events', { type: 'assessmentRecorded' })).status).toBe(404);
    const grant = { type: 'sealedAccessGranted', to: 'staff.2', authority: 'a court', reason: 'an appeal' };
    expect((await decide(grant)).status).toBe(201);
    expect([await status(world, 'CT-1', colleague), await status(world, 'CT-1')]).toEqual([200, 404]);
    expect((await decide({ type: 'unsealed', authority: 'a court', reason: 'an order' })).status).toBe(201);
    expect(await status(world, 'CT-1')).toBe(200);
  });

  test('tells who was named what it says, and keeps what was merged into it from all others too', async () => {
    const world = createApiWorld();
    const as = somebody('administrator');
    await world.post('/cases', admission('CT-1'));
    await world.post('/cases', admission('CT-2'));
    const decide = (of: string, body: object) => world.post(`/cases/${of}/record-decisions`, body, { as });
    expect((await decide('CT-2', { type: 'merged', into: 'CT-1', reason: 'fingerprints match' })).status).toBe(201);
    expect([await status(world, 'CT-1'), await status(world, 'CT-2')]).toEqual([200, 200]);
    const order = { authority: 'a court', reason: 'an order' };
    expect((await decide('CT-1', { type: 'sealed', ...order })).status).toBe(201);
    expect([await status(world, 'CT-1'), await status(world, 'CT-2')]).toEqual([404, 404]);
    expect((await decide('CT-1', { type: 'sealedAccessGranted', to: 'staff.2', ...order })).status).toBe(201);
    expect([await status(world, 'CT-1', colleague), await status(world, 'CT-2', colleague)]).toEqual([200, 200]);
  });
});
