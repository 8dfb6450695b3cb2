/** Makes a failure shorter: fewer people, fewer faults, fewer events, as long as the same invariant still does not hold. */
import { millisecondsOf } from '../case/identity.ts';
import { type Fault, planOf } from './plan.ts';
import type { House } from './running-house.ts';
import type { Setup } from './setup.ts';
import { type Lived, live } from './world.ts';

export interface Shrunk {
  readonly setup: Setup;
  readonly faults: readonly Fault[];
  /** The short world as it was lived, with its history. */
  readonly lived: Lived;
  readonly tries: number;
}

export interface ShrinkOptions {
  /** How many worlds may be tried. */
  readonly tries: number;
}

/** Expects that `lived` violated an invariant. Throws RangeError when it did not. */
export const shrink = async (setup: Setup, house: House, lived: Lived, { tries }: ShrinkOptions): Promise<Shrunk> => {
  const [violation] = lived.violations;
  if (violation === undefined) throw new RangeError('Nothing was violated, so there is nothing to make shorter.');
  const stopAt = millisecondsOf(violation.at) + 2 * 86_400_000;
  let left = tries;
  let shortest = { setup, faults: lived.struck };

  const run = (one: typeof shortest, traced = false): Promise<Lived> =>
    live(one.setup, house, { plan: planOf(one.faults, one.setup.seed, one.setup.weather), traced, stopAt });
  const fails = async (candidate: typeof shortest): Promise<boolean> => {
    if (left <= 0) return false;
    left -= 1;
    const { violations } = await run(candidate);
    if (!violations.some(({ invariant }) => invariant === violation.invariant)) return false;
    shortest = candidate;
    return true;
  };
  /** Leaves out halves, then quarters, then single items, whatever the failure can do without. */
  const fewer = async <Item>(
    itemsOf: (of: typeof shortest) => readonly Item[],
    withItems: (of: typeof shortest, items: readonly Item[]) => typeof shortest,
  ): Promise<void> => {
    for (let size = Math.ceil(itemsOf(shortest).length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = 0; from < itemsOf(shortest).length && left > 0; ) {
        const items = itemsOf(shortest);
        const kept = [...items.slice(0, from), ...items.slice(from + size)];
        if (!(await fails(withItems(shortest, kept)))) from += size;
      }
    }
  };

  await fewer(
    (of) => of.setup.lives,
    (of, lives) => ({ ...of, setup: { ...of.setup, lives } }),
  );
  await fewer(
    (of) => of.setup.weather.blows,
    (of, blows) => ({ ...of, setup: { ...of.setup, weather: { ...of.setup.weather, blows } } }),
  );
  await fewer(
    (of) => of.faults,
    (of, faults) => ({ ...of, faults }),
  );
  for (const [index] of shortest.setup.lives.entries())
    await fewer(
      (of) => of.setup.lives[index]?.events ?? [],
      (of, events) => ({
        ...of,
        setup: {
          ...of.setup,
          lives: of.setup.lives.map((life, place) => (place === index ? { ...life, events } : life)),
        },
      }),
    );
  await fewer(
    (of) => of.faults,
    (of, faults) => ({ ...of, faults }),
  );
  return { ...shortest, lived: await run(shortest, true), tries: tries - left };
};
