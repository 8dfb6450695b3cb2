/**
 * Which units ever had rows and which recipients ever had a digest, by jurisdiction, so that listing them scans nothing.
 *
 * An entry is written before the first row or notice it leads to, so the directory never lacks one; it is never deleted,
 * so it may lead to a unit with nothing left, which the reader of the list finds out. Written once for each process.
 */

import { compareRecipients, compareUnits, type Recipient, type Unit } from '../list-order.ts';
import type { DueRow, LedgerRow } from '../port.ts';
import type { CaseTable, Item } from './case-table.ts';
import { directoryPartition, recipientSort, unitSort } from './keys.ts';

export interface Directory {
  addUnits(rows: readonly DueRow[]): Promise<void>;
  addRecipient(notice: LedgerRow): Promise<void>;
  units(jurisdiction: string): Promise<readonly Unit[]>;
  recipients(jurisdiction: string): Promise<readonly Recipient[]>;
}

export function createDirectory(table: CaseTable): Directory {
  const known = new Set<string>();

  const add = async (jurisdiction: string, sk: string, entry: Item): Promise<void> => {
    const pk = directoryPartition(jurisdiction);
    const name = `${pk}\n${sk}`;
    if (known.has(name)) return;
    await table.put({ pk, sk, ...entry });
    known.add(name);
  };

  const list = <Entry>(jurisdiction: string, beginsWith: string): Promise<readonly Entry[]> =>
    table.query({ partition: directoryPartition(jurisdiction), range: { beginsWith } }) as Promise<readonly Entry[]>;

  return {
    async addUnits(rows) {
      for (const { jurisdiction, facility, unit } of rows) {
        await add(jurisdiction, unitSort(facility, unit), { facility, unit });
      }
    },
    addRecipient: ({ jurisdiction, recipient: { role, facility, unit } }) =>
      add(jurisdiction, recipientSort({ role, facility, unit }), { role, facility, unit }),
    async units(jurisdiction) {
      const entries = await list<Unit>(jurisdiction, 'UNIT#');
      return entries.map(({ facility, unit }) => ({ facility, unit })).sort(compareUnits);
    },
    async recipients(jurisdiction) {
      const entries = await list<Recipient>(jurisdiction, 'RECIPIENT#');
      return entries.map(({ role, facility, unit }) => ({ role, facility, unit })).sort(compareRecipients);
    },
  };
}
