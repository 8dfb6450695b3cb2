/** How keys are spelled. Parts are parted by `#`; inside a part that is not the last one, `#` and `%` are escaped. */
import type { CaseId, Instant } from '../../case/identity.ts';
import type { Audited, AuditRecord } from '../audit.ts';
import { awaitsDigest, type Recipient } from '../list-order.ts';
import type { DueRow, LedgerRow } from '../port.ts';
import { shardOf } from '../shard.ts';

const part = (text: string): string => text.replace(/[#%]/g, encodeURIComponent);
const parts = (...texts: readonly string[]): string => texts.map(part).join('#');

export const casePartition = (caseId: CaseId): string => `CASE#${caseId}`;
export const directoryPartition = (jurisdiction: string): string => `DIRECTORY#${jurisdiction}`;

/** Seven digits, so that events sort as they are numbered. */
export const eventSort = (n: number): string => `EVENT#${String(n).padStart(7, '0')}`;
export const lastEventSort = eventSort(9_999_999);
/** Sorts just before the events, so that whoever reads them meets it. */
export const tombstoneSort = 'ERASED';
export const dueSort = (deadline: string): string => `DUE#${deadline}`;
export const noticeSort = (id: string): string => `NOTICE#${id}`;
/** Above every notice; between the tombstone and this lie the events and the notices of a case, and nothing else. */
export const afterNotices = 'NOTICE$';
export const unitSort = (facility: string, unit: string): string => `UNIT#${parts(facility, unit)}`;
export const recipientSort = ({ role, facility, unit }: Recipient): string =>
  `RECIPIENT#${parts(role, facility, unit)}`;

export const auditPartition = (about: Audited): string => {
  switch (about.kind) {
    case 'case':
      return `AUDIT#CASE#${about.caseId}`;
    case 'unit':
      return `AUDIT#UNIT#${parts(about.jurisdiction, about.facility, about.unit)}`;
    case 'unknown':
      return `AUDIT#UNKNOWN#${parts(about.jurisdiction, about.hash)}`;
    default:
      return about satisfies never;
  }
};
export const auditSort = ({ at, id }: Pick<AuditRecord, 'at' | 'id'>): string => `${at}#${id}`;
export const commandPartition = (key: string): string => `COMMAND#${key}`;

export const shardPartition = (shard: number): string => `SHARD#${shard}`;
export const casesPartition = (shard: number): string => `CASES#${shard}`;
export const unitPartition = (jurisdiction: string, facility: string, unit: string): string =>
  `UNIT#${parts(jurisdiction, facility, unit)}`;
export const digestPartition = (jurisdiction: string, { role, facility, unit }: Recipient): string =>
  `DIGEST#${parts(jurisdiction, role, facility, unit)}`;

/** Sorts by time, then case, then what it is, so that ties fall the same way in every store. */
const timeSort = (at: Instant, caseId: CaseId, what: string): string => `${at}#${caseId}#${what}`;
/** Above every time sort at or before the instant: `$` follows `#`. */
export const afterAll = (until: Instant): string => `${until}$`;
/** Above every sort key that begins with an instant. */
export const aboveAllTimes = ':';
/** Above the sort key and below every other that follows it: no part of a key begins with `!`. */
export const justAfter = (sort: string): string => `${sort}!`;

/** Where a row stands in the list of its unit. */
export const listSort = ({ dueAt, caseId, deadline }: Pick<DueRow, 'dueAt' | 'caseId' | 'deadline'>): string =>
  timeSort(dueAt, caseId, deadline);

interface ShardKeys {
  readonly shardKey: string;
  readonly shardSort: string;
}
interface ListKeys {
  readonly listKey: string;
  readonly listSort: string;
}

/** Where the sweep finds the row. */
export const actionKeys = (
  { caseId, deadline }: Pick<DueRow, 'caseId' | 'deadline'>,
  nextActionAt: Instant,
  shards: number,
): ShardKeys => ({
  shardKey: shardPartition(shardOf(caseId, shards)),
  shardSort: timeSort(nextActionAt, caseId, deadline),
});

/** Both places where a row is found; only the unit when nothing is left to send. */
export const rowKeys = (row: DueRow, shards: number): ListKeys & Partial<ShardKeys> => ({
  listKey: unitPartition(row.jurisdiction, row.facility, row.unit),
  listSort: listSort(row),
  ...(row.nextActionAt === undefined ? {} : actionKeys(row, row.nextActionAt, shards)),
});

/** Where the digest finds a notice, while it waits for one. */
export const noticeKeys = (notice: LedgerRow): Partial<ListKeys> =>
  awaitsDigest(notice)
    ? {
        listKey: digestPartition(notice.jurisdiction, notice.recipient),
        listSort: timeSort(notice.claimedAt, notice.caseId, notice.id),
      }
    : {};

/** Where a case is found when all cases are listed: on its first event, which never changes. */
export const firstEventKeys = (caseId: CaseId, shards: number): ShardKeys => ({
  shardKey: casesPartition(shardOf(caseId, shards)),
  shardSort: caseId,
});
