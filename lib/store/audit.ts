/** Who looked at or changed what over HTTP. Records are only ever added; nothing in them is about the person. */
import type { CaseId, Instant } from '../case/identity.ts';

export type Audited =
  | { readonly kind: 'case'; readonly caseId: CaseId }
  /** A list over a unit's cases. */
  | { readonly kind: 'unit'; readonly jurisdiction: string; readonly facility: string; readonly unit: string }
  /** A number under which no case stands: it may be anything, so only its hash is kept. */
  | { readonly kind: 'unknown'; readonly jurisdiction: string; readonly hash: string };

export interface AuditRecord {
  /** The request's own. */
  readonly id: string;
  readonly at: Instant;
  readonly about: Audited;
  /** Who asked: a staff account, or the name of a machine. */
  readonly account: string;
  readonly kind: 'staff' | 'machine';
  /** What they asked to do. */
  readonly act: string;
  readonly outcome: 'done' | 'refused' | 'fault';
  /** By what right it was done, or for want of what it was not. */
  readonly why: string;
  readonly status: number;
}

export interface AuditTrail {
  /** Adds a record; adding it again changes nothing. */
  audit(record: AuditRecord): Promise<void>;
  /** Records about one thing, earliest first, at most `limit`, strongly consistent; after the one given. */
  auditOf(
    about: Audited,
    options: { readonly after?: Pick<AuditRecord, 'at' | 'id'>; readonly limit: number },
  ): Promise<readonly AuditRecord[]>;
}
