/** What the witness sees of a store that reads wrongly. */
import { expect, test } from 'vitest';
import { policyOf } from '../../lib/rehearsal/policies.ts';
import { createWitness } from '../../lib/rehearsal/witness.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { StoredEvent } from '../../lib/store/port.ts';
import { admitted, createWorld, event, local, someone } from '../workflows/world.ts';

test.each<
  readonly [what: string, read: (events: readonly StoredEvent[]) => readonly StoredEvent[], seen: readonly number[]]
>([
  ['what was recorded', (events) => events, []],
  ['an event too few', (events) => events.slice(1), [1]],
  ['an event that nobody recorded', (events) => [...events, ...events], [1]],
])('a reading of %s', async (_what, read, seen) => {
  const inner = createMemoryStore();
  const store = { ...inner, events: async (of: typeof someone) => read(await inner.events(of)) };
  const { ports } = createWorld({ startAt: local('2026-03-02 09:00'), store });
  const witness = createWitness({
    ports,
    now: () => 0,
    policyOf,
    patience: () => undefined,
    note: () => undefined,
    onAppended: () => undefined,
  });
  const witnessed = witness.portsFor(undefined).store;
  await witnessed.append(event('2026-03-02 09:00', admitted), 0);
  await witnessed.events(someone);
  expect(witness.violations.map(({ invariant }) => invariant)).toEqual(seen);
});
