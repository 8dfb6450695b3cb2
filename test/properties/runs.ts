/** How often each property is tried: 100 times, or as often as PROPERTY_RUNS says. The seed is fixed, so that a failure comes back; PROPERTY_SEED is another. */
import type { Parameters } from 'fast-check';

export const count = Number(process.env.PROPERTY_RUNS ?? 100);

/** Milliseconds that a property may take. */
export const patience = Math.max(20_000, count * 30);

export const runs = <Inputs>(more: Parameters<Inputs> = {}): Parameters<Inputs> => ({
  seed: Number(process.env.PROPERTY_SEED ?? 20_260_307),
  numRuns: count,
  ...more,
});
