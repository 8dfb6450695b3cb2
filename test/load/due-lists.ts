/** Asks for the due lists of units, one after another over all of them, and says what that takes. */
import { type Cost, costOfEach } from './cost.ts';
import { facility } from './people.ts';

const asked = 1000;

export const askDueLists = async (url: string, units: number, spent: () => Promise<Cost>): Promise<string> => {
  const before = await spent();
  const times: number[] = [];
  let rows = 0;
  for (let n = 0; n < asked; n += 1) {
    const unit = Math.floor((n * units) / asked);
    const began = performance.now();
    const answer = await fetch(`${url}/units/${encodeURIComponent(facility)}/Unit%20${unit}/due`);
    const { due } = (await answer.json()) as { readonly due: readonly unknown[] };
    times.push(performance.now() - began);
    rows += due.length;
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    `${(sorted[Math.min(asked - 1, Math.floor(asked * share))] ?? 0).toFixed(1)} ms`;
  return JSON.stringify({
    rows: rows / asked,
    p50: at(0.5),
    p99: at(0.99),
    longest: at(1),
    ...costOfEach(before, await spent(), asked),
  });
};
