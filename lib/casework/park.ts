/** Parks a case-timeline, or a review, on a callback token and loses no wake-up: the token is stored first, then the events are read. */

import { fold } from '../case/fold.ts';
import type { CaseId } from '../case/identity.ts';
import type { Parked, StoredEvent } from '../store/port.ts';
import { unlessErased } from './erased.ts';
import type { Ports } from './ports.ts';
import { newsForReview } from './review.ts';

export interface Parking {
  readonly caseId: CaseId;
  readonly token: string;
  /** The last event that the execution has seen. */
  readonly seen: number;
  /** When the execution came to wait; executions of an earlier release do not say. */
  readonly waitingSince?: string | undefined;
  /** The timeline when it is not said. */
  readonly what?: Parked | undefined;
}

export const park = async (
  { store, workflows, now }: Ports,
  { caseId, token, seen, waitingSince, what = 'timeline' }: Parking,
): Promise<void> => {
  const parked = { token, seen, ...(waitingSince === undefined ? {} : { waitingSince }) };
  const stored = async (): Promise<readonly StoredEvent[]> => {
    await store.park(caseId, parked, what, now());
    return store.events(caseId);
  };
  const events = await unlessErased(stored());
  if (events === undefined || lastNews(events, what) > seen) await workflows.wake(token);
};

const lastNews = (events: readonly StoredEvent[], what: Parked): number =>
  what === 'review' ? newsForReview(fold(events)) : (events.at(-1)?.n ?? 0);
