/** Reads the events of a case, in order, and refuses a gap. */
import type { CaseId } from '../../case/identity.ts';
import { CaseErased, SequenceBroken } from '../errors.ts';
import type { EventCipher } from '../event-cipher.ts';
import { withCarriedEvents } from '../joined.ts';
import type { CaseStore, StoredEvent, Tombstone } from '../port.ts';
import type { CaseTable } from './case-table.ts';
import { casePartition, eventSort, lastEventSort, tombstoneSort } from './keys.ts';
import { plain } from './plain.ts';

export interface EventReader extends Pick<CaseStore, 'events'> {
  /** The events after a version, strongly consistent. Throws CaseErased, SequenceBroken, DataKeyUnreadable. */
  after(caseId: CaseId, version: number): Promise<readonly StoredEvent[]>;
}

export const createEventReader = (table: Pick<CaseTable, 'query'>, cipher: EventCipher): EventReader => {
  const after = async (caseId: CaseId, version: number): Promise<readonly StoredEvent[]> => {
    const range = { from: version === 0 ? tombstoneSort : eventSort(version + 1), to: lastEventSort };
    const items = await table.query({ partition: casePartition(caseId), range });
    const [first] = items;
    if (first?.sk === tombstoneSort) throw new CaseErased(plain<Tombstone>(first));
    return Promise.all(
      items.map((item, index) => {
        if (item.n !== version + 1 + index) throw new SequenceBroken(caseId, version + 1 + index, Number(item.n));
        return cipher.unlock(item);
      }),
    );
  };
  return { after, events: withCarriedEvents((caseId) => after(caseId, 0)) };
};
