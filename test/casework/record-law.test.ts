/** What the law makes of a record, lived: timers, lists, digests and messages of the cases that it touches. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import { type CaseId, caseId, eventId } from '../../lib/case/identity.ts';
import { record } from '../../lib/casework/record.ts';
import { type Standing, standingOf } from '../../lib/casework/standing.ts';
import { upholdLaw } from '../../lib/casework/uphold-law.ts';
import { whatFollows } from '../../lib/casework/what-follows.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { admitted, createWorld, event, local, someone, told, type World } from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const policy = { observed: ['pretrial-assessment', 'health-screening'] };
const twin = caseId('CT-1002');
const order = { authority: 'Superior Court, order 14 of 2026', reason: 'absolute pardon' };

const foundOnce = async (store = createMemoryStore()): Promise<World> => {
  const world = createWorld({ startAt, policy, store, sweepEvery: 300_000 });
  await world.now(event('2026-03-02 09:00', admitted));
  await world.until(local('2026-03-02 10:00'));
  return world;
};

/** Somebody admitted twice: at nine under one number, at ten under another. */
const foundTwice = async (store = createMemoryStore()): Promise<World> => {
  const world = await foundOnce(store);
  await world.now(event('2026-03-02 10:00', admitted, { of: twin }));
  await world.until(local('2026-03-02 10:30'));
  return world;
};

let ids = 0;
const decided = async (world: World, at: string, body: EventBody, of: CaseId = someone) => {
  await world.until(local(at));
  ids += 1;
  return record(world.ports, event(at, body, { of, id: `decided ${ids}` }));
};
const merged = (world: World, at = '2026-03-02 12:00') =>
  decided(world, at, { type: 'merged', into: someone, reason: 'fingerprints match' }, twin);

const lines = ({ deadlines }: Standing): readonly string[] =>
  deadlines.map(({ deadline: { key, state } }) => `${key} ${state}`);
const rowsOf = async (store: CaseStore, of: CaseId) =>
  (await store.dueRows(of)).map(({ deadline }) => deadline).toSorted();

