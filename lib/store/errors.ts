/**
 * Faults of a case store: each says what happened, the value received, and the remedy. The literal `name` is what a
 * state machine's `ErrorEquals` matches. Expected refusals are values, not errors: see `Appended` and `Claim`.
 */
import type { CaseId } from '../case/identity.ts';

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
