/**
 * Which shard of the due index a case belongs to.
 *
 * A sweep asks for everything whose time has come, in order of time. One partition for all of it, or one for each day,
 * would take every write of the product (a partition carries 1,000 writes a second, and an index that cannot keep up
 * holds back the table itself). So rows are spread over a fixed number of shards by a hash of the case alone: busy days
 * spread as evenly as quiet ones, a moved date stays in its shard, and a sweep knows every shard without looking it up.
 *
 * The number of shards is part of how a table is laid out: after changing it, project every case again.
 */
import type { CaseId } from '../case/identity.ts';
import { ShardUnknown } from './errors.ts';

/** Enough for 16,000 due-date rows written a second. */
export const defaultShards = 16;

/** The shard of a case, from 0 to `shards` − 1: FNV-1a over the UTF-16 units of its number, the same on every machine. */
export function shardOf(caseId: CaseId, shards: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < caseId.length; index += 1) {
    hash = Math.imul(hash ^ caseId.charCodeAt(index), 0x01000193);
  }
  // The low bits of the hash depend on the low bits of the text alone, so fold the high ones in.
  return ((hash ^ (hash >>> 16)) >>> 0) % shards;
}

/** Throws ShardUnknown unless there is such a shard: asking the wrong one would look like having nothing to do. */
export function assertShard(shard: number, shards: number): void {
  if (!Number.isInteger(shard) || shard < 0 || shard >= shards) throw new ShardUnknown(shard, shards);
}
