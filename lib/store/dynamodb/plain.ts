/** Takes off an item what only the table needs, and leaves the value that was stored. */
import type { Item } from './case-table.ts';

const bookkeeping: ReadonlySet<string> = new Set([
  'pk',
  'sk',
  'shardKey',
  'shardSort',
  'listKey',
  'listSort',
  'turn',
  'unfinished',
  'contended',
  'expiresAt',
]);

/** Trusts the item to be what this product stored under its key. */
export const plain = <Value>(item: Item): Value =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !bookkeeping.has(name))) as Value;
