/** A duty as messages and calendars call it: one whose name would give something away goes by its code. */
import { type Deadline, matterNumber } from '../timeline/deadline.ts';
import type { Language } from '../timeline/language.ts';
import type { Policy } from '../timeline/policy.ts';
import type { DutyRule } from '../timeline/rule.ts';
import { catalogues } from './words/index.ts';
import type { Words } from './words/words.ts';

/** In English unless another language is said; a title that the policy has no translation of stays as it is. */
export const dutyInWords = (
  { id, title, neutralCode }: Pick<DutyRule, 'id' | 'title' | 'neutralCode'>,
  language: Language = 'en',
  policy?: Pick<Policy, 'inOtherLanguages'>,
): string =>
  neutralCode === undefined
    ? (policy?.inOtherLanguages?.[language]?.titles[id] ?? title)
    : catalogues[language].coded(neutralCode);

/** After the duty, which of several matters of one person it is about, as ` (number 6)`; nothing where it is about none. */
export const matterInWords = (
  of: Pick<Deadline, 'about' | 'occurrence'>,
  { numbered }: Pick<Words, 'numbered'>,
): string => {
  const number = matterNumber(of);
  return number === undefined ? '' : ` (${numbered(number)})`;
};
