/** What cannot be told is not recorded: no event leaves a case without a policy, or without days that can be counted. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import type { EventId } from '../../lib/case/identity.ts';
import { importEvent, record, recordOnly } from '../../lib/casework/record.ts';
import { standingOf } from '../../lib/casework/standing.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, admittedToServe, createWorld, event, local, someone, told } from '../workflows/world.ts';

const ways = [
  ['a command', record],
  ['a command that others follow', recordOnly],
  ['an import', importEvent],
] as const;

const open = async (...before: readonly CaseEvent[]) => {
  const world = createWorld({ startAt: local('2026-03-02 09:00') });
  for (const one of before) await world.now(one);
  return world;
};

const longAgo = event('1926-03-02 09:00', admitted, { id: 'long ago', recordedAt: local('2026-03-02 09:00') });
const sentenced = event('2026-03-02 09:00', admittedToServe('P2Y'));
const releasedLate: EventBody = { type: 'releaseDatesSet', releaseOn: '2206-12-25' as never };

describe.each(ways)('%s', (_way, recorded) => {
  test('in a year whose holidays are not known is refused with what to do, and nothing is stored', async () => {
    const { ports, store } = await open();
    expect(await recorded(ports, longAgo)).toMatchObject({
      outcome: 'refused',
      because: expect.stringMatching(/^working days around 1926-.* cannot be counted.* or check the year/),
    });
    expect(await store.events(someone)).toEqual([]);
  });

  test('that sets a date in such a year is refused, and the case stands as before', async () => {
    const { ports, store } = await open(sentenced);
    const answer = await recorded(ports, event('2026-03-02 09:00', releasedLate));
    expect(answer).toMatchObject({ outcome: 'refused', because: expect.stringContaining('2206') });
    expect(await store.events(someone)).toHaveLength(1);
    expect((await standingOf(ports, someone)).deadlines).not.toEqual([]);
  });

  test('of a jurisdiction that nobody knows is refused, and nothing is stored', async () => {
    const { ports, store } = await open();
    const known = { ...ports, policyOf: (name: string) => policyFrom(packOf(name)) };
    const elsewhere = event('2026-03-02 09:00', { ...admitted, jurisdiction: 'narnia' });
    expect(await recorded(known, elsewhere)).toMatchObject({
      outcome: 'refused',
      because: expect.stringMatching(/^there is no jurisdiction "narnia"; choose connecticut/),
    });
    expect(await store.events(someone)).toEqual([]);
  });
});

describe('a case that was stored in such a year', () => {
  const stored = async () => {
    const world = await open();
    await world.store.append(longAgo, 0);
    return world;
  };

  test.each(ways)('takes what was done, by %s: it was as untold before', async (_way, recorded) => {
    const { ports, store } = await stored();
    const next = event('2026-03-02 09:00', { type: 'assessmentRecorded' });
    expect(await recorded(ports, next)).toMatchObject({ outcome: 'recorded', event: { n: 2 } });
    expect(await store.events(someone)).toHaveLength(2);
  });

  test('is put right by a correction', async () => {
    const { ports } = await stored();
    const correction = event('2026-03-02 09:00', {
      type: 'corrected',
      supersedes: 'long ago' as EventId,
      reason: 'a slip of the year',
      instead: { happenedAt: local('2026-03-02 09:00'), body: admitted },
    });
    expect(await record(ports, correction)).toMatchObject({ outcome: 'recorded' });
    expect((await standingOf(ports, someone)).deadlines).not.toEqual([]);
  });

  test('can be erased', async () => {
    const { ports, store } = await stored();
    const order = event('2026-03-02 09:00', {
      type: 'erasureOrdered',
      authority: 'a court order',
      reason: 'expunged',
    } as EventBody);
    expect(await record(ports, order)).toMatchObject({ outcome: 'recorded' });
    await expect(store.events(someone)).rejects.toThrow('erased');
  });
});

test('what was done of a case that time made untold is taken, and nobody hears that it is overdue', async () => {
  const observed = ['pretrial-assessment', 'jail-reinterview'];
  const ended = policyFrom({ ...connecticut, holidays: { ...connecticut.holidays, lastYear: 2026 } }, { observed });
  let isEnded = false;
  const world = createWorld({
    startAt: local('2026-12-29 09:00'),
    policy: { observed },
    through: (ports) => ({ ...ports, policyOf: (name) => (isEnded ? ended : ports.policyOf(name)) }),
  });
  world.arrive(
    event('2026-12-29 09:00', admitted),
    event('2026-12-29 09:10', { type: 'factsRecorded', facts: { heldOnBond: true } }),
  );
  await world.until(local('2026-12-29 12:00'));
  isEnded = true;
  await expect(standingOf(world.ports, someone)).rejects.toThrow('cannot be counted');
  const done = event('2026-12-29 12:00', { type: 'assessmentRecorded' });
  expect(await importEvent(world.ports, done)).toMatchObject({ outcome: 'recorded' });
  await world.until(local('2027-01-03 10:00'));
  expect(told(world.sent).filter((line) => line.includes('OVERDUE'))).toEqual([]);
});
