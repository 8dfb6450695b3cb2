/** What every event carries, whatever it says. */
import type { CaseId, EventId, Instant } from './identity.ts';

export interface Stamp {
  readonly id: EventId;
  readonly caseId: CaseId;
  /** When it happened. May lie long before it was recorded. */
  readonly happenedAt: Instant;
  /** When it was recorded: stamped once, and travels with the event. */
  readonly recordedAt: Instant;
  /** Who recorded it: a staff account or a system, never the person the case is about. */
  readonly recordedBy: string;
}

/** An event as the store keeps it: `n` is its place in the case, from 1, without gaps. */
export type Numbered<Event> = Event & { readonly n: number };

/** Who records what nobody decided but what follows by rule. */
export const system = 'throughcare';
