/** Hashes that stand for what was asked, and for numbers and keys that may say anything. */
import { createHash } from 'node:crypto';

export const hashOf = (...parts: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify(parts.map(inOrder)))
    .digest('base64url');

/** The same whatever the order of the fields. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { fields: fields.map(([name, inner]) => [name, inOrder(inner)]) };
};
