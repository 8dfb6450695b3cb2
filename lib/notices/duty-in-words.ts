/** A duty as messages and calendars call it: one whose name would give something away goes by its code. */
import type { Language } from '../timeline/language.ts';
import type { Policy } from '../timeline/policy.ts';
import type { DutyRule } from '../timeline/rule.ts';
import { catalogues } from './words/index.ts';

/** In English unless another language is said; a title that the policy has no translation of stays as it is. */
export const dutyInWords = (
  { id, title, neutralCode }: Pick<DutyRule, 'id' | 'title' | 'neutralCode'>,
  language: Language = 'en',
  policy?: Pick<Policy, 'inOtherLanguages'>,
): string =>
  neutralCode === undefined
    ? (policy?.inOtherLanguages?.[language]?.titles[id] ?? title)
    : catalogues[language].coded(neutralCode);
