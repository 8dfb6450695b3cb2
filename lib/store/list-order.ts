/** Units and recipients of notices, as stores order them. */
import { compareText } from './due-row.ts';
import type { LedgerRow, Notice } from './port.ts';

export type Recipient = Notice['recipient'];

export interface Unit {
  readonly facility: string;
  readonly unit: string;
}

export const compareUnits = (one: Unit, other: Unit): number =>
  compareText(one.facility, other.facility) || compareText(one.unit, other.unit);

export const compareRecipients = (one: Recipient, other: Recipient): number =>
  compareText(one.role, other.role) || compareUnits(one, other);

/** Earliest claim first. */
export const compareNotices = (one: LedgerRow, other: LedgerRow): number =>
  compareText(one.claimedAt, other.claimedAt) || compareText(one.caseId, other.caseId) || compareText(one.id, other.id);

/** Whether a notice still waits for its recipient's digest. */
export const awaitsDigest = (row: LedgerRow): boolean => row.channel === 'digest' && row.confirmedAt === undefined;
