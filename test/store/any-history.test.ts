/** Whatever is asked of a store in whatever order, it answers as a plain list would. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseId } from '../../lib/case/identity.ts';
import { createStoreOn } from '../../lib/store/dynamodb.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { shardOf } from '../../lib/store/shard.ts';
import { createNaiveStore } from './naive-store.ts';
import { aNotice, anEvent, aRow, aSnapshot, at, collect, withoutNextAction } from './samples.ts';
import { createTableInMemory } from './table-in-memory.ts';

type Act = (store: CaseStore) => Promise<unknown>;

const shards = 3;
const ids = ['CT-1', 'CT-2', 'CT-3'].map(caseId);
const anyCase = fc.constantFrom(...ids);
const anyParked = fc.constantFrom('timeline' as const, 'review' as const);
const small = fc.nat(4);
const unit = fc.constantFrom('North', 'South');
const recipient = fc.record({ role: fc.constantFrom('counselor', 'head'), facility: fc.constant('HCC'), unit });

const row = fc
  .record({
    deadline: fc.constantFrom('a', 'b', 'c', 'd'),
    generation: small,
    unit,
    due: small,
    next: fc.option(small),
  })
  .map(({ due, next, ...over }) => {
    const full = aRow(over.deadline, { ...over, dueAt: at(due), nextActionAt: at(next ?? 0) });
    return next === null ? withoutNextAction(full) : full;
  });
const rows = fc.uniqueArray(row, { selector: ({ deadline }) => deadline });

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(anyCase, small, small, fc.option(small)).map(([id, number, minutes, expected]): Act => {
    const event = anEvent(`e${number}`, { caseId: id, happenedAt: at(minutes % 2) });
    return (store) => store.append(event, expected ?? 'any');
  }),
  fc.tuple(anyCase, small, rows).map(([id, n, own]): Act => {
    const rowsOfCase = own.map((one) => ({ ...one, caseId: id }));
    return (store) => store.project(aSnapshot(n, { caseId: id }), rowsOfCase);
  }),
  fc.tuple(anyCase, row, fc.option(small)).map(([id, { deadline, generation }, next]): Act => {
    const nextActionAt = next === null ? undefined : at(next);
    return (store) => store.rescheduleDueRow({ caseId: id, deadline, generation }, nextActionAt);
  }),
  fc
    .tuple(anyCase, small, small, recipient, fc.constantFrom('now', 'digest'))
    .map(([id, number, minutes, to, channel]): Act => {
      const notice = aNotice(`n${number}`, { caseId: id, claimedAt: at(minutes), recipient: to, channel });
      return (store) => store.claimNotice(notice);
    }),
  fc.tuple(anyCase, small, small).map(
    ([id, number, minutes]): Act =>
      (store) =>
        store.confirmNotice(id, `n${number}`, at(minutes)).catch(() => undefined),
  ),
  fc.tuple(anyCase, small).map(
    ([id, from]): Act =>
      (store) =>
        store.advanceTimeline(id, from),
  ),
  fc.tuple(anyCase, small, anyParked).map(
    ([id, seen, what]): Act =>
      (store) =>
        store.park(id, { token: `t${seen}`, seen }, what),
  ),
  fc.tuple(anyCase, anyParked).map(
    ([id, what]): Act =>
      (store) =>
        store.parkedToken(id, what),
  ),
);

/** Everything that can be read. */
async function everything(store: CaseStore, minutes: number, limit: number): Promise<unknown> {
  const places = ['North', 'South'];
  return {
    cases: await collect(store.cases()),
    each: await Promise.all(
      ids.map(async (id) => ({
        events: await store.events(id),
        snapshot: await store.snapshot(id),
        rows: await store.dueRows(id),
        notices: await store.notices(id),
        timeline: await store.timeline(id),
      })),
    ),
    toActOn: await Promise.all([0, 1, 2].map((shard) => store.rowsToActOn(shard, at(minutes), limit))),
    units: await store.unitsWithRows('connecticut'),
    due: await Promise.all(
      places.map((place) => store.dueInUnit('connecticut', 'HCC', place, { until: at(minutes), limit })),
    ),
    dueAfter: await Promise.all(
      (await store.dueInUnit('connecticut', 'HCC', 'North', { limit })).map((after) =>
        store.dueInUnit('connecticut', 'HCC', 'North', { after, limit }),
      ),
    ),
    dueEver: await Promise.all(places.map((place) => store.dueInUnit('connecticut', 'HCC', place, { limit: 99 }))),
    recipients: await store.digestRecipients('connecticut'),
    digest: await Promise.all(
      (await store.digestRecipients('connecticut')).map((to) => store.digestFor('connecticut', to, limit)),
    ),
  };
}

describe('a store answers as plain lists would, after any history', () => {
  it.each([
    ['in memory', () => createMemoryStore({ shards })],
    ['on a table in memory', () => createStoreOn(createTableInMemory(), { shards })],
  ])('%s', async (_where, open) => {
    const history = fc.array(fc.tuple(act, small, fc.integer({ min: 1, max: 4 })), { minLength: 10, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(history, async (acts) => {
        const store = open();
        const naive = createNaiveStore(shards, (id) => shardOf(id, shards));
        for (const [one, minutes, limit] of acts) {
          expect(await one(store)).toEqual(await one(naive));
          expect(await everything(store, minutes, limit)).toEqual(await everything(naive, minutes, limit));
        }
      }),
      { numRuns: 100, seed: 20_260_301 },
    );
  });
});
