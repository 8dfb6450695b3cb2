/** What would leave a case on days that nobody can count is refused before it is recorded. */
import { expect, test } from 'vitest';
import { intake } from '../workflows/world.ts';
import { admission, createApiWorld } from './world.ts';

const refused = {
  status: 409,
  type: 'urn:problem-type:throughcare:refused',
  detail: expect.stringMatching(/cannot be counted.*check the year/),
};

test('an admission in a mistyped year is refused, and its number stays free', async () => {
  const world = createApiWorld();
  const mistyped = admission('CT-1001', intake, { at: '1926-03-02 08:00' });
  expect((await world.post('/cases', mistyped)).told).toMatchObject(refused);
  expect(await world.store.events('CT-1001' as never)).toEqual([]);
  expect((await world.post('/cases', admission())).status).toBe(201);
  expect(world.faults).toEqual([]);
});

test('a release date in a mistyped year is refused, and the case goes on', async () => {
  const world = createApiWorld();
  await world.post('/cases', admission('CT-1001', intake, { legalStatus: 'sentenced', sentence: { length: 'P2Y' } }));
  const mistyped = { type: 'releaseDatesSet', releaseOn: '2206-12-25' };
  expect((await world.post('/cases/CT-1001/events', mistyped)).told).toMatchObject(refused);
  const set = { type: 'releaseDatesSet', releaseOn: '2026-12-25' };
  expect((await world.post('/cases/CT-1001/events', set)).status).toBe(201);
  expect(world.faults).toEqual([]);
});