describe('a person found twice', () => {
  test('is one case: it gains what was done under the other number, and the other owes nothing more', async () => {
    const world = await foundTwice();
    await world.now(event('2026-03-02 10:45', { type: 'healthScreeningRecorded' }, { of: twin }));
    expect(await merged(world)).toMatchObject({ outcome: 'recorded' });
    await world.until(local('2026-03-02 12:05'));

    expect(lines(await world.standing())).toEqual(['health-screening/1/1 met', 'pretrial-assessment/1/1 due']);
    const other = await world.standing(twin);
    expect([other.phase, lines(other)]).toEqual(['closed', []]);
    expect(other.case.law.merged?.body.into).toBe(someone);
    expect(await rowsOf(world.store, twin)).toEqual([]);
    expect(world.running('case-timeline')).toHaveLength(1);

    await world.until(local('2026-03-04 12:00'));
    expect(new Set(world.sent.map(({ message }) => message.text.includes(twin)))).toEqual(new Set([false]));
    expect(world.troubles).toEqual([]);
  });

  test('stays where the continuing case says: moves and release under the other number change nothing', async () => {
    const world = await foundTwice();
    await world.now(event('2026-03-02 11:00', { type: 'closed', reason: 'other' }, { of: twin }));
    await merged(world);
    const { phase, case: of } = await world.standing();
    expect(phase).toBe('pretrial');
    expect(of.standings).toHaveLength(1);
    expect(of.unsupported).toEqual([]);
  });

  test('what is imported under the other number later reaches the case that continues', async () => {
    const world = await foundTwice();
    await merged(world);
    await world.now(
      event('2026-03-02 11:30', { type: 'assessmentRecorded' }, { of: twin, recordedAt: local('2026-03-02 14:00') }),
    );
    expect(lines(await world.standing())).toContain('pretrial-assessment/1/1 met');
    expect(await decided(world, '2026-03-02 15:00', { type: 'assessmentRecorded' }, twin)).toMatchObject({
      outcome: 'refused',
      because: expect.stringContaining(`case ${someone} continues this one`),
    });
  });

  test('hears once of what was learned there, however often more of it arrives', async () => {
    const world = createWorld({ startAt, policy: { observed: ['jail-diversion-handoff'] } });
    await world.now(event('2026-03-02 09:00', admitted));
    await world.until(local('2026-03-02 10:00'));
    await world.now(event('2026-03-02 10:00', admitted, { of: twin }));
    await world.now(event('2026-03-02 10:00', { type: 'factsRecorded', facts: { heldOnBond: true } }, { of: twin }));
    const screened = { type: 'courtScreeningRecorded', seriousMentalIllness: true, diverted: false } as const;
    await world.now(event('2026-03-02 10:00', screened, { of: twin }));
    await merged(world);
    await world.until(local('2026-03-03 11:00'));
    await world.now(
      event('2026-03-02 11:30', { type: 'assessmentRecorded' }, { of: twin, recordedAt: local('2026-03-03 11:00') }),
    );
    await world.until(local('2026-03-03 15:00'));
    expect(told(world.sent).slice(-2)).toEqual([
      '03-03 10:00 unit supervisor: OVERDUE',
      '03-03 14:00 facility head: OVERDUE',
    ]);
  });

  test('is reminded in time, though reminders were put off under the other number', async () => {
    const world = await foundTwice();
    const putOff = {
      type: 'snoozed',
      deadline: 'pretrial-assessment/1/1',
      until: local('2026-03-03 08:45'),
      reason: 'the interpreter comes at eight',
    } as const;
    await decided(world, '2026-03-02 11:00', putOff, twin);
    await merged(world);
    world.sent.length = 0;
    await world.until(local('2026-03-03 08:00'));
    expect(told(world.sent).filter((line) => line.includes('Reminder'))).toEqual([
      '03-02 21:00 intake counselor: Reminder',
      '03-03 06:36 intake counselor: Reminder',
    ]);
  });

  test('parted again, both are what they were, both say what happened, and both are watched again', async () => {
    const world = await foundTwice();
    await world.now(event('2026-03-02 10:45', { type: 'healthScreeningRecorded' }, { of: twin }));
    const before = [lines(await world.standing()), lines(await world.standing(twin))];
    await merged(world);
    await decided(world, '2026-03-02 12:30', { type: 'unmerged', reason: 'brothers' }, twin);
    await world.until(local('2026-03-02 12:35'));

    expect([lines(await world.standing()), lines(await world.standing(twin))]).toEqual(before);
    expect((await world.store.events(twin)).map(({ body }) => body.type)).toEqual([
      'admitted',
      'healthScreeningRecorded',
      'merged',
      'unmerged',
    ]);
    expect((await world.store.events(someone)).map(({ body }) => body.type)).toEqual([
      'admitted',
      'otherCaseJoined',
      'otherCaseParted',
    ]);
    world.sent.length = 0;
    await world.until(local('2026-03-02 13:01'));
    expect(told(world.sent)).toContain('03-02 13:00 unit supervisor: OVERDUE');
    await world.until(local('2026-03-03 09:59'));
    expect(world.sent.some(({ message }) => message.text.includes(twin))).toBe(true);
    expect(world.troubles).toEqual([]);
  });

  test.each([
    ['a number that is not there', { into: caseId('CT-9'), reason: 'typed wrong' }, /no case "CT-9"/],
    ['itself', { into: twin, reason: 'typed wrong' }, /into itself/],
  ])('is not merged into %s', async (_what, fields, because) => {
    const world = await foundTwice();
    const answer = await decided(world, '2026-03-02 12:00', { type: 'merged', ...fields }, twin);
    expect(answer).toMatchObject({ outcome: 'refused', because: expect.stringMatching(because) });
    expect(await world.store.events(twin)).toHaveLength(1);
  });

  test('is not merged into a case that was merged itself, nor where more would see it', async () => {
    const world = await foundTwice();
    const third = caseId('CT-1003');
    await world.now(event('2026-03-02 10:40', admitted, { of: third }));
    await merged(world);
    const into = (target: CaseId) =>
      decided(world, '2026-03-02 12:10', { type: 'merged', into: target, reason: 'same' }, third);
    expect(await into(twin)).toMatchObject({ because: expect.stringContaining(`into ${someone}: name that one`) });
    await world.now(
      event(
        '2026-03-02 12:20',
        { type: 'accessRestricted', to: ['a.clerk'], reason: 'a relative works here' },
        { of: third },
      ),
    );
    expect(await into(someone)).toMatchObject({ because: expect.stringContaining('restricted') });
    const young = caseId('CT-1004');
    await world.now(event('2026-03-02 12:21', { ...admitted, youth: true }, { of: young }));
    const answer = await decided(world, '2026-03-02 12:22', { type: 'merged', into: someone, reason: 'same' }, young);
    expect(answer).toMatchObject({ because: expect.stringContaining('youth record') });
  });

  test('of two merged into each other at once both are given back', async () => {
    const world = await foundTwice();
    const { store } = world;
    await world.until(local('2026-03-02 12:00'));
    const mutual = (of: CaseId, into: CaseId) =>
      store.append(event('2026-03-02 12:00', { type: 'merged', into, reason: 'same' }, { of, id: `into ${into}` }), 1);
    await Promise.all([mutual(someone, twin), mutual(twin, someone)]);
    await whatFollows(world.ports, someone);
    await whatFollows(world.ports, twin);
    await world.until(local('2026-03-02 12:05'));
    const standings = [await world.standing(), await world.standing(twin)];
    expect(standings.filter(({ phase }) => phase === 'pretrial').length).toBeGreaterThan(0);
    expect(world.troubles).toEqual([]);
  });

  test('two merged into a third at once both reach it', async () => {
    const world = await foundTwice();
    const third = caseId('CT-1003');
    await world.now(event('2026-03-02 10:40', admitted, { of: third }));
    await world.until(local('2026-03-02 12:00'));
    const others = [twin, third];
    for (const of of others) {
      const goes = event(
        '2026-03-02 12:00',
        { type: 'merged', into: someone, reason: 'same' },
        { of, id: `${of} goes` },
      );
      await world.store.append(goes, 1);
    }
    await Promise.all(others.map((of) => upholdLaw(world.ports, of)));
    const { joined } = (await world.standing()).case.law;
    expect(joined.map(({ body }) => body.other).toSorted()).toEqual(others);
  });

  test('whatever breaks between the two cases, the one that continues learns of it in the end', async () => {
    for (let nth = 1; nth <= 6; nth += 1) {
      const inner = createMemoryStore();
      let calls = Number.POSITIVE_INFINITY;
      const append: typeof inner.append = (one, expected) => {
        calls -= 1;
        return calls === 0 ? Promise.reject(new Error('lost')) : inner.append(one, expected);
      };
      const world = await foundTwice({ ...inner, append });
      await world.now(event('2026-03-02 10:45', { type: 'healthScreeningRecorded' }, { of: twin }));
      calls = nth;
      await merged(world).catch(() => undefined);
      await merged(world, '2026-03-02 12:01').catch(() => undefined);
      await upholdLaw(world.ports, twin);
      expect(lines(await world.standing())).toContain('health-screening/1/1 met');
      expect((await inner.events(someone)).filter(({ body }) => body.type === 'otherCaseJoined')).toHaveLength(1);
    }
  });
});

