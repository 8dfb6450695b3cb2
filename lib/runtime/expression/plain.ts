// What jsonata answers is not always plain JSON: its arrays carry marks that change how they are read the next time, and it
// can answer functions. Before an answer becomes state data the marks go and functions are found out.

import { put } from '../json.ts';

/** The same data without jsonata's marks: the very value where there is nothing to take away. Throws a TypeError for a function. */
export function plainJson(value: unknown): unknown {
  if (typeof value === 'function') throw new TypeError('A function is no data.');
  if (typeof value === 'number') return value + 0; // JSON knows no -0
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return plainArray(value);
  const source = value as Record<string, unknown>;
  if (isFunctionObject(source)) throw new TypeError('A function is no data.');
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(source)) {
    const item = source[key];
    const plain = plainJson(item);
    if (Object.is(plain, item) && plain !== undefined) continue;
    copy ??= withoutUndefined(source);
    if (plain !== undefined) put(copy, key, plain);
  }
  return copy ?? value;
}

/** jsonata's functions are objects that carry a real function; data that only bears the mark is data. */
function isFunctionObject(source: Record<string, unknown>): boolean {
  if (source._jsonata_lambda !== true && source._jsonata_function !== true) return false;
  return Object.values(source).some((item) => typeof item === 'function');
}

function plainArray(value: unknown[]): unknown[] {
  const isMarked = 'sequence' in value || 'cons' in value || 'keepSingleton' in value;
  let copy: unknown[] | undefined = isMarked ? [...value] : undefined;
  for (let index = 0; index < value.length; index++) {
    const item = value[index];
    const plain = plainJson(item) ?? null;
    if (Object.is(plain, item)) continue;
    copy ??= [...value];
    copy[index] = plain;
  }
  return copy ?? value;
}

function withoutUndefined(source: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(source)) if (source[key] !== undefined) put(copy, key, source[key]);
  return copy;
}
