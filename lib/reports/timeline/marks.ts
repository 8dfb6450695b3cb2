/** The signs of the drawing, each a shape of its own, so that no colour has to tell them apart. */
import type { Deadline } from '../../timeline/deadline.ts';
import { levelOf } from '../../timeline/ladder.ts';
import type { PlannedNotice } from '../../timeline/notice-plan.ts';
import type { Policy } from '../../timeline/policy.ts';
import { html, type Markup } from '../markup.ts';
import { round } from './scale.ts';

export const signs = ['reminder', 'word', 'escalation', 'breach', 'due', 'done', 'superseded'] as const;
export type Sign = (typeof signs)[number];

/** What each sign means, for the legend. */
export const meanings: Readonly<Record<Sign, string>> = {
  reminder: 'reminder to whoever owes it',
  word: 'to whoever owes it: taken over with the person, or no longer owed',
  escalation: 'word to somebody above',
  breach: 'due date that passed undone',
  due: 'due',
  done: 'done',
  superseded: 'corrected or without effect',
};

/** The sign of a notice says how high it went: above the owner, or to the owner, as a reminder or as other word. */
export const signOf = (
  of: Deadline,
  notice: Pick<PlannedNotice, 'kind' | 'rung'>,
  policy: Policy,
): 'escalation' | 'reminder' | 'word' => {
  if (levelOf(of, notice, policy) !== 'owner') return 'escalation';
  return notice.kind === 'reminder' ? 'reminder' : 'word';
};

/** A sign with its middle at (x, y), about ten points wide. */
export const sign = (which: Sign, x: number, y: number): Markup =>
  html`<path class="${which}" d="${shapes[which](x, y)}"/>`;

const shapes: Readonly<Record<Sign, (x: number, y: number) => string>> = {
  reminder: (x, y) => `M${round(x - 4)} ${round(y - 3)}h8l-4 6z`,
  word: (x, y) => `M${round(x - 3)} ${round(y - 3)}h6v6h-6z`,
  escalation: (x, y) => `M${round(x - 4)} ${round(y + 3)}h8l-4 -7z`,
  breach: (x, y) => `M${round(x)} ${round(y - 5)}l5 5l-5 5l-5 -5z`,
  due: (x, y) => `M${round(x)} ${round(y - 8)}v16`,
  done: (x, y) => `M${round(x - 3.5)} ${round(y)}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`,
  superseded: (x, y) => `M${round(x - 4)} ${round(y - 4)}l8 8m0 -8l-8 8`,
};
