/** How long a sentence is, against a length that a rule names. */
import { dateOf, plusPeriod } from '../timeline/calendar.ts';
import { length } from '../timeline/length.ts';
import type { View } from '../timeline/rule.ts';

/** Below, at or above a limit, such as the parameter `sentence.longerThan`; counted from the day the sentence was passed. */
export const sentenceAgainst = (view: View, limit: string): number | { readonly missing: readonly string[] } => {
  const passed = view.case.facts.findLast(({ name }) => name === 'sentence');
  if (passed === undefined) return { missing: ['sentence'] };
  const served = length(String(passed.value));
  const named = view.length(limit);
  if (served.counted !== 'calendar' || named.counted !== 'calendar') return { missing: ['sentence'] };
  const from = dateOf(passed.by.happenedAt, view.zone);
  const [ends, until] = [plusPeriod(from, served), plusPeriod(from, named)];
  return ends < until ? -1 : Number(ends > until);
};
