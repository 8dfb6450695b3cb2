/**
 * Which fault befalls which call. A call is known by its boundary and how many calls there were before it. Drawn from a
 * seed the first time; told one by one when a failure is made shorter.
 */
import { type Boundary, type FaultKind, faultsAt, isFunctionName, onlyDelays } from './boundaries.ts';
import { mixed, shareOf } from './chance.ts';
import type { Outage, Weather } from './weather.ts';

export interface Fault {
  readonly boundary: Boundary;
  /** The number of the call, from 1. */
  readonly call: number;
  readonly kind: FaultKind;
  /** Chooses how long, how far, how many. */
  readonly bits: number;
}

export interface Plan {
  /** What befalls the next call at this boundary; called once a call. */
  strike(boundary: Boundary, now: number): Fault | undefined;
  /** Everything that struck so far, calls during an outage aside. */
  readonly struck: readonly Fault[];
}

/** Boundaries that are seldom reached are struck more often, so that every kind of fault is tried at each of them. */
const eagerness = (calls: number): number => Math.min(0.4, 3 / calls);

export const planFrom = (seed: number, weather: Weather): Plan => {
  const calls = new Map<Boundary, number>();
  const struck: Fault[] = [];
  let storm = 0;
  return {
    struck,
    strike(boundary, now) {
      const call = (calls.get(boundary) ?? 0) + 1;
      calls.set(boundary, call);
      while (storm < weather.storms.length && (weather.storms[storm]?.to ?? now) <= now) storm += 1;
      const current = weather.storms[storm];
      if (current === undefined || now < current.from) return undefined;
      const { outage } = current;
      const kinds = kindsAt(boundary, weather.kind);
      const bits = mixed(seed, boundary, call);
      if (outage !== undefined && isOut(outage, boundary, call, bits, now))
        return { boundary, call, kind: 'outage', bits };
      if (kinds.length === 0 || shareOf(bits) >= Math.max(current.rate, eagerness(call))) return undefined;
      const kind = kinds[(mixed(bits, call) >>> 0) % kinds.length];
      if (kind === undefined) return undefined;
      const fault = { boundary, call, kind, bits: mixed(bits) >>> 0 };
      struck.push(fault);
      return fault;
    },
  };
};

/** Exactly these faults, and no others; of the weather only the outages remain. */
export const planOf = (faults: readonly Fault[], seed: number, weather: Weather): Plan => {
  const calls = new Map<Boundary, number>();
  const planned = new Map(faults.map((fault) => [`${fault.boundary}#${fault.call}`, fault]));
  const outages = weather.storms.flatMap(({ outage }) => (outage === undefined ? [] : [outage]));
  const struck: Fault[] = [];
  return {
    struck,
    strike(boundary, now) {
      const call = (calls.get(boundary) ?? 0) + 1;
      calls.set(boundary, call);
      const bits = mixed(seed, boundary, call);
      if (outages.some((outage) => isOut(outage, boundary, call, bits, now)))
        return { boundary, call, kind: 'outage', bits };
      const fault = planned.get(`${boundary}#${call}`);
      if (fault !== undefined) struck.push(fault);
      return fault;
    },
  };
};

/** The share of calls that an outage befalls. In one of some calls work gets far enough to lose its last steps. */
const shareOut = { everything: 1, 'most calls': 0.6, 'some calls': 0.15 } as const;

const isOut = ({ from, to, of }: Outage, boundary: Boundary, call: number, bits: number, now: number): boolean => {
  if (now < from || now >= to || !faultsAt[boundary].includes('outage')) return false;
  if (isFunctionName(of)) return boundary === of;
  const share = isFunctionName(boundary) && of !== 'everything' ? 0.1 : shareOut[of];
  return shareOf(bits) < Math.max(share, eagerness(call));
};

const offered = new Map<string, readonly FaultKind[]>();
const kindsAt = (boundary: Boundary, weather: Weather['kind']): readonly FaultKind[] => {
  const key = `${weather} ${boundary}`;
  const known = offered.get(key);
  if (known !== undefined) return known;
  const kinds = faultsAt[boundary].filter(
    (kind) => kind !== 'outage' && (weather === 'rough' || onlyDelays(boundary, kind)),
  );
  offered.set(key, kinds);
  return kinds;
};
