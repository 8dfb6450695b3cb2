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
    const by = madeKnownBy(appliesWhen, view);
    return by === undefined ? { applies: 'yes' } : { applies: 'yes', by };
  }
  if (typeof verdict === 'object') return { applies: 'undetermined', missing: verdict.missing };
  return ended(appliesWhen, view);
};

/** The record from whose happening on a condition held without a break, when last it did; undefined when it never did, or did before any fact. */
export const heldSince = (condition: Condition, view: View): NumberedEvent | undefined =>
  since(condition, asOf(view, 'happenedAt', lastHeld(condition, view).until), 'happenedAt');

/** The view as things stood when a condition last held before an instant; undefined when it had not. */
export const asItHeldBefore = (condition: Condition, view: View, at: Instant): View | undefined => {
  const until = instantsOf(view, 'happenedAt').findLast(
    (instant) => instant < at && condition(asOf(view, 'happenedAt', instant)) === true,
  );
  return until === undefined ? undefined : asOf(view, 'happenedAt', until);
};

/** The record with which it became known for good that a condition holds, in whatever order things had happened. */
export const madeKnownBy = (condition: Condition, view: View): NumberedEvent | undefined =>
  since(condition, view, 'recordedAt');

type Order = 'happenedAt' | 'recordedAt';

/** Whether a duty plainly was not owed, by the facts that had happened until an instant: what nobody had recorded by then may have been so. */
export const wasNotOwed = ({ appliesWhen }: DutyRule, view: View, at: Instant): boolean =>
  appliesWhen?.(asOf(view, 'happenedAt', at)) === false;

/** The view with the facts that had happened, or were recorded, by an instant; with none when it is undefined. */
const asOf = (view: View, order: Order, until: Instant | undefined): View => ({
  ...view,
  case: {
    ...view.case,
    facts: until === undefined ? [] : view.case.facts.filter(({ by }) => by[order] <= until),
  },
});

const instantsOf = ({ case: { facts } }: View, order: Order): readonly Instant[] =>
  [...new Set(facts.map(({ by }) => by[order]))].toSorted();

const since = (condition: Condition, view: View, order: Order): NumberedEvent | undefined =>
  condition(view) === true ? settledBy((of) => condition(of) === true, view, order) : undefined;

/** The record of facts with which what rests on them came to be what it is; undefined when it was so before any. */
export const settledBy = <Answer>(
  answer: (view: View) => Answer,
  view: View,
  order: Order = 'recordedAt',
): NumberedEvent | undefined => {
  const settled = answer(view);
  const instants = instantsOf(view, order);
  const begun = instants.findLast((_, index) => answer(asOf(view, order, instants[index - 1])) !== settled);
  return view.case.facts.findLast(({ by }) => by[order] === begun)?.by;
};

/** Until when a condition last held, and the record with which it ceased. `holds` is false when it never did. */
const lastHeld = (condition: Condition, view: View) => {
  const instants = [undefined, ...instantsOf(view, 'happenedAt')];
  const last = instants.findLastIndex((until) => condition(asOf(view, 'happenedAt', until)) === true);
  const ceasedBy = view.case.facts.find(({ by: { happenedAt } }) => happenedAt === instants[last + 1])?.by;
  return { holds: last >= 0, until: instants[last], ceasedBy };
};

const ended = (condition: Condition, view: View): Applicability => {
  const { holds, until, ceasedBy: by } = lastHeld(condition, view);
  if (!holds || by === undefined || by.happenedAt < view.segment.from) return { applies: 'no' };
  const known = madeKnownBy(condition, asOf(view, 'happenedAt', until));
  return { applies: 'ended', at: by.happenedAt, by, ...(known === undefined ? {} : { since: known }) };
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
