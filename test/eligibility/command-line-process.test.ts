import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

describe('throughcare eligibility', () => {
  it('runs as a process, and waits for standard input that comes slower than it is read', async () => {
    const words = ['eligibility', '--jurisdiction', 'england-and-wales', '--facts', '-', '--json'];
    const { stdin, stdout } = spawn(process.execPath, ['bin/throughcare.ts', ...words], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: new URL('../..', import.meta.url).pathname,
    });
    // More than a pipe holds: when it is written, the process has begun to read.
    stdin.write('\n'.repeat(1_000_000), () => {
      stdin.end('{"id":"L1","inPrison":true,"familyRelationshipsFactor":true}');
    });
    expect(JSON.parse(await text(stdout))).toMatchObject({
      id: 'L1',
      programmes: [{ programme: 'CONNECT', outcome: 'eligible' }],
    });
  }, 60_000);
});
