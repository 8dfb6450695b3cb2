/** A rate with its count and its 95 % interval (Wilson's score interval: it holds for small groups and for 0 and 100 %). */
export interface Rate {
  readonly count: number;
  readonly of: number;
  /** Null where nobody is counted. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The normal quantile of a two-sided 95 % interval. */
const z = 1.959964;

/** `count` of `of` as a rate with its interval; both are whole numbers, `count` at most `of`. */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { count, of, rate: null, low: null, high: null };
  const rate = count / of;
  const denominator = 1 + (z * z) / of;
  const centre = (rate + (z * z) / (2 * of)) / denominator;
  const half = (z / denominator) * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of));
  return { count, of, rate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
