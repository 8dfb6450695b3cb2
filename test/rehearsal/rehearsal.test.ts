import { describe, expect, test } from 'vitest';
import { house } from '../../bin/house.ts';
import { setupOf } from '../../lib/rehearsal/setup.ts';
import { live } from '../../lib/rehearsal/world.ts';

const seed = 1;

describe('a rehearsal', () => {
  test.each([0, 5, 7, 8])('of world %i ends with every invariant held, and faults on the way', async (world) => {
    const { violations, struck, caseYears } = await live(setupOf(seed, world), house);
    expect(violations).toEqual([]);
    expect(struck.length).toBeGreaterThan(0);
    expect(caseYears).toBeGreaterThan(1);
  });

  test('of one seed has one history, to the byte', async () => {
    const [one, other, another] = [
      await live(setupOf(seed, 8), house, { traced: true }),
      await live(setupOf(seed, 8), house, { traced: true }),
      await live(setupOf(seed + 1, 8), house),
    ];
    expect(other.history).toEqual(one.history);
    expect(other.hash).toBe(one.hash);
    expect(another.hash).not.toBe(one.hash);
  });
});
