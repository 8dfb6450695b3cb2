/** The ledger of a case, from the items that hold it. */
import { compareNotices } from '../list-order.ts';
import type { LedgerRow } from '../port.ts';
import type { Item } from './case-table.ts';
import { noticeSort } from './keys.ts';
import { plain } from './plain.ts';

export const isNotice = ({ sk }: Item): boolean => String(sk).startsWith(noticeSort(''));

/** Earliest claim first; an emptied item is none. */
export const ledgerIn = (items: readonly Item[]): readonly LedgerRow[] =>
  items
    .filter(({ claimedAt }) => claimedAt !== undefined)
    .map((item) => plain<LedgerRow>(item))
    .sort(compareNotices);
