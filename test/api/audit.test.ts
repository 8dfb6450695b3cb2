/** Every request that touches a case or a unit leaves one record, whatever it was answered; about no case, none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roles } from '../../lib/api/identity.ts';
import type { ApiPorts } from '../../lib/api/ports.ts';
import type { AuditRecord } from '../../lib/store/audit.ts';
import { CaseContended } from '../../lib/store/errors.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import {
  admission,
  assessed,
  createApiWorld,
  elsewhere,
  intake,
  nextDoor,
  records,
  somebody,
  unitPath,
} from './world.ts';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const number = fc.constantFrom('CT-1', 'CT-2', 'CT-404', 'no such/number', 'x'.repeat(300));
const place = fc.constantFrom(intake, nextDoor, elsewhere);
const reason = { reason: 'y' };
const about = (path: (of: string) => Request): fc.Arbitrary<Request> =>
  number.map((of) => path(encodeURIComponent(of)));

const touching: fc.Arbitrary<Request> = fc.oneof(
  fc.tuple(number, place).map(([of, where]) => ({ method: 'POST', path: '/cases', body: admission(of, where) })),
  fc.constantFrom('{', '[]', { case: 7 }).map((body) => ({ method: 'POST', path: '/cases', body })),
  about((of) => ({ method: 'GET', path: `/cases/${of}` })),
  about((of) => ({ method: 'POST', path: `/cases/${of}/events`, body: assessed })),
  about((of) => ({ method: 'POST', path: `/cases/${of}/events`, body: { type: 'nonsense' } })),
  about((of) => ({ method: 'PUT', path: `/cases/${of}/restriction`, body: { restricted: true, to: [], ...reason } })),
  about((of) => ({ method: 'POST', path: `/cases/${of}/break-glass`, body: reason })),
  about((of) => ({ method: 'POST', path: `/cases/${of}/record-decisions`, body: { type: 'unmerged', ...reason } })),
  about((of) => ({ method: 'GET', path: `/cases/${of}/audit` })),
  fc
    .tuple(place, fc.constantFrom('due', 'due?limit=0', 'calendar.ics', 'audit'))
    .map(([where, what]) => ({ method: 'GET', path: `${unitPath(where)}/${what}` })),
);
const aside: fc.Arbitrary<Request> = fc.constantFrom(
  { method: 'GET', path: '/health' },
  { method: 'GET', path: '/nowhere' },
  { method: 'DELETE', path: '/cases/CT-1' },
  { method: 'POST', path: '/eligibility', body: { facts: {} } },
);

/** A store that keeps every audit record in one list besides. */
const listening = () => {
  const store = createMemoryStore();
  const heard: AuditRecord[] = [];
  const audit = store.audit;
  return {
    heard,
    store: {
      ...store,
      audit: async (record: AuditRecord) => {
        heard.push(record);
        await audit(record);
      },
    },
  };
};

test('there are as many records as requests that touch a case or a unit, each with who, what and the answer', async () => {
  const asks = fc.array(fc.tuple(fc.constantFrom(...roles), fc.oneof(touching, aside), fc.boolean()), {
    maxLength: 15,
  });
  await fc.assert(
    fc.asyncProperty(asks, async (all) => {
      const { store, heard } = listening();
      const world = createApiWorld({ store });
      await world.post('/cases', admission('CT-1'), { as: records });
      await world.post('/cases', admission('CT-2', elsewhere), { as: records });
      heard.length = 0;
      const expected: object[] = [];
      for (const [role, { method, path, body }, signedIn] of all) {
        const as = signedIn ? somebody(role) : undefined;
        const { status, headers } = await world.ask(method, path, body, { as });
        const touches = signedIn && !/^\/(health|nowhere|eligibility)|DELETE/.test(method === 'DELETE' ? method : path);
        if (touches) expected.push({ id: headers.get('x-request-id'), account: `${role}.1`, status });
      }
      expect(heard.map(({ id, account, status }) => ({ id, account, status }))).toEqual(expected);
      expect(world.faults).toEqual([]);
    }),
    { numRuns: 40, seed: 20_260_302 },
  );
});

describe('a record', () => {
  test('is there before the answer goes out: where it cannot be written, nothing is told', async () => {
    const store = createMemoryStore();
    let down = false;
    const audit: ApiPorts['store']['audit'] = async (record) => {
      if (down) throw new Error('the table is gone');
      await store.audit(record);
    };
    const world = createApiWorld({ store: { ...store, audit } });
    await world.post('/cases', admission());
    down = true;
    const answer = await world.get('/cases/CT-1001');
    expect(answer.told).toMatchObject({ status: 500, type: 'urn:problem-type:throughcare:fault' });
    expect(answer.text).not.toContain('pretrial');
  });

  test.each([
    [new Error('a fault of ours'), 500, 'fault'],
    [new CaseContended('x', 'CT-1001' as never, 10), 503, 'refused'],
  ])('tells also of what went wrong: %s', async (fault, status, outcome) => {
    let broken = false;
    const world = createApiWorld({
      through: (ports) => ({
        ...ports,
        record: async (event) => {
          if (broken) throw fault;
          return ports.record(event);
        },
      }),
    });
    await world.post('/cases', admission());
    broken = true;
    expect((await world.post('/cases/CT-1001/events', assessed)).status).toBe(status);
    const trail = await world.store.auditOf({ kind: 'case', caseId: 'CT-1001' as never }, { limit: 9 });
    expect(trail.at(-1)).toMatchObject({ act: 'record', status, outcome });
  });

  test('keeps of a number under which no case stands nothing but its hash', async () => {
    const { store, heard } = listening();
    const world = createApiWorld({ store });
    await world.get('/cases/John%20Doe%201990-05-17');
    await world.get('/units/John%20Doe/1990-05-17/due', { as: somebody('central-office') });
    await world.post('/cases', admission('Doe1990', elsewhere));
    expect(heard).toHaveLength(3);
    expect(heard.map(({ about }) => about.kind)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(JSON.stringify(heard)).not.toMatch(/Doe|1990/);
  });
});
