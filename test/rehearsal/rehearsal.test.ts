import { describe, expect, test } from 'vitest';
import { house } from '../../bin/house.ts';
import { type FaultKind, faultsAt } from '../../lib/rehearsal/boundaries.ts';
import { explained, invariants } from '../../lib/rehearsal/invariants.ts';
import { setupOf } from '../../lib/rehearsal/setup.ts';
import { live } from '../../lib/rehearsal/world.ts';

const seed = 1;

describe('a rehearsal', () => {
  test('of a few worlds ends with every invariant held, and every kind of fault on the way', async () => {
    const struck = new Set<FaultKind>();
    for (const world of [0, 7, 10, 18]) {
      const { violations, counts, caseYears } = await live(setupOf(seed, world), house);
      expect(violations, `world ${world}`).toEqual([]);
      expect(caseYears).toBeGreaterThan(1);
      for (const cell of counts.keys()) struck.add(cell.split(': ')[1] as FaultKind);
    }
    expect([...new Set(Object.values(faultsAt).flat())].filter((kind) => !struck.has(kind))).toEqual([]);
  });

  test('demands of a sealed record no event that arrives under a number which it continues', async () => {
    expect((await live(setupOf(seed, 825), house)).violations).toEqual([]);
  });

  test('of one seed has one history, to the byte', async () => {
    const one = await live(setupOf(seed, 10), house, { traced: true });
    const other = await live(setupOf(seed, 10), house, { traced: true });
    const another = await live(setupOf(seed + 1, 10), house);
    expect(other.history.join('\n') === one.history.join('\n')).toBe(true);
    expect(other.hash).toBe(one.hash);
    expect(another.hash).not.toBe(one.hash);
  });
});

test('every invariant is held by a check of the rehearsal or by a test that is named', () => {
  expect(invariants.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  for (const { number, rehearsed, tested } of invariants)
    expect(rehearsed ?? tested, `invariant ${number}`).toBeDefined();
  expect(explained().split('\n').length).toBeGreaterThan(50);
});
