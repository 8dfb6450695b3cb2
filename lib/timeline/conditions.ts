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

type Condition = (view: View) => Verdict;

/** Judges a duty's condition by the facts as they stood through one stretch of the case. */
export const applicability = ({ appliesWhen }: DutyRule, view: View): Applicability => {
  if (appliesWhen === undefined) return { applies: 'yes' };
  const verdict = appliesWhen(view);
  if (verdict === true) {
    const by = heldSince(appliesWhen, view);
    return by === undefined ? { applies: 'yes' } : { applies: 'yes', by };
  }
  if (typeof verdict === 'object') return { applies: 'undetermined', missing: verdict.missing };
  return ended(appliesWhen, view);
};

/** The view as it was when only so many facts were known. */
const withFacts = (view: View, count: number): View => ({
  ...view,
  case: { ...view.case, facts: view.case.facts.slice(0, count) },
});

/** The record since which a condition has held without a break; undefined when it does not hold, or held before any fact. */
export const heldSince = (condition: Condition, view: View): NumberedEvent | undefined => {
  const { facts } = view.case;
  let first = facts.length;
  while (first > 0 && condition(withFacts(view, first)) === true) first -= 1;
  return condition(withFacts(view, first)) === true ? undefined : facts[first]?.by;
};

const ended = (condition: Condition, view: View): Applicability => {
  const { facts } = view.case;
  for (let count = facts.length - 1; count >= 0; count -= 1) {
    if (condition(withFacts(view, count)) !== true) continue;
    const by = facts[count]?.by;
    if (by === undefined || by.happenedAt < view.segment.from) return { applies: 'no' };
    const since = heldSince(condition, withFacts(view, count));
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
