// The functions that Step Functions adds to JSONata ("Transforming data with JSONata in Step Functions", JSONata functions
// provided by Step Functions), and those of JSONata's own that must take time and chance from the runtime.

import { createHash } from 'node:crypto';
import type { Focus, Expression as Query } from 'jsonata';
import type { Clock } from '../clock.ts';
import { createRandom, mix, type Random } from '../random.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** The most items $range makes, as its JSONPath twin States.ArrayRange. */
const LONGEST_RANGE = 1000;

/** Gives an expression its functions: $uuid, $random, $parse, $hash, $partition, $range, $now and $millis. */
export function registerLibrary(query: Query, clock: Clock, random: Random): void {
  query.registerFunction('uuid', () => random.uuid());
  query.registerFunction('random', (seed?: unknown) => drawRandom(random, seed));
  query.registerFunction('parse', parse);
  query.registerFunction('hash', hash);
  query.registerFunction('partition', partition);
  query.registerFunction('range', range);
  query.registerFunction('millis', () => clock.now());
  query.registerFunction('now', function (this: Focus, picture?: unknown, zone?: unknown) {
    return this.environment.lookup('fromMillis').implementation(clock.now(), picture, zone);
  });
}

function drawRandom(random: Random, seed: unknown): number {
  if (seed === undefined) return random.next();
  if (typeof seed !== 'number') refuse('$random', 'takes a number as its seed', seed);
  return createRandom(mix(seed)).next();
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') refuse('$parse', 'takes a string of JSON', text);
  try {
    return JSON.parse(text);
  } catch {
    return refuse('$parse', 'takes a string of JSON', text);
  }
}

function hash(content: unknown, algorithm: unknown): string | undefined {
  if (content === undefined) return undefined;
  const known =
    typeof algorithm === 'string' && Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
  if (known === undefined) return refuse('$hash', `takes one of ${Object.keys(ALGORITHMS).join(', ')}`, algorithm);
  return createHash(known)
    .update(typeof content === 'string' ? content : JSON.stringify(content))
    .digest('hex');
}

function partition(items: unknown, size: unknown): unknown[] | undefined {
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) return refuse('$partition', 'takes an array first', items);
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1) {
    return refuse('$partition', 'takes a positive whole number as the size of a chunk', size);
  }
  const chunks: unknown[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
}

function range(first: unknown, last: unknown, step: unknown): number[] {
  if (!isWhole(first) || !isWhole(last) || !isWhole(step) || step === 0) {
    return refuse('$range', 'takes three whole numbers, the last of them not 0', [first, last, step]);
  }
  if ((last - first) / step >= LONGEST_RANGE)
    refuse('$range', `makes at most ${LONGEST_RANGE} items`, [first, last, step]);
  const items: number[] = [];
  for (let item = first; step > 0 ? item <= last : item >= last; item += step) items.push(item);
  // A jsonata sequence: a range of one is that number, as Step Functions answers it.
  return Object.defineProperty(items, 'sequence', { value: true });
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

function refuse(name: string, takes: string, received: unknown): never {
  // jsonata reports errors by code; D3137 is the one that carries a message of its own.
  throw {
    code: 'D3137',
    message: `The function ${name} ${takes}; it received ${JSON.stringify(received) ?? 'nothing'}`,
  };
}
