/** What is known of people at one moment: their events and what was sent. Enough to go on from in a store of its own. */
import type { Instant } from '../case/identity.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { CaseStore, LedgerRow, StoredEvent } from '../store/port.ts';

export interface Held {
  readonly events: readonly StoredEvent[];
  readonly notices: readonly LedgerRow[];
}

/** All that the store holds of its cases, as it stood at an instant: what was recorded and claimed by then. */
export const heldAt = async (store: CaseStore, at: Instant): Promise<Held> => {
  const events: StoredEvent[] = [];
  const notices: LedgerRow[] = [];
  for await (const number of store.cases()) {
    events.push(...(await store.events(number)).filter(({ recordedAt }) => recordedAt <= at));
    notices.push(...(await store.notices(number)).filter(({ claimedAt }) => claimedAt <= at).map(asOf(at)));
  }
  return { events, notices };
};

/** A notice confirmed later was not confirmed then. */
const asOf =
  (at: Instant) =>
  ({ confirmedAt, withdrawn, ...notice }: LedgerRow): LedgerRow =>
    confirmedAt === undefined || confirmedAt > at
      ? notice
      : { ...notice, confirmedAt, ...(withdrawn === undefined ? {} : { withdrawn }) };

/** A store in memory that holds it; projections are for whoever asks to make. */
export const storeHolding = async ({ events, notices }: Held): Promise<CaseStore> => {
  const store = createMemoryStore();
  for (const { n: _, ...event } of events) await store.append(event, 'any');
  for (const { confirmedAt, withdrawn, ...notice } of notices) {
    await store.claimNotice(notice);
    if (confirmedAt !== undefined)
      await store.confirmNotice(notice.caseId, notice.id, confirmedAt, withdrawn === true ? 'withdrawn' : 'published');
  }
  return store;
};
