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
  { store, workflows }: Ports,
  { caseId, token, seen, waitingSince, what = 'timeline' }: Parking,
): Promise<void> => {
  await store.park(caseId, { token, seen, ...(waitingSince === undefined ? {} : { waitingSince }) }, what);
  const events = await unlessErased(store.events(caseId));
  if (events !== undefined && lastNews(events, what) <= seen) return;
  const parked = await store.parked(caseId, what);
  if (parked !== undefined) await workflows.wake(parked.token);
};

const lastNews = (events: readonly StoredEvent[], what: Parked): number =>
  what === 'review' ? newsForReview(fold(events)) : (events.at(-1)?.n ?? 0);
