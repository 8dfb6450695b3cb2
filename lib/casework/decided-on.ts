/** Which facts a decision about a referral was made on, and whether they had changed meanwhile. */
import { fold } from '../case/fold.ts';
import type { EventId } from '../case/identity.ts';
import type { StoredEvent } from '../store/port.ts';

/** The events that hold programme facts, in order of arrival. */
export const factsRecorded = (history: readonly StoredEvent[]): readonly StoredEvent[] =>
  history.filter(({ body }) => body.type === 'programmeFactsRecorded');

/** Whether the decision of that id settled nothing, because the facts had changed. */
export const isStale = (id: EventId, history: readonly StoredEvent[]): boolean =>
  fold(history)
    .referrals.flatMap(({ decisions }) => decisions)
    .some(({ event, stale }) => event.id === id && stale);
