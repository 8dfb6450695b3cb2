// Chance, from a seed: the same seed gives the same jitter, identifiers and $random, in the same order.

export interface Random {
  /** A number from 0 up to but not including 1. */
  next(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** `seed` is any finite number; two runs with the same seed draw the same numbers. Not for secrets. */
export function createRandom(seed: number): Random {
  let state = mix(Math.trunc(seed / 2 ** 32) ^ mix(seed));

  // Mulberry32 (public domain, Tommy Ettinger): 32 bits of state, passes the usual batteries for non-cryptographic use.
  function bits(): number {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return (word ^ (word >>> 14)) >>> 0;
  }

  return {
    next: () => bits() / 2 ** 32,
    uuid() {
      const hex = [bits(), bits(), bits(), bits()].map((word) => word.toString(16).padStart(8, '0')).join('');
      const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

/** A 32-bit number that depends on every bit of another. */
export function mix(seed: number): number {
  let word = Math.imul(seed | 0, 0x9e3779b1);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
