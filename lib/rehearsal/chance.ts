/** Chance for a rehearsal: from a seed, and by name, so that what one part draws changes nothing for another. */
import { createRandom, mix } from '../runtime/random.ts';

export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** One of them; throws RangeError when there are none. */
  oneOf<Item>(items: readonly Item[]): Item;
}

export const chanceFrom = (seed: number): Chance => {
  const random = createRandom(seed);
  const whole = (least: number, most: number): number => least + Math.floor(random.next() * (most - least + 1));
  return {
    next: random.next,
    whole,
    happens: (probability) => random.next() < probability,
    oneOf: (items) => {
      if (items.length === 0) throw new RangeError('There is nothing to choose from.');
      return items[whole(0, items.length - 1)] as (typeof items)[number];
    },
  };
};

/** A 32-bit number that depends on every part. */
export const mixed = (...parts: readonly (string | number)[]): number =>
  parts.reduce<number>((hash, part) => mix(hash ^ (typeof part === 'number' ? mix(part) : textOf(part))), 0x2545f491);

const textHashes = new Map<string, number>();
const textOf = (text: string): number => {
  const known = textHashes.get(text);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  textHashes.set(text, hash);
  return hash;
};

/** From 0 up to but not including 1, from a 32-bit number. */
export const shareOf = (bits: number): number => (bits >>> 0) / 2 ** 32;
