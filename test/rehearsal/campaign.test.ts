/** Many worlds in a row: what is counted, where it ends, and how a run that was broken off goes on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Instant } from '../../lib/case/identity.ts';
import { campaign, type Progress, type Summary } from '../../lib/rehearsal/campaign.ts';
import { keepIn, keptIn, NotTheSameCampaign } from '../../lib/rehearsal/kept-progress.ts';

const violation = { invariant: 7, what: 'told twice', at: '2026-03-02T10:00:00.000Z' as Instant };
const lived = (world: number): Summary => ({
  world,
  caseYears: 1 + (world % 3),
  hash: `of world ${world}`,
  violations: world === 30 ? [violation] : [],
  effects: 100,
  counts: [
    ['publish: throttled', 2],
    [`${world % 2 === 0 ? 'append' : 'erase'}: outage`, 1],
  ],
});
/** Later worlds are often done first. */
const live = async (world: number): Promise<Summary> => {
  for (let turns = 0; turns < (world * 7) % 5; turns += 1) await Promise.resolve();
  return lived(world);
};

describe('a campaign', () => {
  test.each([1, 2, 5])('counts the same worlds in the same order with %i lanes', async (lanes) => {
    const { worlds, caseYears, effects, hash, counts } = await campaign({ caseYears: 20, live, lanes });
    expect([worlds, caseYears, effects]).toEqual([11, 21, 1100]);
    expect(counts).toEqual({ 'publish: throttled': 22, 'append: outage': 6, 'erase: outage': 5 });
    expect(hash).toBe((await campaign({ caseYears: 20, live, lanes: 1 })).hash);
  });

  test('ends with the first world in which an invariant did not hold, and says which cells it never tried', async () => {
    const { failed, worlds, untried } = await campaign({ caseYears: 1000, live, lanes: 3 });
    expect([failed?.world, failed?.violations, worlds]).toEqual([30, [violation], 31]);
    expect(untried).toContain('clock: skewed');
    expect(untried).not.toContain('publish: throttled');
  });

  test('goes on from where it was broken off, to the same end', async () => {
    const steps: Progress[] = [];
    const whole = await campaign({ caseYears: 40, live, lanes: 2, onProgress: (progress) => steps.push(progress) });
    const from = steps.find(({ worlds }) => worlds === 7) ?? expect.fail('It was never at world 7');
    expect(await campaign({ caseYears: 40, live, lanes: 2, from })).toEqual(whole);
  });
});

describe('what is kept of a campaign', () => {
  const folder = mkdtempSync(join(tmpdir(), 'campaign-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'kept.json');
  const origin = { seed: 3, commit: 'abc1234' };
  const progress: Progress = { caseYears: 2.5, worlds: 1, effects: 9, hash: 'f0', counts: { 'desk: late': 4 } };

  test('is nothing before it began, and then how far it came', () => {
    expect(keptIn(file, origin)).toBeUndefined();
    keepIn(file, origin, progress);
    expect(keptIn(file, origin)).toEqual(progress);
  });

  test.each([
    [{ ...origin, seed: 4 }, 'begun with seed 3 on commit abc1234, and this is seed 4'],
    [{ ...origin, commit: 'def5678' }, 'this is seed 3 on commit def5678: go on with those, or name another file'],
  ])('is not gone on with under another origin: %j', (another, because) => {
    keepIn(file, origin, progress);
    expect(() => keptIn(file, another)).toThrow(NotTheSameCampaign);
    expect(() => keptIn(file, another)).toThrow(because);
  });

  test.each(['', '{"seed":3}', 'not JSON'])('is not taken from a file that holds something else: %j', (text) => {
    const another = join(folder, 'another.json');
    writeFileSync(another, text);
    expect(() => keptIn(another, origin)).toThrow(`${another} holds no progress of a rehearsal: name another file.`);
  });
});
