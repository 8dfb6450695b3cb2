/** How long a sentence is, against a length that a rule names. */
import type { Instant } from '../case/identity.ts';
import { dateOf, plusPeriod } from '../timeline/calendar.ts';
import { length } from '../timeline/length.ts';
import type { View } from '../timeline/rule.ts';

/** Below, at or above a limit, such as the parameter `sentence.longerThan`; counted from the day the sentence was passed. */
export const sentenceAgainst = (view: View, limit: string): number | { readonly missing: readonly string[] } => {
  const passed = view.case.facts.findLast(({ name }) => name === 'sentence');
  return passed === undefined
    ? { missing: ['sentence'] }
    : lengthAgainst(String(passed.value), passed.by.happenedAt, view, limit);
};

/** The same of a sentence of this length, such as `P18M`, that counts from an instant. */
export const lengthAgainst = (
  text: string,
  passedAt: Instant,
  view: View,
  limit: string,
): number | { readonly missing: readonly string[] } => {
  const served = length(text);
  const named = view.length(limit);
  if (served.counted !== 'calendar' || named.counted !== 'calendar') return { missing: ['sentence'] };
  const from = dateOf(passedAt, view.zone);
  const [ends, until] = [plusPeriod(from, served), plusPeriod(from, named)];
  return ends < until ? -1 : Number(ends > until);
};
