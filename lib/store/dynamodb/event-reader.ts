/** Reads the events of a case, in order, and refuses a gap. */
import type { CaseId } from '../../case/identity.ts';
import { CaseErased, SequenceBroken } from '../errors.ts';
import type { EventCipher } from '../event-cipher.ts';
import { withCarriedEvents } from '../joined.ts';
import type { CaseStore, StoredEvent, Tombstone } from '../port.ts';
import type { CaseTable, Item } from './case-table.ts';
import { casePartition, eventSort, lastEventSort, tombstoneSort } from './keys.ts';
import { plain } from './plain.ts';

export interface EventReader extends Pick<CaseStore, 'events'> {
  /** The events after a version, strongly consistent. Throws CaseErased, SequenceBroken, DataKeyUnreadable. */
  after(caseId: CaseId, version: number): Promise<readonly StoredEvent[]>;
  /** What `events` answers, from the items that hold it: the tombstone, if there is one, and every event. */
  eventsIn(caseId: CaseId, items: readonly Item[]): Promise<readonly StoredEvent[]>;
}

export const createEventReader = (table: Pick<CaseTable, 'query'>, cipher: EventCipher): EventReader => {
  const unlocked = async (caseId: CaseId, items: readonly Item[], version: number): Promise<readonly StoredEvent[]> => {
    const [first] = items;
    if (first?.sk === tombstoneSort) throw new CaseErased(plain<Tombstone>(first));
    return Promise.all(
      items.map((item, index) => {
        if (item.n !== version + 1 + index) throw new SequenceBroken(caseId, version + 1 + index, Number(item.n));
        return cipher.unlock(item);
      }),
    );
  };
  const after = async (caseId: CaseId, version: number): Promise<readonly StoredEvent[]> => {
    const range = { from: version === 0 ? tombstoneSort : eventSort(version + 1), to: lastEventSort };
    return unlocked(caseId, await table.query({ partition: casePartition(caseId), range }), version);
  };
  const all = (caseId: CaseId): Promise<readonly StoredEvent[]> => after(caseId, 0);
  return {
    after,
    events: async (caseId) => withCarriedEvents(await all(caseId), all),
    eventsIn: async (caseId, items) => withCarriedEvents(await unlocked(caseId, items, 0), all),
  };
};
