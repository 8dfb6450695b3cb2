/** Cases that are recorded and cannot be told, so that whoever lists the others says of which it knows nothing. */
import { fold } from '../case/fold.ts';
import type { CaseId } from '../case/identity.ts';
import type { StoredEvent } from '../store/port.ts';
import { unlessErased } from './erased.ts';
import { whyNotTold } from './judge-told.ts';
import type { Ports } from './ports.ts';
import { NotYetAdmitted, standing } from './standing.ts';

export interface UnreadCase {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  /** As part of a sentence. */
  readonly because: string;
}

/** The case that could not be told for this fault. Throws the fault when it says nothing of the case. */
export const unreadFor = (events: readonly StoredEvent[], fault: unknown): UnreadCase => {
  const because = whyNotTold(fault);
  if (because === undefined) throw fault;
  const { id: caseId, jurisdiction } = fold(events);
  return { caseId, jurisdiction, because };
};

const atOnce = 24;

/** Those of a jurisdiction that no list shows, because they could not be told since they were recorded; in order of case number. */
export const unlistedCases = async (
  { store, ...rules }: Pick<Ports, 'store' | 'policyOf' | 'now'>,
  jurisdiction: string,
): Promise<readonly UnreadCase[]> => {
  const unread: UnreadCase[] = [];
  const look = async (caseId: CaseId): Promise<void> => {
    if ((await store.snapshot(caseId)) !== undefined) return;
    const events = (await unlessErased(store.events(caseId))) ?? [];
    if (events.length === 0) return;
    try {
      standing(events, [], rules);
    } catch (fault) {
      if (fault instanceof NotYetAdmitted) return;
      const one = unreadFor(events, fault);
      if (one.jurisdiction === jurisdiction) unread.push(one);
    }
  };
  const numbers: CaseId[] = [];
  for await (const number of store.cases()) numbers.push(number);
  for (let at = 0; at < numbers.length; at += atOnce) await allDone(numbers.slice(at, at + atOnce).map(look));
  return unread.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
};

/** Waits for each of them, also when one fails: nothing reads on when the store is closed. Throws the first fault. */
export const allDone = async (steps: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};
