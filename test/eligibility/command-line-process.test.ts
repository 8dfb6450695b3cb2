import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('throughcare eligibility', () => {
  it('runs as a process, reading standard input', () => {
    const words = ['eligibility', '--jurisdiction', 'england-and-wales', '--facts', '-', '--json'];
    const out = execFileSync(process.execPath, ['bin/throughcare.ts', ...words], {
      encoding: 'utf8',
      input: '{"id":"L1","inPrison":true,"familyRelationshipsFactor":true}',
      cwd: new URL('../..', import.meta.url).pathname,
    });
    expect(JSON.parse(out)).toMatchObject({ id: 'L1', programmes: [{ programme: 'CONNECT', outcome: 'eligible' }] });
  });
});
