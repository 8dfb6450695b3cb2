/** Whether a duty applies to a person: yes and since when, no longer, no, or nobody can tell until a fact is recorded. */
import { type Case, type FactRecord, factNow, type NumberedEvent } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';
import type { DutyRule, Verdict, View } from './rule.ts';

export type Applicability =
  /** `by`: the record that made it so, when a fact did. */
  | { readonly applies: 'yes'; readonly by?: NumberedEvent }
  | { readonly applies: 'ended'; readonly at: Instant; readonly by: NumberedEvent; readonly since?: NumberedEvent }
  | { readonly applies: 'no' }
  | { readonly applies: 'undetermined'; readonly missing: readonly string[] };

/** Judges a duty's condition by the facts as they stood through one stretch of the case. */
export const applicability = (rule: DutyRule, view: View): Applicability => {
  const { appliesWhen } = rule;
  if (appliesWhen === undefined) return { applies: 'yes' };
  const { to } = view.segment;
  const facts = to === undefined ? view.case.facts : view.case.facts.filter((record) => record.by.happenedAt <= to);
  const verdictAfter = (count: number): Verdict =>
    appliesWhen({ ...view, case: { ...view.case, facts: facts.slice(0, count) } });
  const verdict = verdictAfter(facts.length);
  if (verdict === true) {
    const by = began(facts, facts.length, verdictAfter);
    return by === undefined ? { applies: 'yes' } : { applies: 'yes', by };
  }
  if (typeof verdict === 'object') return { applies: 'undetermined', missing: verdict.missing };
  return ended(facts, verdictAfter, view.segment.from);
};

/** The record since which the condition has held without a break; undefined when it held before any fact. */
const began = (
  facts: readonly FactRecord[],
  count: number,
  verdictAfter: (count: number) => Verdict,
): NumberedEvent | undefined => {
  let first = count;
  while (first > 0 && verdictAfter(first - 1) === true) first -= 1;
  return facts[first - 1]?.by;
};

const ended = (
  facts: readonly FactRecord[],
  verdictAfter: (count: number) => Verdict,
  from: Instant,
): Applicability => {
  for (let count = facts.length - 1; count >= 0; count -= 1) {
    if (verdictAfter(count) !== true) continue;
    const by = facts[count]?.by;
    if (by === undefined || by.happenedAt < from) return { applies: 'no' };
    const since = began(facts, count, verdictAfter);
    return { applies: 'ended', at: by.happenedAt, by, ...(since === undefined ? {} : { since }) };
  }
  return { applies: 'no' };
};

/** True, false or missing, from one recorded fact. */
export const whether =
  (name: FactRecord['name'], is: boolean | string = true) =>
  ({ case: of }: { readonly case: Case }): Verdict => {
    const value = factNow(of, name);
    return value === undefined ? { missing: [name] } : value === is;
  };

type Condition = (view: View) => Verdict;

/** True when one is true; missing what could still make it true. */
export const anyOf =
  (...conditions: readonly Condition[]): Condition =>
  (view) =>
    combined(conditions, view, true);

/** False when one is false; missing what could still make it false. */
export const allOf =
  (...conditions: readonly Condition[]): Condition =>
  (view) =>
    combined(conditions, view, false);

const combined = (conditions: readonly Condition[], view: View, decisive: boolean): Verdict => {
  const verdicts = conditions.map((condition) => condition(view));
  if (verdicts.includes(decisive)) return decisive;
  const missing = verdicts.flatMap((verdict) => (typeof verdict === 'object' ? verdict.missing : []));
  return missing.length > 0 ? { missing: [...new Set(missing)] } : !decisive;
};
