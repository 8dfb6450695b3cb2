/**
 * The ledger of notices: claimed by one conditional put before publishing, confirmed by one conditional update after.
 * A notice that waits for a digest is in the index byList until it is confirmed.
 */
import { NoticeNotClaimed } from '../errors.ts';
import type { CaseStore, LedgerRow } from '../port.ts';
import { type CaseTable, neverWritten } from './case-table.ts';
import type { Directory } from './directory.ts';
import type { Erasure } from './erasure.ts';
import { keepThoseWithItems } from './keep-those-with-items.ts';
import { casePartition, digestPartition, noticeKeys, noticeSort } from './keys.ts';
import { ledgerIn } from './ledger-items.ts';
import { plain } from './plain.ts';

type NoticeLedger = Pick<CaseStore, 'claimNotice' | 'confirmNotice' | 'notices' | 'digestRecipients' | 'digestFor'>;

export function createNoticeLedger(
  table: CaseTable,
  directory: Directory,
  assertStands: Erasure['assertStands'],
): NoticeLedger {
  return {
    async claimNotice(notice) {
      if (notice.channel === 'digest') await directory.addRecipient(notice);
      const key = { pk: casePartition(notice.caseId), sk: noticeSort(notice.id) };
      if (await table.put({ ...key, ...notice, ...noticeKeys(notice) }, neverWritten)) {
        // Emptied: its id is a hash, and says nothing.
        await assertStands(notice.caseId, () => table.put(key));
        return 'claimed';
      }
      return (await table.get(key))?.confirmedAt === undefined ? 'unconfirmed' : 'confirmed';
    },

    async confirmNotice(caseId, id, at, outcome) {
      const key = { pk: casePartition(caseId), sk: noticeSort(id) };
      const confirmed = await table.update(
        key,
        outcome === 'withdrawn'
          ? {
              expression: 'SET confirmedAt = :at, withdrawn = :yes REMOVE listKey, listSort',
              values: { ':at': at, ':yes': true },
            }
          : { expression: 'SET confirmedAt = :at REMOVE listKey, listSort', values: { ':at': at } },
        { expression: 'attribute_exists(pk) AND attribute_not_exists(confirmedAt)' },
      );
      if (!confirmed && (await table.get(key)) === undefined) throw new NoticeNotClaimed(caseId, id);
    },

    async notices(caseId) {
      const items = await table.query({ partition: casePartition(caseId), range: { beginsWith: noticeSort('') } });
      return ledgerIn(items);
    },

    async digestRecipients(jurisdiction) {
      return keepThoseWithItems(table, await directory.recipients(jurisdiction), (recipient) =>
        digestPartition(jurisdiction, recipient),
      );
    },

    async digestFor(jurisdiction, recipient, limit) {
      const partition = digestPartition(jurisdiction, recipient);
      const items = await table.query({ index: 'byList', partition, limit });
      return items.map((item) => plain<LedgerRow>(item));
    },
  };
}
