/**
 * How large an item is, as DynamoDB counts: names and text in UTF-8 bytes, a byte for truth values and nothing, three
 * bytes and one for each entry on lists and maps, up to 21 bytes a number. Numbers are counted at their largest, so that
 * the answer is never below the true size.
 *
 * Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
import type { Item } from './case-table.ts';

/** 400 KB. */
export const largestItem = 400 * 1024;

export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + fieldSize(name, value), 0);

const fieldSize = (name: string, value: unknown): number =>
  value === undefined ? 0 : Buffer.byteLength(name) + valueSize(value);

function valueSize(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 21;
  if (typeof value !== 'object' || value === null) return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + 1 + valueSize(entry), 3);
  return Object.entries(value).reduce((sum, [name, entry]) => sum + 1 + fieldSize(name, entry), 3);
}
