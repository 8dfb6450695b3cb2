/** What the witness sees of a store that reads wrongly. */
import { expect, test } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import { caseId } from '../../lib/case/identity.ts';
import { system } from '../../lib/case/stamped.ts';
import { policyOf } from '../../lib/rehearsal/policies.ts';
import { createWitness } from '../../lib/rehearsal/witness/witness.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore, StoredEvent } from '../../lib/store/port.ts';
import { admitted, createWorld, event, local, someone } from '../workflows/world.ts';

const witnessOf = (store: CaseStore) =>
  createWitness({
    ports: createWorld({ startAt: local('2026-03-02 09:00'), store }).ports,
    now: () => 0,
    policyOf,
    patience: () => undefined,
    note: () => undefined,
    onAppended: () => undefined,
  });

test.each<
  readonly [what: string, read: (events: readonly StoredEvent[]) => readonly StoredEvent[], seen: readonly number[]]
>([
  ['what was recorded', (events) => events, []],
  ['an event too few', (events) => events.slice(1), [1]],
  ['an event that nobody recorded', (events) => [...events, ...events], [1]],
])('a reading of %s', async (_what, read, seen) => {
  const inner = createMemoryStore();
  const store = { ...inner, events: async (of: typeof someone) => read(await inner.events(of)) };
  const witness = witnessOf(store);
  const witnessed = witness.portsFor(undefined).store;
  await witnessed.append(event('2026-03-02 09:00', admitted), 0);
  await witnessed.events(someone);
  expect(witness.violations.map(({ invariant }) => invariant)).toEqual(seen);
});

test.each([
  ['continues', [], []],
  ['was parted from', ['otherCaseParted'], [16]],
] as const)('the erasure of what a case %s', async (_what, parted, seen) => {
  const witness = witnessOf(createMemoryStore());
  const { store } = witness.portsFor(undefined);
  const other = caseId('CT-1002');
  const order = { authority: 'Superior Court', reason: 'pardon' };
  const bySystem = (at: string, body: EventBody) => ({ ...event(at, body), recordedBy: system });
  for (const one of [
    event('2026-03-02 09:00', admitted),
    bySystem('2026-03-02 10:00', { type: 'otherCaseJoined', other, through: 1 }),
    ...parted.map((type) => bySystem('2026-03-02 10:30', { type, other })),
    event('2026-03-02 11:00', { type: 'erasureOrdered', ...order }),
  ])
    await store.append(one, 'any');
  const tombstone = {
    ...order,
    caseId: other,
    jurisdiction: 'connecticut',
    orderedAt: local('2026-03-02 11:00'),
    erasedAt: local('2026-03-02 11:00'),
    orderedBy: 'a.clerk',
  };
  await store.erase(tombstone);
  expect(witness.violations.map(({ invariant }) => invariant)).toEqual(seen);
});
