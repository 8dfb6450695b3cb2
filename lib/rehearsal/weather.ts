/** When faults strike: storms, in which they may, and calms, in which everything owed has to catch up. */

import { type FaultKind, type FunctionName, functionNames } from './boundaries.ts';
import type { Chance } from './chance.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface Storm {
  readonly from: number;
  readonly to: number;
  /** The share of calls that a fault befalls. */
  readonly rate: number;
  readonly outage?: Outage;
}

/**
 * Seventy-two hours in which nothing at all answers, or in which functions run and most or some of what they call does
 * not, or in which one function is broken.
 */
export interface Outage {
  readonly from: number;
  readonly to: number;
  readonly of: 'everything' | 'most calls' | 'some calls' | FunctionName;
}

/** What befalls executions or the whole house at an instant. */
export interface Blow {
  readonly at: number;
  readonly kind: Extract<FaultKind, 'lost' | 'failed' | 'restarted' | 'redeployed'>;
  /** Chooses which of the running executions. */
  readonly pick: number;
}

export interface Weather {
  /** `rough`: every fault. `slow`: only delays, which timers alone have to bear, so that no sweep hides a lost wake-up. */
  readonly kind: 'rough' | 'slow';
  readonly sweepEvery: number;
  readonly storms: readonly Storm[];
  readonly blows: readonly Blow[];
  /** How long after a storm, or an event, everything owed must have gone out. */
  readonly patience: number;
}

/** How long after a storm the case is looked at closely: longer than any patience. */
export const settling = 2 * hour;
const outage = 72 * hour;

/** Times at which something happens, in order: most storms begin shortly before one, and often one of the rare. */
export interface Moments {
  readonly all: readonly number[];
  readonly rare: readonly number[];
}

export const weatherFor = (chance: Chance, from: number, until: number, moments: Moments): Weather => {
  const kind = chance.happens(0.7) ? 'rough' : 'slow';
  const storms: Storm[] = [];
  let outageShare = 0.2;
  for (let at = from - hour; at < until; ) {
    const storm = stormAt(chance, at, kind, outageShare);
    storms.push(storm);
    const next = storm.to + settling + chance.whole(1, 90) * day;
    const { rare, all } = moments;
    const [first, second] = chance.happens(0.5) ? [rare, all] : [all, all];
    const isLater = (one: number): boolean => one >= next;
    const moment = chance.happens(0.8) ? (first.find(isLater) ?? second.find(isLater)) : undefined;
    outageShare = moment !== undefined && rare.includes(moment) ? 0.5 : 0.2;
    at = moment === undefined ? next : moment - hour;
  }
  const blows = kind === 'slow' ? [] : storms.flatMap((storm) => blowsIn(chance, storm));
  return kind === 'rough'
    ? { kind, sweepEvery: 15 * minute, storms, blows, patience: 30 * minute }
    : { kind, sweepEvery: day, storms, blows, patience: 20 * minute };
};

/** `outageShare`: the share of rough storms that bring one. */
const stormAt = (chance: Chance, from: number, kind: Weather['kind'], outageShare: number): Storm => {
  const lasts = chance.oneOf([2, 6, 24, 72, 240]) * hour;
  const rate = chance.oneOf(kind === 'slow' ? [0.05, 0.2] : [0.03, 0.1, 0.2, 0.4]);
  if (kind === 'slow' || !chance.happens(outageShare)) return { from, to: from + lasts, rate };
  const begins = from + (chance.happens(0.5) ? 0 : chance.whole(0, 12) * hour);
  return {
    from,
    to: Math.max(from + lasts, begins + outage),
    rate,
    outage: {
      from: begins,
      to: begins + outage,
      of: chance.oneOf(['everything', 'most calls', 'some calls', chance.oneOf(functionNames)] as const),
    },
  };
};

const blowsIn = (chance: Chance, { from, to }: Storm): readonly Blow[] =>
  Array.from({ length: chance.whole(0, 4) }, () => ({
    at: from + Math.floor(chance.next() * (to - from)),
    kind: chance.oneOf(['lost', 'lost', 'failed', 'failed', 'restarted', 'redeployed'] as const),
    pick: chance.whole(0, 1_000_000),
  })).toSorted((one, other) => one.at - other.at);
