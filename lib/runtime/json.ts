// Data inside an execution is JSON, shared freely because nobody changes it. What comes in from code is copied as if it had
// been written out and read back (undefined vanishes, dates become strings, NaN becomes null), without writing it out.

import { PAYLOAD_BYTES } from './limits.ts';

/** The most bytes that the value last walked can take as JSON: an upper bound, so that most values never need measuring. */
let bound = 0;

/**
 * A copy of `value` as JSON would carry it; undefined when JSON has nothing to say of it (undefined, a function).
 * Calls `refuse`, which throws, when the copy takes more than 256 KiB; throws a TypeError for a cycle or a BigInt.
 */
export function copyJson(value: unknown, refuse: () => never): unknown {
  bound = 0;
  const copy = copied(value, 0);
  if (bound > PAYLOAD_BYTES && measure(copy) > PAYLOAD_BYTES) refuse();
  return copy;
}

/** Whether JSON data takes more than `limit` bytes when written out as UTF-8. */
export function isLarger(data: unknown, limit = PAYLOAD_BYTES): boolean {
  bound = 0;
  walk(data);
  return bound > limit && measure(data) > limit;
}

/** UTF-8 bytes of JSON data written out. */
export function measure(data: unknown): number {
  return data === undefined ? 0 : Buffer.byteLength(JSON.stringify(data));
}

const DEEPEST = 500;

function copied(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      bound += 6 * value.length + 3;
      return value;
    case 'number':
      bound += 26;
      return Number.isFinite(value) ? value + 0 : null;
    case 'boolean':
      bound += 6;
      return value;
    case 'object':
      if (value === null) {
        bound += 5;
        return null;
      }
      return copiedObject(value, depth);
    case 'bigint':
      throw new TypeError('JSON cannot carry a BigInt: make it a string or a number.');
    default:
      return undefined;
  }
}

function copiedObject(value: object, depth: number): unknown {
  if (depth > DEEPEST || 'toJSON' in value || isBoxed(value)) {
    const text = JSON.stringify(value);
    if (text === undefined) return undefined;
    bound += Buffer.byteLength(text) + 1;
    return JSON.parse(text);
  }
  bound += 3;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (let index = 0; index < value.length; index++) items.push(copied(value[index], depth + 1) ?? null);
    return items;
  }
  const source = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key in source) {
    if (!Object.hasOwn(source, key)) continue;
    const item = copied(source[key], depth + 1);
    if (item === undefined) continue;
    bound += 6 * key.length + 4;
    put(copy, key, item);
  }
  return copy;
}

function isBoxed(value: object): boolean {
  return value instanceof String || value instanceof Number || value instanceof Boolean;
}

/** Sets a property even where its name is `__proto__`. */
export function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

function walk(data: unknown): void {
  if (typeof data === 'string') {
    bound += 6 * data.length + 3;
  } else if (typeof data !== 'object' || data === null) {
    bound += 26;
  } else if (Array.isArray(data)) {
    bound += 3;
    for (const item of data) walk(item);
  } else {
    bound += 3;
    const source = data as Record<string, unknown>;
    for (const key in source) {
      bound += 6 * key.length + 4;
      walk(source[key]);
    }
  }
}
