import { describe, expect, it } from 'vitest';
import { caseId } from '../../lib/case/identity.ts';
import { defaultShards, shardOf } from '../../lib/store/shard.ts';
import { sequence } from './samples.ts';

describe('the shard of a case', () => {
  it('is the same on every machine and in every version: moving a case would lose its rows', () => {
    expect(['CT-1001', 'CT-1002', 'SK-7', ''].map((id) => shardOf(caseId(id), defaultShards))).toEqual([1, 12, 10, 9]);
  });

  it('spreads numbers that follow each other evenly', () => {
    const counts = sequence(defaultShards).map(() => 0);
    for (const number of sequence(16_000)) {
      const shard = shardOf(caseId(`CT-${100_000 + number}`), defaultShards);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(Math.max(...counts)).toBeLessThan(1200);
  });
});
