/** Idempotency keys: the same request is done once and answered alike, another one under the key is refused. */
import { describe, expect, test } from 'vitest';
import { createDynamoDBStore } from '../../lib/store/dynamodb.ts';
import { clientOf, freshTable } from '../store/backends/backend.ts';
import { startDynalite } from '../store/backends/dynalite.ts';
import { hours, later, minutes } from '../workflows/world.ts';
import { admission, assessed, createApiWorld, somebody } from './world.ts';

const key = 'b0a7c6de-1111-4222-8333-444455556666';
const contact = { type: 'factsRecorded', facts: { heldOnBond: true } };

describe('the same request under one key', () => {
  test('is one event, and gets the very same answer, also when no time was said and time went by', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const first = await world.post('/cases/CT-1001/events', contact, { key });
    world.clock = later(world.clock, 5 * minutes);
    const second = await world.post(
      '/cases/CT-1001/events',
      { facts: { heldOnBond: true }, type: 'factsRecorded' },
      { key },
    );
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect(await world.store.events('CT-1001' as never)).toHaveLength(2);
  });

  test('gets the refusal that it got, though the case would bear it by now', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const housed = { type: 'specialHousingRecorded' };
    const refused = await world.post('/cases/CT-1001/events', housed, { key });
    await world.post('/cases/CT-1001/events', { type: 'healthScreeningRecorded' });
    const again = await world.post('/cases/CT-1001/events', housed, { key });
    expect([refused.status, again.text]).toEqual([409, refused.text]);
    expect((await world.post('/cases/CT-1001/events', housed, { key: 'another-key' })).status).toBe(201);
  });

  test('is done when what kept it from being done was put right', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    expect((await world.post('/cases/CT-1001/events', { type: 'x' }, { key })).status).toBe(400);
    expect(
      (await world.post('/cases/CT-1001/events', assessed, { key, as: somebody('staff', { units: [] }) })).status,
    ).toBe(404);
    expect((await world.post('/cases/CT-1001/events', assessed, { key })).status).toBe(201);
  });

  test('by two accounts is two requests', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    await world.post('/cases/CT-1001/events', contact, { key });
    await world.post('/cases/CT-1001/events', contact, { key, as: somebody('staff', { account: 'staff.2' }) });
    expect(await world.store.events('CT-1001' as never)).toHaveLength(3);
  });

  test('that was cut short before its answer is finished when it is repeated, as one event', async () => {
    let cut = true;
    const world = createApiWorld({
      through: (ports) => ({
        ...ports,
        record: async (event) => {
          const recorded = await ports.record(event);
          if (cut && event.body.type !== 'admitted') throw new Error('the process ended');
          return recorded;
        },
      }),
    });
    await world.post('/cases', admission());
    expect((await world.post('/cases/CT-1001/events', contact, { key })).status).toBe(500);
    cut = false;
    world.clock = later(world.clock, minutes);
    expect((await world.post('/cases/CT-1001/events', contact, { key })).told).toMatchObject({ event: { n: 2 } });
    expect(await world.store.events('CT-1001' as never)).toHaveLength(2);
  });
});

describe('another request under the key', () => {
  test.each([
    ['another body', '/cases/CT-1001/events', { type: 'factsRecorded', facts: { heldOnBond: false } }],
    ['another case', '/cases/CT-2/events', contact],
    ['another route', '/cases', admission('CT-3')],
  ])('%s is refused (422) for a day, and records nothing', async (_what, path, body) => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    await world.post('/cases', admission('CT-2'));
    await world.post('/cases/CT-1001/events', contact, { key });
    world.clock = later(world.clock, 24 * hours - 1);
    expect((await world.post(path, body, { key })).told).toMatchObject({
      status: 422,
      type: 'urn:problem-type:throughcare:key-reused',
    });
    expect(await world.store.events('CT-2' as never)).toHaveLength(1);
    expect(await world.store.events('CT-1001' as never)).toHaveLength(2);
  });
});

test.each(['', 'with blanks', 'é', 'x'.repeat(201)])('a command under the key %j is not taken', async (bad) => {
  const world = createApiWorld();
  expect((await world.post('/cases', admission(), { key: bad })).status).toBe(400);
});

describe('two that come at once', () => {
  test('are one event and one answer, in memory', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.post('/cases/CT-1001/events', contact, { key })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await world.store.events('CT-1001' as never)).toHaveLength(2);
  });

  test('are one event and one answer, on a table', async () => {
    const backend = await startDynalite();
    const client = clientOf(backend);
    const world = createApiWorld({ store: createDynamoDBStore({ client, table: await freshTable(client) }) });
    await world.post('/cases', admission());
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.post('/cases/CT-1001/events', contact, { key })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await world.store.events('CT-1001' as never)).toHaveLength(2);
    client.destroy();
    await backend.stop();
  });

  test('with other bodies: one is done, the others are told that the key was used', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission());
    const answers = await Promise.all(
      [true, false].map((heldOnBond) =>
        world.post('/cases/CT-1001/events', { type: 'factsRecorded', facts: { heldOnBond } }, { key }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });
});