describe('whatever breaks once it is recorded', () => {
  /** No list catches up with this case for a while. */
  const projecting = (broken: () => CaseId | undefined): ReturnType<typeof createMemoryStore> => {
    const inner = createMemoryStore();
    return {
      ...inner,
      project: (snapshot, rows) =>
        snapshot.caseId === broken() ? Promise.reject(new Error('lost')) : inner.project(snapshot, rows),
    };
  };
  const keptOf = async ({ store }: World, of: CaseId) => [(await store.snapshot(of))?.n, await rowsOf(store, of)];

  test('the case that continues is listed anew when the merge is followed again', async () => {
    let broken: CaseId | undefined;
    const world = await foundTwice(projecting(() => broken));
    await world.now(event('2026-03-02 10:45', { type: 'healthScreeningRecorded' }, { of: twin }));
    broken = someone;
    await expect(merged(world)).rejects.toThrow('lost');
    broken = undefined;
    await whatFollows(world.ports, twin, 2);
    expect(await keptOf(world, someone)).toEqual([2, ['pretrial-assessment/1/1']]);
  });

  test('so is the case from which another was parted', async () => {
    let broken: CaseId | undefined;
    const world = await foundTwice(projecting(() => broken));
    await world.now(event('2026-03-02 10:45', { type: 'healthScreeningRecorded' }, { of: twin }));
    await merged(world);
    broken = someone;
    await expect(decided(world, '2026-03-02 12:30', { type: 'unmerged', reason: 'brothers' }, twin)).rejects.toThrow(
      'lost',
    );
    broken = undefined;
    await whatFollows(world.ports, twin, 3);
    expect(await keptOf(world, someone)).toEqual([3, ['health-screening/1/1', 'pretrial-assessment/1/1']]);
  });

  test('a case that cannot be listed, and continued this one before, keeps it from no other', async () => {
    let broken: CaseId | undefined;
    const world = await foundTwice(projecting(() => broken));
    const third = caseId('CT-1003');
    await world.now(event('2026-03-02 10:40', admitted, { of: third }));
    await merged(world);
    await decided(world, '2026-03-02 12:30', { type: 'unmerged', reason: 'typed wrong' }, twin);
    broken = someone;
    const again = decided(world, '2026-03-02 13:00', { type: 'merged', into: third, reason: 'same' }, twin);
    await expect(again).rejects.toThrow('lost');
    expect((await world.standing(third)).case.law.joined.map(({ body }) => body.other)).toEqual([twin]);
  });
});

