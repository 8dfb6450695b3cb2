/** One time that a duty is owed, with every due instant that stood for it, the first to the last. */
import type { NumberedEvent } from '../../case/case.ts';
import type { Instant } from '../../case/identity.ts';

/** A due instant as it stood: from when it was known until a recalculation replaced it. */
export interface Due {
  readonly dueAt: Instant;
  /** From when it counts, where it began anew; from the occurrence's anchor when absent. */
  readonly anchorAt?: Instant;
  /** When work may begin; reminders wait for it. */
  readonly opensAt: Instant;
  /** When the date became known here. */
  readonly knownAt: Instant;
  readonly setBy: NumberedEvent;
  /** The nominal date had passed before anyone could know it, so the duty got days of grace instead. */
  readonly compressed: boolean;
  /** When a later record replaced it; absent on the one that stands. */
  readonly replacedAt?: Instant;
}

/** A date replaced before the duty could be known never stood. */
export const stood = ({ knownAt, replacedAt }: Due): boolean => replacedAt === undefined || knownAt < replacedAt;

export interface Occurrence {
  readonly number: number;
  readonly anchorAt: Instant;
  readonly dues: readonly [Due, ...Due[]];
  /** What was done from here on counts. */
  readonly countsFrom: Instant;
  /** What was done at `countsFrom` itself belongs to the occurrence before. */
  readonly exclusive: boolean;
  /** A grid occurrence closes at its due instant: week 3 never satisfies week 2. */
  readonly closesWhenDue: boolean;
  /** When another grid takes over before this period ends. */
  readonly endsAt?: Instant;
  /** Of several matters at once: which acts are about this one. All are when absent. */
  readonly concerns?: (act: NumberedEvent) => boolean;
  /** Of several matters at once: what this one is about. */
  readonly about?: string;
  /** Whether leaving with it undone, even before it is due, is the miss; it makes it void when absent. */
  readonly missedByLeaving?: (leaving: NumberedEvent) => boolean;
  /** The last event, the one that set its date aside, that changed what it takes: what was settled is looked at anew. */
  readonly shapedBy?: NumberedEvent;
  /** How many minutes it takes, where its completion counts them. */
  readonly minutes?: number;
}
