/** What each route answers when all is well. */
import { expect, test } from 'vitest';
import { admission, createApiWorld } from './world.ts';

test('a case is admitted, told of, and its duties are in the list of its unit', async () => {
  const world = createApiWorld();
  const admitted = await world.post('/cases', admission());
  expect(admitted.status).toBe(201);
  expect(await admitted.json()).toMatchObject({
    case: 'CT-1001',
    event: { n: 1, type: 'admitted', happenedAt: '2026-03-02T13:00:00.000Z' },
  });

  const recorded = await world.post('/cases/CT-1001/events', {
    type: 'healthScreeningRecorded',
    at: '2026-03-02 08:30',
  });
  expect(recorded.status).toBe(201);

  const told = await (await world.get('/cases/CT-1001')).json();
  expect(told).toMatchObject({
    case: 'CT-1001',
    phase: 'pretrial',
    place: { facility: 'Hartford CC', unit: 'Intake' },
  });

  const due = await (await world.get('/units/Hartford%20CC/Intake/due?limit=1')).json();
  expect(due).toMatchObject({ due: [{ case: 'CT-1001', duty: 'pretrial-assessment', state: 'due' }] });
});