test('a case that is given back, since none can continue it, owes what it owed', async () => {
  const world = await foundTwice();
  await world.until(local('2026-03-02 12:00'));
  const goes = event('2026-03-02 12:00', { type: 'merged', into: someone, reason: 'same' }, { of: twin });
  await world.store.append(goes, 1);
  await decided(world, '2026-03-02 12:00', { type: 'sealed', ...order });
  await whatFollows(world.ports, twin, 1);
  expect((await world.store.events(twin)).at(-1)?.body.type).toBe('unmerged');
  expect(await rowsOf(world.store, twin)).toEqual(['health-screening/1/1', 'pretrial-assessment/1/1']);
});

describe('a sealed record', () => {
  test('is in no list and no digest, no notice goes out, and every timer ends', async () => {
    const world = await foundOnce();
    await decided(world, '2026-03-02 11:00', { type: 'sealed', ...order });
    await world.until(local('2026-03-02 11:05'));
    const sent = world.sent.length;
    expect(await rowsOf(world.store, someone)).toEqual([]);
    expect(
      (await world.store.dueInUnit('connecticut', 'Hartford CC', 'Intake', { limit: 50 })).map(({ caseId: of }) => of),
    ).not.toContain(someone);
    const { phase, deadlines } = await world.standing();
    expect([phase, deadlines]).toEqual(['closed', []]);
    await world.until(local('2026-03-06 11:05'));
    expect(world.sent.slice(sent).filter(({ message }) => message.text.includes(someone))).toEqual([]);
    expect(world.runtime.running()).toEqual([]);
    expect(world.troubles).toEqual([]);
  });

  test('unsealed owes what it owed, and is watched again', async () => {
    const world = await foundOnce();
    await decided(world, '2026-03-02 11:00', { type: 'sealed', ...order });
    await decided(world, '2026-03-02 12:00', { type: 'unsealed', ...order });
    world.sent.length = 0;
    await world.until(local('2026-03-02 13:01'));
    expect(lines(await world.standing())).toEqual(['health-screening/1/1 overdue', 'pretrial-assessment/1/1 due']);
    expect(told(world.sent)).toContain('03-02 13:00 unit supervisor: OVERDUE');
    expect(world.troubles).toEqual([]);
  });

  test('unsealed gains what was imported meanwhile under the number that it continues', async () => {
    const world = await foundTwice();
    await merged(world);
    await decided(world, '2026-03-02 12:10', { type: 'sealed', ...order });
    await world.now(
      event('2026-03-02 11:30', { type: 'assessmentRecorded' }, { of: twin, recordedAt: local('2026-03-02 14:00') }),
    );
    await decided(world, '2026-03-02 14:10', { type: 'unsealed', ...order });
    expect(lines(await world.standing())).toContain('pretrial-assessment/1/1 met');
    expect(world.troubles).toEqual([]);
  });

  test('is not written to for what is taken out of it meanwhile, and parts from it once it is unsealed', async () => {
    const world = await foundTwice();
    await merged(world);
    await world.until(local('2026-03-02 12:10'));
    await world.store.append(event('2026-03-02 12:10', { type: 'unmerged', reason: 'brothers' }, { of: twin }), 2);
    await decided(world, '2026-03-02 12:10', { type: 'sealed', ...order });
    for (const _ of [1, 2]) await whatFollows(world.ports, twin);
    const types = async () => (await world.store.events(someone)).map(({ body }) => body.type);
    expect(await types()).toEqual(['admitted', 'otherCaseJoined', 'sealed']);
    await decided(world, '2026-03-02 14:10', { type: 'unsealed', ...order });
    expect((await types()).slice(3)).toEqual(['unsealed', 'otherCaseParted']);
  });
});

