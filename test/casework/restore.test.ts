/**
 * The table is lost or spoilt, and a copy of some hours ago takes its place. Once what happened since is carried over,
 * the cases reach the same duties, and no logical notice goes twice.
 */
import { describe, expect, test } from 'vitest';
import { caseId, type Instant, type LocalDate } from '../../lib/case/identity.ts';
import { carryOver } from '../../lib/casework/carry-over.ts';
import { follow } from '../../lib/casework/follow.ts';
import { heldAt, storeHolding } from '../../lib/simulation/held.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import {
  admitted,
  admittedToServe,
  createWorld,
  event,
  later,
  local,
  minutes,
  type World,
} from '../workflows/world.ts';

const startAt = local('2026-03-02 09:00');
const people = ['CT-1', 'CT-2', 'CT-3'].map(caseId);
/** Between the copy and the loss: a new case, a completed duty, a reminder in each channel, escalations. */
const copiedAt = local('2026-03-03 20:00');
const lostAt = local('2026-03-05 12:00');
const backAt = later(lostAt, 90 * minutes);
const until = local('2026-03-20 12:00');
const sweepEvery = 60 * minutes;

const events = [
  ...people.slice(0, 2).map((of) => event('2026-03-02 09:00', admitted, { of })),
  event('2026-03-03 12:00', { type: 'assessmentRecorded' }, { of: caseId('CT-2') }),
  event('2026-03-04 09:00', admittedToServe('P1Y'), { of: caseId('CT-3') }),
  event('2026-03-04 10:00', { type: 'releaseDatesSet', releaseOn: '2026-04-20' as LocalDate }, { of: caseId('CT-3') }),
  event('2026-03-04 18:00', { type: 'assessmentRecorded' }, { of: caseId('CT-1') }),
  event('2026-03-09 12:00', { type: 'classificationRecorded' }, { of: caseId('CT-3') }),
];

const liveFrom = (at: Instant, store: CaseStore): World => {
  const world = createWorld({ startAt: at, store, sweepEvery });
  world.arrive(...events.filter(({ recordedAt }) => recordedAt > at || at === startAt));
  world.mornings(until);
  return world;
};

/** All that was sent, whichever world sent it, and the store in which the lives end. */
interface Lived {
  readonly sent: readonly string[];
  readonly store: CaseStore;
  readonly world: World;
}

const unbroken = async (): Promise<Lived> => {
  const world = liveFrom(startAt, createMemoryStore());
  await world.until(until);
  return { sent: idsIn(world), store: world.store, world };
};

/** Lost at noon, back ninety minutes later with the copy of the day before yesterday; every timer went with it. */
const restored = async (repair: (lost: CaseStore, copy: CaseStore) => Promise<void>): Promise<Lived> => {
  const before = liveFrom(startAt, createMemoryStore());
  await before.until(lostAt);
  const copy = await storeHolding(await heldAt(before.store, copiedAt));
  await repair(before.store, copy);
  const after = liveFrom(backAt, copy);
  for await (const of of copy.cases()) await follow(after.ports, of);
  await after.until(until);
  return { sent: [...idsIn(before), ...idsIn(after)], store: copy, world: after };
};

const idsIn = ({ sent }: World): readonly string[] => sent.map(({ message }) => message.id);
const noticesIn = async ({ store }: Lived): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const of of people)
    ids.push(...(await store.notices(of)).map(({ id, deadline, rung }) => `${of} ${deadline} ${rung} ${id}`));
  return ids.toSorted();
};
const dutiesIn = async ({ world }: Lived): Promise<readonly string[]> => {
  const duties: string[] = [];
  for (const of of people)
    for (const { deadline } of (await world.standing(of)).deadlines)
      duties.push(`${of} ${deadline.key} ${deadline.state} ${deadline.dueAt} ${deadline.generation}`);
  return duties;
};
const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

describe('a restored copy', () => {
  test('with what came since carried over reaches the same duties and repeats no notice', async () => {
    const [without, after] = [
      await unbroken(),
      await restored(async (lost, copy) => {
        const carried = await carryOver(lost, copy);
        expect(carried).toMatchObject({ cases: 3, differing: [] });
        expect(Math.min(carried.events, carried.notices)).toBeGreaterThan(2);
      }),
    ];
    expect(repeated(after.sent)).toEqual([]);
    expect(await dutiesIn(after)).toEqual(await dutiesIn(without));
    expect(await noticesIn(after)).toEqual(await noticesIn(without));
  });

  test('poured into an empty table that is followed as events arrive does so too', async () => {
    const before = liveFrom(startAt, createMemoryStore());
    await before.until(lostAt);
    const empty = createMemoryStore();
    const after = liveFrom(backAt, empty);
    const followed: CaseStore = {
      ...empty,
      append: async (one, expected) => {
        const appended = await empty.append(one, expected);
        await follow(after.ports, one.caseId);
        await after.runtime.idle();
        return appended;
      },
    };
    await carryOver(await storeHolding(await heldAt(before.store, copiedAt)), followed);
    await carryOver(before.store, followed);
    await after.until(until);
    const all = { sent: [...idsIn(before), ...idsIn(after)], store: empty, world: after };
    expect(repeated(all.sent)).toEqual([]);
    expect(await dutiesIn(all)).toEqual(await dutiesIn(await unbroken()));
  });

  test('without it tells people again what they were told, and does not know who came: why the step is in the runbook', async () => {
    const after = await restored(async () => {});
    expect(repeated(after.sent)).not.toEqual([]);
    const admissions = (await after.store.events(caseId('CT-3'))).filter(({ body }) => body.type === 'admitted');
    expect(admissions).toEqual([]);
  });
});

describe('carrying over', () => {
  const lostAndCopy = async () => {
    const world = liveFrom(startAt, createMemoryStore());
    await world.until(lostAt);
    return { lost: world.store, copy: await storeHolding(await heldAt(world.store, copiedAt)) };
  };

  test('done twice is done once', async () => {
    const { lost, copy } = await lostAndCopy();
    await carryOver(lost, copy);
    expect(await carryOver(lost, copy)).toEqual({ cases: 3, events: 0, notices: 0, erased: 0, differing: [] });
  });

  test('takes nothing that was written after the instant when things went wrong', async () => {
    const { lost, copy } = await lostAndCopy();
    await carryOver(lost, copy, local('2026-03-04 09:30'));
    expect((await copy.events(caseId('CT-3'))).map(({ body }) => body.type)).toEqual(['admitted']);
    expect(await copy.events(caseId('CT-1'))).toHaveLength(1);
  });

  test('leaves a case alone that went another way in the copy, and says which', async () => {
    const { lost, copy } = await lostAndCopy();
    await copy.append(event('2026-03-04 08:00', { type: 'died' }, { of: caseId('CT-1') }), 'any');
    expect(await carryOver(lost, copy)).toMatchObject({ differing: ['CT-1'] });
    expect((await copy.events(caseId('CT-1'))).map(({ body }) => body.type)).toEqual(['admitted', 'died']);
  });

  test('gives the next timeline a name that no execution has had', async () => {
    const { lost, copy } = await lostAndCopy();
    await lost.advanceTimeline(caseId('CT-1'), 1);
    await lost.advanceTimeline(caseId('CT-1'), 2);
    await carryOver(lost, copy);
    expect(await copy.timeline(caseId('CT-1'))).toEqual({ generation: 3 });
  });
});
