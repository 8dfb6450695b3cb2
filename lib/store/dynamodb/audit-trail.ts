/** The audit trail: a partition for each case or unit, apart from the case's own, so that reading a case never reads it. */
import type { AuditRecord, AuditTrail } from '../audit.ts';
import { type CaseTable, neverWritten } from './case-table.ts';
import { aboveAllTimes, auditPartition, auditSort, justAfter } from './keys.ts';
import { plain } from './plain.ts';

export const createAuditTrail = (table: CaseTable): AuditTrail => ({
  async audit(record) {
    await table.put({ pk: auditPartition(record.about), sk: auditSort(record), ...record }, neverWritten);
  },

  async auditOf(about, { after, limit }) {
    const range = after === undefined ? {} : { range: { from: justAfter(auditSort(after)), to: aboveAllTimes } };
    const items = await table.query({ partition: auditPartition(about), ...range, limit });
    return items.map((item) => plain<AuditRecord>(item));
  },
});
