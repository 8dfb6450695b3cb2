/**
 * `npm run rehearse:mutations`: plants each bug of this folder in a copy of the product, one at a time, and demands that
 * a rehearsal catches it. The first line of a patch says what it breaks. A patch that no longer applies is a failure too.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

const run = promisify(execFile);
const here = new URL('./', import.meta.url).pathname;
const root = new URL('../../', import.meta.url).pathname;
/** Milliseconds for one bug. */
const patience = 300_000;
const product = ['bin', 'functions', 'lib', 'workflows', 'package.json'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, 'case-years': { type: 'string', default: '400' } },
});

interface Caught {
  readonly name: string;
  readonly why: string;
  readonly by: string;
  readonly caught: boolean;
}

const planted = async (name: string): Promise<Caught> => {
  const patch = join(here, `${name}.patch`);
  const why = (await readFile(patch, 'utf8')).split('\n')[0] ?? '';
  const copy = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    for (const part of product) await cp(join(root, part), join(copy, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    const applied = await run('git', ['apply', patch], { cwd: copy }).then(
      () => true,
      () => false,
    );
    return applied
      ? { name, why, ...(await rehearsed(copy)) }
      : { name, why, caught: false, by: 'the patch no longer applies: write it anew' };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
};

const rehearsed = async (copy: string): Promise<Pick<Caught, 'by' | 'caught'>> => {
  const words = ['--seed', values.seed, '--case-years', values['case-years'], '--threads', '1', '--json'];
  const said = await run(process.execPath, ['bin/rehearse.ts', ...words], { cwd: copy, timeout: patience }).catch(
    (fault: { readonly stdout: string; readonly stderr: string }) => fault,
  );
  const line = said.stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) return { caught: false, by: `it did not run: ${said.stderr.trim().split('\n').at(-1)}` };
  const { failed, caseYears } = JSON.parse(line) as {
    readonly caseYears: number;
    readonly failed?: { readonly violations: readonly { readonly invariant: number }[] };
  };
  return failed === undefined
    ? { caught: false, by: `not caught in ${caseYears} case-years` }
    : { caught: true, by: `invariant ${failed.violations[0]?.invariant} after ${caseYears} case-years` };
};

const all = (await readdir(here)).filter((file) => file.endsWith('.patch')).map((file) => file.slice(0, -6));
const names = (positionals.length > 0 ? positionals : all).toSorted();
const results: Caught[] = [];
const waiting = [...names];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await planted(name);
      results.push(result);
      process.stdout.write(`${result.caught ? 'caught ' : 'MISSED '} ${name.padEnd(32)} ${result.by}\n`);
    }
  }),
);
const missed = results.filter(({ caught }) => !caught);
process.stdout.write(`${results.length - missed.length} of ${results.length} planted bugs were caught.\n`);
for (const { name, why } of missed) process.stdout.write(`  ${name}: ${why}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
