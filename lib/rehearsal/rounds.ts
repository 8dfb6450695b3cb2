/** When the house makes its rounds: the sweep, and each jurisdiction's morning digest. Rounds with nothing to find are passed over. */
import { instantAt, millisecondsOf } from '../case/identity.ts';
import { atHour, dateOf, plusDays } from '../timeline/calendar.ts';
import { policyOf } from './policies.ts';
import type { Witness } from './witness/witness.ts';

const fiveMinutes = 300_000;

/** The next sweep that finds something late, after `now`; epoch milliseconds, infinity when none will. */
export const nextSweep = ({ cases }: Witness, every: number, now: number): number => {
  let first: string | undefined;
  for (const { nextActionAt } of cases.values())
    if (nextActionAt !== undefined && (first === undefined || nextActionAt < first)) first = nextActionAt;
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const due = Math.max(Date.parse(first) + fiveMinutes, now + 1);
  return Math.ceil(due / every) * every;
};

export interface Morning {
  /** Epoch milliseconds; infinity when nothing waits anywhere. */
  readonly at: number;
  readonly jurisdictions: readonly string[];
}

/** The first morning after `now` on which something waits to be told. */
export const nextDigest = (witness: Witness, jurisdictions: Iterable<string>, now: number): Morning => {
  let next: Morning = { at: Number.POSITIVE_INFINITY, jurisdictions: [] };
  for (const jurisdiction of jurisdictions) {
    if (witness.waitingForDigest(jurisdiction) === 0) continue;
    const at = nextMorning(jurisdiction, now);
    if (at === next.at) next = { at, jurisdictions: [...next.jurisdictions, jurisdiction] };
    else if (at < next.at) next = { at, jurisdictions: [jurisdiction] };
  }
  return next;
};

const nextMorning = (jurisdiction: string, now: number): number => {
  const policy = policyOf(jurisdiction);
  const hourOfDay = Number(policy.value('digest.hour'));
  const today = dateOf(instantAt(now), policy.zone);
  const at = millisecondsOf(atHour(today, hourOfDay, policy.zone));
  return at > now ? at : millisecondsOf(atHour(plusDays(today, 1), hourOfDay, policy.zone));
};
