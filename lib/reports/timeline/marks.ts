/** The signs of the drawing, each a shape of its own, so that no colour has to tell them apart. */
import { html, type Markup } from '../markup.ts';
import { round } from './scale.ts';

export const signs = ['reminder', 'escalation', 'breach', 'due', 'done', 'superseded'] as const;
export type Sign = (typeof signs)[number];

/** What each sign means, for the legend. */
export const meanings: Readonly<Record<Sign, string>> = {
  reminder: 'reminder to whoever owes it',
  escalation: 'word to somebody above',
  breach: 'due date that passed undone',
  due: 'due',
  done: 'done',
  superseded: 'corrected or without effect',
};

/** A sign with its middle at (x, y), about ten points wide. */
export const sign = (which: Sign, x: number, y: number): Markup =>
  html`<path class="${which}" d="${shapes[which](x, y)}"/>`;

const shapes: Readonly<Record<Sign, (x: number, y: number) => string>> = {
  reminder: (x, y) => `M${round(x - 4)} ${round(y - 3)}h8l-4 6z`,
  escalation: (x, y) => `M${round(x - 4)} ${round(y + 3)}h8l-4 -7z`,
  breach: (x, y) => `M${round(x)} ${round(y - 5)}l5 5l-5 5l-5 -5z`,
  due: (x, y) => `M${round(x)} ${round(y - 8)}v16`,
  done: (x, y) => `M${round(x - 3.5)} ${round(y)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`,
  superseded: (x, y) => `M${round(x - 4)} ${round(y - 4)}l8 8m0 -8l-8 8`,
};
