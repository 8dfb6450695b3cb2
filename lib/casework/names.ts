/** Executions are named by what they are about, so that starting one twice is harmless. At most 80 characters, no personal data. */
import { hash } from 'node:crypto';
import type { Recipient } from '../notices/recipient.ts';

const named = (prefix: string, parts: readonly (string | number)[]): string =>
  `${prefix}-${hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 32)}`;

export const timelineName = (caseId: string, generation: number): string => named('timeline', [caseId, generation]);

/** `leg` counts hand-overs of one deadline. */
export const deadlineName = (watch: {
  readonly caseId: string;
  readonly deadline: string;
  readonly dueAt: string;
  readonly generation: number;
  readonly leg: number;
}): string => named('deadline', [watch.caseId, watch.deadline, watch.dueAt, watch.generation, watch.leg]);

/** `leg` counts hand-overs of one review. */
export const reviewName = (review: {
  readonly caseId: string;
  readonly generation: number;
  readonly leg: number;
}): string => named('review', [review.caseId, review.generation, review.leg]);

/** A proposed referral, the n-th event: of one instant, in that order. The hash keeps the programme out of whatever quotes the id. */
export const proposalName = (caseId: string, programme: string, n: number): string =>
  named(`proposal-${String(n).padStart(7, '0')}`, [caseId, programme, n]);

/** A notice's identity: case, deadline, generation, rung, recipient. */
export const noticeId = (parts: {
  readonly caseId: string;
  readonly deadline: string;
  readonly generation: number;
  readonly rung: string;
  readonly recipient: { readonly role: string; readonly facility: string; readonly unit: string };
}): string =>
  named('notice', [
    parts.caseId,
    parts.deadline,
    parts.generation,
    parts.rung,
    parts.recipient.role,
    parts.recipient.facility,
    parts.recipient.unit,
  ]);

/** One message of a digest, by the notice it begins with, or else whose it is and which of theirs, and when that morning's digest began. */
export const digestId = (first: string | Recipient, startedAt: string, number = 0): string =>
  named('digest', [
    ...(typeof first === 'string' ? [first] : [first.role, first.facility, first.unit]),
    startedAt,
    ...(number === 0 ? [] : [number]),
  ]);

/** The word that a report is kept, by its last month and when it was begun. */
export const reportId = (jurisdiction: string, month: string, startedAt: string): string =>
  named('report', [jurisdiction, month, startedAt]);

/** The event that a command records: who gave it, and the key that they gave it under. */
export const commandName = (account: string, key: string): string => named('command', [account, key]);

/** What follows from a decision about a record, as the n-th event of the case that it is written to. */
export const lawName = (caseId: string, type: string, n: number): string => named('law', [caseId, type, n]);

/** What operations were told of a case, by its fault, so that they need not hear it again at once. */
export const onceADayName = (what: string, caseId: string, fault: string): string =>
  named('told', [what, caseId, fault]);
