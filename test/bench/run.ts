/** Every benchmark, one after the other, in one run: figures for people, and ratios that hold on any machine. */
import { readdirSync } from 'node:fs';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((word) => name.startsWith(word))))
  .toSorted();

for (const file of files) {
  const { report } = (await import(new URL(file, import.meta.url).href)) as { report: () => Promise<void> };
  console.log(`\n== ${file.replace('.bench.ts', '')}`);
  await report();
}
