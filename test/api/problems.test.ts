/** Every refusal is a problem (RFC 9457) that says what to do, and none says anything about a person. */
import { describe, expect, test } from 'vitest';
import { largestBody } from '../../lib/api/router.ts';
import { admission, assessed, createApiWorld, intake, somebody, unitPath } from './world.ts';

const problem = (status: number, kind: string) => ({
  type: `urn:problem-type:throughcare:${kind}`,
  status,
  title: expect.stringMatching(/\w/),
  detail: expect.stringMatching(/\w/),
});

describe('a request', () => {
  test.each([
    ['of nobody', 'GET', '/cases/CT-1', undefined, { as: undefined }, 401, 'unidentified'],
    ['for which no role serves', 'GET', '/cases/CT-1', undefined, { as: somebody('auditor') }, 403, 'forbidden'],
    ['about a case that is not there', 'GET', '/cases/CT-404', undefined, {}, 404, 'not-found'],
    ['to no address', 'GET', '/case', undefined, {}, 404, 'not-found'],
    ['by another method', 'DELETE', '/cases/CT-1', undefined, {}, 405, 'wrong-method'],
    ['that is not JSON', 'POST', '/cases', '{"case":', {}, 400, 'wrong-input'],
    ['that is no object', 'POST', '/cases', '7', {}, 400, 'wrong-input'],
    [
      'in another media type',
      'POST',
      '/cases',
      '{}',
      { headers: { 'content-type': 'text/plain' } },
      415,
      'wrong-media-type',
    ],
    ['that is too large', 'POST', '/cases', `"${'x'.repeat(largestBody)}"`, {}, 413, 'too-large'],
    ['without a key', 'POST', '/cases', admission(), { key: '' }, 400, 'wrong-input'],
    ['that the case does not bear', 'POST', '/cases/CT-1/events', { type: 'contactMade' }, {}, 409, 'refused'],
    ['with a cursor of its own making', 'GET', `${unitPath(intake)}/due?after=abc`, undefined, {}, 400, 'wrong-input'],
    ['for more than a page holds', 'GET', `${unitPath(intake)}/due?limit=501`, undefined, {}, 400, 'wrong-input'],
    [
      'with a parameter that nobody knows',
      'GET',
      `${unitPath(intake)}/due?untill=x`,
      undefined,
      {},
      400,
      'wrong-input',
    ],
  ])('%s', async (_what, method, path, body, asking, status, kind) => {
    const world = createApiWorld();
    await world.post('/cases', admission('CT-1'));
    const answer = await world.ask(method, path, body, asking);
    expect(answer.told).toMatchObject(problem(status, kind));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-request-id')).toMatch(/^request-/);
  });

  test('by another method is told which there are', async () => {
    const world = createApiWorld();
    expect((await world.ask('PATCH', '/cases/CT-1/restriction', '{}')).headers.get('allow')).toBe('PUT');
  });
});

describe('what is wrong with a field is told by its name, its shape and a remedy', () => {
  test.each([
    [{ ...admission(), case: 'John' }, 'case', 'text of 4 characters', /with a digit among them/],
    [{ ...admission(), case: 'CT 1' }, 'case', 'text of 4 characters', /letters, digits, dots/],
    [{ ...admission(), legalStatus: 'held' }, 'legalStatus', 'text of 4 characters', /^one of accused, sentenced$/],
    [{ ...admission(), place: { facility: 'x' } }, 'place.unit', 'nothing', /^text in quotation marks$/],
    [{ ...admission(), name: 'x' }, '', '1 unknown field', /leave out/],
    [{ ...admission(), youth: 19900517 }, 'youth', 'a number of five digits or more', /^true or false$/],
  ])('%j', async (body, field, received, remedy) => {
    const world = createApiWorld();
    const { told } = await world.post('/cases', body);
    expect(told.errors).toEqual([{ field, received, remedy: expect.stringMatching(remedy) }]);
  });

  test('every field at once', async () => {
    const { told } = await createApiWorld().post('/cases', {});
    expect((told.errors as { field: string }[]).map(({ field }) => field)).toEqual(['case', 'legalStatus', 'place']);
  });

  test('a local time that clocks had twice names both readings', async () => {
    const world = createApiWorld();
    const { told } = await world.post('/cases', { ...admission(), at: '2025-11-02 01:30' });
    expect(told).toMatchObject({ status: 400, detail: expect.stringMatching(/-04:00 or .*-05:00/) });
  });
});

