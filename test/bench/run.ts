/** Every benchmark, one after the other, each in a process of its own; name some to run only those. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((word) => name.startsWith(word))))
  .toSorted();

for (const file of files) {
  console.log(`\n== ${file.replace('.bench.ts', '')}`);
  execFileSync(process.execPath, [join(import.meta.dirname, file)], { stdio: 'inherit' });
}