describe('an erasure that was ordered', () => {
  test('leaves a tombstone and nothing else; timers in flight end without trouble', async () => {
    const world = await foundOnce();
    expect(world.runtime.running()).not.toEqual([]);
    const answer = await decided(world, '2026-03-02 11:00', { type: 'erasureOrdered', ...order });
    expect(answer).toMatchObject({ outcome: 'recorded' });
    await expect(standingOf(world.ports, someone)).rejects.toMatchObject({
      name: 'CaseErased',
      tombstone: { caseId: someone, orderedBy: 'intake desk', ...order, orderedAt: local('2026-03-02 11:00') },
    });
    expect(await world.store.dueRows(someone)).toEqual([]);
    expect(await world.store.notices(someone)).toEqual([]);
    world.sent.length = 0;
    await world.until(local('2026-03-06 11:05'));
    expect(world.sent).toEqual([]);
    expect(world.runtime.running()).toEqual([]);
    expect(world.troubles).toEqual([]);
  });

  test('keeps whatever arrives afterwards out, a replay of what was there included', async () => {
    const world = await foundTwice();
    await decided(world, '2026-03-02 11:00', { type: 'erasureOrdered', ...order });
    for (const late of [
      event('2026-03-02 09:00', admitted),
      event('2026-03-02 11:30', { type: 'assessmentRecorded' }),
    ]) {
      expect(await world.now(late)).toMatchObject({
        outcome: 'refused',
        because: expect.stringContaining('was erased at'),
      });
    }
  });

  test('takes along the cases of the same person that were merged into it', async () => {
    const world = await foundTwice();
    await merged(world);
    await decided(world, '2026-03-02 13:00', { type: 'erasureOrdered', ...order });
    for (const of of [someone, twin]) {
      await expect(world.store.events(of)).rejects.toMatchObject({ tombstone: { caseId: of, ...order } });
    }
  });

  test('is stopped by a hold on any part of the record, and the refusal says where', async () => {
    const world = await foundTwice();
    await decided(world, '2026-03-02 11:00', { type: 'legalHoldPlaced', ...order }, twin);
    await merged(world);
    for (const type of ['erasureOrdered', 'sealed'] as const) {
      expect(await decided(world, '2026-03-02 13:00', { type, ...order })).toMatchObject({
        outcome: 'refused',
        because: expect.stringContaining(`a legal hold stands on case ${twin}, which was merged into it`),
      });
    }
    const hold =
      (await world.store.events(twin)).find(({ body }) => body.type === 'legalHoldPlaced')?.id ?? eventId('');
    await decided(world, '2026-03-02 14:00', { type: 'legalHoldLifted', hold, ...order }, twin);
    expect(await decided(world, '2026-03-02 15:00', { type: 'erasureOrdered', ...order })).toMatchObject({
      outcome: 'recorded',
    });
  });

  test('is finished by whoever comes by next, whatever broke when it was to be carried out', async () => {
    const inner = createMemoryStore();
    let down = true;
    const store = {
      ...inner,
      erase: (...asked: Parameters<typeof inner.erase>) =>
        down ? Promise.reject(new Error('lost')) : inner.erase(...asked),
    };
    const world = await foundTwice(store);
    await expect(decided(world, '2026-03-02 11:00', { type: 'erasureOrdered', ...order })).rejects.toThrow('lost');
    world.sent.length = 0;
    await world.until(local('2026-03-03 12:00'));
    expect(world.sent.filter(({ message }) => message.text.includes(someone))).toEqual([]);
    expect(await decided(world, '2026-03-03 12:00', { type: 'legalHoldPlaced', ...order })).toMatchObject({
      outcome: 'refused',
    });
    down = false;
    await whatFollows(world.ports, someone);
    await expect(store.events(someone)).rejects.toMatchObject({ name: 'CaseErased' });
    await whatFollows(world.ports, someone);
  });

  test('leaves what waits for a digest unsent', async () => {
    const world = await foundTwice();
    const { store } = world;
    const [row] = await store.dueRows(someone);
    const notice = {
      id: 'waiting',
      caseId: someone,
      jurisdiction: 'connecticut',
      deadline: row?.deadline ?? '',
      duty: row?.duty ?? '',
      generation: 1,
      rung: 'reminder-1',
      kind: 'reminder',
      recipient: { role: 'intake counselor', facility: 'Hartford CC', unit: 'Intake' },
      dueAt: row?.dueAt ?? startAt,
      claimedAt: startAt,
      channel: 'digest',
    } as const;
    await store.claimNotice(notice);
    await decided(world, '2026-03-02 11:00', { type: 'erasureOrdered', ...order });
    world.mornings(local('2026-03-04 08:00'));
    await world.until(local('2026-03-04 08:00'));
    expect(
      world.sent.filter(({ message }) => message.text.includes(someone) && message.subject.includes('digest')),
    ).toEqual([]);
    expect(world.troubles).toEqual([]);
  });
});
