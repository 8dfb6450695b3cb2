/** How often each property is tried: 200 times, or as often as PROPERTY_RUNS says. The seed is fixed, so that a failure comes back. */
import type { Parameters } from 'fast-check';

export const runs = <Inputs>(more: Parameters<Inputs> = {}): Parameters<Inputs> => ({
  seed: 20_260_307,
  numRuns: Number(process.env.PROPERTY_RUNS ?? 200),
  ...more,
});
