/**
 * Faults of a case store: each says what happened, the value received, and the remedy. The literal `name` is what a
 * state machine's `ErrorEquals` matches. Expected refusals are values, not errors: see `Appended` and `Claim`.
 */
import type { CaseId } from '../case/identity.ts';
import type { Tombstone } from './port.ts';

/** There is no such shard. */
export class ShardUnknown extends Error {
  override readonly name = 'ShardUnknown';
  constructor(shard: number, shards: number) {
    super(`The due index has shards 0 to ${shards - 1}, but was asked for ${shard}. Ask each shard below \`shards\`.`);
  }
}

/** The rows given do not belong together, so projecting them would lose some. */
export class ProjectionInconsistent extends Error {
  override readonly name = 'ProjectionInconsistent';
}

/** A notice was confirmed that nobody claimed. */
export class NoticeNotClaimed extends Error {
  override readonly name = 'NoticeNotClaimed';
  constructor(caseId: CaseId, id: string) {
    super(`Case ${caseId} has no notice ${id} to confirm. Claim a notice before publishing it, confirm it after.`);
  }
}

/** Others kept writing to the same case, and none of the attempts came first. */
export class CaseContended extends Error {
  override readonly name = 'CaseContended';
  constructor(what: string, caseId: CaseId, attempts: number) {
    super(
      `${what} for case ${caseId} was overtaken by other writers ${attempts} times. Nothing is lost: try again, and look for what writes to this case in a loop.`,
    );
  }
}

/** An event that DynamoDB would refuse for its size. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
  constructor(event: { readonly id: string; readonly caseId: CaseId; readonly type: string }, size: number) {
    super(
      `Event ${event.id} (${event.type}) of case ${event.caseId} takes ${size} bytes; an item holds at most 409600. Keep documents elsewhere and record a reference to them.`,
    );
  }
}

/** The events of a case are not numbered 1, 2, 3, …: something other than this product wrote or deleted them. */
export class SequenceBroken extends Error {
  override readonly name = 'SequenceBroken';
  constructor(caseId: CaseId, expected: number, found: number) {
    super(
      `Case ${caseId} should have event ${expected} next but has ${found}. Events are only ever added: restore the case from a backup before recording more.`,
    );
  }
}

/** There is no table of that name where the client looks. */
export class CaseTableMissing extends Error {
  override readonly name = 'CaseTableMissing';
  constructor(table: string, cause: unknown) {
    super(`There is no table ${table} in this account and region. Deploy or create it, or correct the name.`, {
      cause,
    });
  }
}

/** The case was erased on order. Nothing of it is left but the tombstone, and nothing is recorded under its number again. */
export class CaseErased extends Error {
  override readonly name = 'CaseErased';
  readonly tombstone: Tombstone;
  constructor(tombstone: Tombstone) {
    const { caseId, erasedAt, authority } = tombstone;
    super(
      `Case ${caseId} was erased at ${erasedAt} on order (${authority}). Nothing of it is left, and its number is not used again: record under another.`,
    );
    this.tombstone = tombstone;
  }
}

/** The key of a case does not open: another master key wrapped it, or it was changed. */
export class DataKeyUnreadable extends Error {
  override readonly name = 'DataKeyUnreadable';
}

/** A case continues another that does not open: what was done there is part of it, so it is not told without. */
export class JoinedCaseUnopened extends Error {
  override readonly name = 'JoinedCaseUnopened';
  /** The case that does not open. */
  readonly other: CaseId;
  override readonly cause: DataKeyUnreadable | SequenceBroken;
  constructor(caseId: CaseId, other: CaseId, cause: DataKeyUnreadable | SequenceBroken) {
    super(`Case ${caseId} continues case ${other}, which does not open. ${cause.message}`, { cause });
    this.other = other;
    this.cause = cause;
  }
}
