/** Of directory entries, those whose list holds anything now. */
import type { CaseTable } from './case-table.ts';

/** Keeps the order given. Each entry costs one query of one item; a few at a time, so as not to flood the client. */
export async function keepThoseWithItems<Entry>(
  table: CaseTable,
  entries: readonly Entry[],
  partitionOf: (entry: Entry) => string,
): Promise<readonly Entry[]> {
  const kept: Entry[] = [];
  for (let start = 0; start < entries.length; start += 16) {
    const some = entries.slice(start, start + 16);
    const found = await Promise.all(
      some.map((entry) => table.query({ index: 'byList', partition: partitionOf(entry), limit: 1 })),
    );
    kept.push(...some.filter((_entry, index) => found[index]?.length === 1));
  }
  return kept;
}
