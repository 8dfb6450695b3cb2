/**
 * Counting separate incidents of violence. Several convictions, entries or sources for one event are one incident
 * (42a, 53a, 62a, Annex A); "separate incidents" says the same for women and for family violence (A46).
 */
import type { Incident } from './facts.ts';

export interface Tally {
  /** Incidents that surely count. */
  readonly sure: number;
  /** Those and the ones that would count if what is missing about them turned out so. */
  readonly possible: number;
  readonly events: readonly string[];
}

/** Nothing on record. */
export const noIncidents: Tally = { sure: 0, possible: 0, events: [] };
/** A history that is not recorded. */
export const unknownHistory: Tally = { sure: 0, possible: Number.POSITIVE_INFINITY, events: [] };

/** Counts the events of which an entry counts; `counts` answers null when it cannot tell. */
export function tallyOf(incidents: readonly Incident[], counts: (incident: Incident) => boolean | null): Tally {
  const sure: string[] = [];
  const unsure: string[] = [];
  for (const incident of incidents) {
    const answer = counts(incident);
    if (answer === false) continue;
    const list = answer === null ? unsure : sure;
    if (!list.includes(incident.event)) list.push(incident.event);
  }
  if (sure.length === 0 && unsure.length === 0) return noIncidents;
  const more = unsure.length === 0 ? 0 : unsure.filter((event) => !sure.includes(event)).length;
  return { sure: sure.length, possible: sure.length + more, events: sure.sort() };
}

/** Is the value the wanted one? Null when it is not recorded. */
export function is<Value>(value: Value | null | undefined, ...wanted: readonly Value[]): boolean | null {
  return value === null || value === undefined ? null : wanted.includes(value);
}

/** Both: false as soon as one is false, null when it cannot be told. */
export function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}
