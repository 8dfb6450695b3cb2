/**
 * Erases a case: the tombstone is written first, then the case's key is destroyed, then every other item goes. Whoever
 * reads the events meets the tombstone first. Whoever was already writing looks for it after writing, and takes the write
 * back: either it came before the items were gathered here, and went with them, or its writer sees the tombstone.
 */
import type { CaseId } from '../../case/identity.ts';
import type { DataKeys } from '../data-keys.ts';
import { CaseErased } from '../errors.ts';
import type { CaseStore, Tombstone } from '../port.ts';
import { type CaseTable, type Item, type ItemKey, neverWritten } from './case-table.ts';
import { casePartition, eventSort, tombstoneSort } from './keys.ts';
import { plain } from './plain.ts';
import { snapshotKey } from './standing-projection.ts';

export interface Erasure extends Pick<CaseStore, 'erase'> {
  /** For after a write: when the case was erased meanwhile, takes it back with `undo` and throws CaseErased. */
  assertStands(caseId: CaseId, undo: () => Promise<unknown>): Promise<void>;
}

/** Above every turn that a projector takes and every version it projects: none writes after it. */
const lastTurn = 9_999_999_999;

const tombstoneKey = (caseId: CaseId): ItemKey => ({ pk: casePartition(caseId), sk: tombstoneSort });

export const tombstoneOf = (item: Item): Tombstone => plain<Tombstone>(item);

export function createErasure(table: CaseTable, keys: Pick<DataKeys, 'destroy'> | undefined): Erasure {
  const erase = async (asked: Tombstone): Promise<Tombstone> => {
    const { caseId } = asked;
    await table.put({ ...tombstoneKey(caseId), ...asked }, neverWritten);
    const item = await table.get(tombstoneKey(caseId));
    const tombstone = item === undefined ? asked : tombstoneOf(item);
    await keys?.destroy(tombstone);
    await table.put({ ...snapshotKey(caseId), n: lastTurn, turn: lastTurn, unfinished: [], erased: true });
    const left = (await table.query({ partition: casePartition(caseId) })).filter(({ sk }) => !stays(String(sk)));
    // The first event, by which the case is in the list of cases, goes last: until then whoever lists them finishes this.
    for (const { pk, sk } of left.toSorted(({ sk: one }) => (one === eventSort(1) ? 1 : -1))) {
      await table.delete({ pk: String(pk), sk: String(sk) }, { expression: 'attribute_exists(pk)' });
    }
    return tombstone;
  };

  return {
    erase,
    async assertStands(caseId, undo) {
      const item = await table.get(tombstoneKey(caseId));
      if (item === undefined) return;
      await undo();
      throw new CaseErased(tombstoneOf(item));
    },
  };
}

const stays = (sk: string): boolean => sk === tombstoneSort || sk === snapshotKey('' as CaseId).sk;
