/** What happened in a world, in its order: counted, hashed, and kept word for word when asked. */
import { createHash } from 'node:crypto';
import { instantAt } from '../case/identity.ts';
import type { Boundary, FaultKind } from './boundaries.ts';

export interface Chronicle {
  /** How often each kind of fault befell each boundary, as `boundary: kind`. */
  readonly counts: ReadonlyMap<string, number>;
  /** What happened, a line each; empty unless it is traced. */
  readonly history: readonly string[];
  readonly effects: number;
  line(text: string): void;
  struck(boundary: Boundary, kind: FaultKind): void;
  /** An effect that came about. Answers how many came about at this instant. */
  effect(what: string, subject: string): number;
  /** Of everything told so far; nothing is told after it. */
  hash(): string;
}

const enoughText = 65_536;

export const createChronicle = ({ now, traced }: { now: () => number; traced: boolean }): Chronicle => {
  const counts = new Map<string, number>();
  const history: string[] = [];
  const hash = createHash('sha256');
  let text = '';
  let effects = 0;
  let atOnce = 0;
  let lastEffectAt = now();

  const line = (told: string): void => {
    text += `${now()} ${told}\n`;
    if (text.length > enoughText) {
      hash.update(text);
      text = '';
    }
    if (traced) history.push(`${instantAt(now())} ${told}`);
  };

  return {
    counts,
    history,
    get effects() {
      return effects;
    },
    line,
    struck(boundary, kind) {
      const cell = `${boundary}: ${kind}`;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
      line(`* ${cell}`);
    },
    effect(what, subject) {
      effects += 1;
      atOnce = now() === lastEffectAt ? atOnce + 1 : 1;
      lastEffectAt = now();
      line(`${what} ${subject}`);
      return atOnce;
    },
    hash: () => hash.update(text).digest('hex'),
  };
};