test('a fault of ours tells its request and nothing else', async () => {
  const world = createApiWorld({
    through: (ports) => ({
      ...ports,
      record: async () => {
        throw new Error('John Doe cannot be stored');
      },
    }),
  });
  const answer = await world.post('/cases', admission());
  expect(answer.told).toMatchObject(problem(500, 'fault'));
  expect(answer.text).not.toMatch(/John|stored/);
  expect(world.faults).toHaveLength(1);
});

/** A name and a birth date, wherever somebody might write them. */
const canary = { name: 'Zebulon Quixworth', born: '1979-03-14' };
const seen = /Zebulon|Quixworth|1979-03-14/i;

describe('a name or a birth date that was written where it does not belong never comes back', () => {
  const events = '/cases/CT-1/events';
  test.each([
    ['as a field', '/cases', { ...admission(), [canary.name]: canary.born }],
    ['as a field of an event', events, { ...assessed, [canary.name]: canary.born }],
    ['as a field of a part of one', events, { type: 'factsRecorded', facts: { [canary.name]: canary.born } }],
    ['as the number', '/cases', admission(canary.name)],
    ['as the time', '/cases', { ...admission(), at: canary.born }],
    ['as a type', events, { type: canary.name }],
    ['as a choice', events, { type: 'documentSettled', document: canary.name, outcome: canary.born }],
    ['as a fact of programmes', events, { type: 'programmeFactsRecorded', facts: { [canary.name]: canary.born } }],
    [
      'as the value of one',
      events,
      { type: 'programmeFactsRecorded', facts: { age: canary.name, dischargeDate: `${canary.born} ${canary.name}` } },
    ],
    ['as a programme', events, { type: 'referralMade', programme: canary.name, document: canary.born }],
    ['as the event to correct', events, { type: 'corrected', supersedes: canary.name, reason: canary.born }],
    [
      'as the reason of what is refused',
      events,
      { type: 'releaseDatesSet', reason: canary.name, releaseOn: '2026-13-01' },
    ],
    [
      'as a duty',
      '/cases/CT-1/acknowledgements',
      { deadline: canary.name, reason: canary.born, promisedFor: '2026-03-04T12:00:00Z' },
    ],
    ['as facts to check', '/eligibility', { facts: { [canary.name]: 1, age: canary.born, legalStatus: canary.name } }],
    ['in an address', `/cases/${encodeURIComponent(canary.name)}/events`, assessed],
  ])('%s', async (_where, path, body) => {
    const world = createApiWorld();
    await world.post('/cases', admission('CT-1'));
    const answer = await world.post(path, body, { as: somebody('supervisor') });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(seen);
    expect([...answer.headers].join()).not.toMatch(seen);
  });

  test('in facts that are in order: not in the lists, the calendar or the audit', async () => {
    const world = createApiWorld();
    await world.post('/cases', admission('CT-1'));
    const told = { type: 'releaseDatesSet', releaseOn: '2026-09-01', reason: `${canary.name}, ${canary.born}` };
    expect((await world.post(events, told)).text).not.toMatch(seen);
    for (const path of [`${unitPath(intake)}/due`, `${unitPath(intake)}/calendar.ics`])
      expect((await world.get(path)).text).not.toMatch(seen);
    for (const path of ['/cases/CT-1/audit', `${unitPath(intake)}/audit`])
      expect((await world.get(path, { as: somebody('auditor') })).text).not.toMatch(seen);
  });
});
