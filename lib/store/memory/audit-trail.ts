/** The audit trail in memory. */
import type { Audited, AuditRecord, AuditTrail } from '../audit.ts';
import { compareText } from '../due-row.ts';

export const createAuditTrail = (): AuditTrail => {
  const trails = new Map<string, Map<string, AuditRecord>>();
  const trailOf = (about: Audited): Map<string, AuditRecord> => {
    const name = JSON.stringify(Object.entries(about).toSorted());
    const trail = trails.get(name) ?? new Map<string, AuditRecord>();
    trails.set(name, trail);
    return trail;
  };
  return {
    audit: async (record) => {
      const trail = trailOf(record.about);
      if (!trail.has(sortOf(record))) trail.set(sortOf(record), record);
    },
    auditOf: async (about, { after, limit }) =>
      [...trailOf(about)]
        .filter(([sort]) => after === undefined || sort > sortOf(after))
        .toSorted(([one], [other]) => compareText(one, other))
        .slice(0, limit)
        .map(([, record]) => record),
  };
};

const sortOf = ({ at, id }: Pick<AuditRecord, 'at' | 'id'>): string => `${at}#${id}`;
