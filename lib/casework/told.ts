/**
 * What a list of events tells: the case, its phases and its deadlines. Events never change once a store handed them out, and
 * many steps look at one case between two of them, so each is worked out once, and again when time has changed it.
 */
import type { Case, NumberedEvent } from '../case/case.ts';
import { fold } from '../case/fold.ts';
import type { Instant } from '../case/identity.ts';
import type { StoredEvent } from '../store/port.ts';
import type { Deadline } from '../timeline/deadline.ts';
import { type DutyDeadlines, dutyDeadlines, observedDuties } from '../timeline/deadlines.ts';
import type { Policy } from '../timeline/policy.ts';
import { rememberingOf } from '../timeline/remembering.ts';
import type { DutyRule } from '../timeline/rule.ts';

interface Told {
  readonly events: readonly StoredEvent[];
  readonly case: Case;
}

/** By its first event, what a case was last told by: all its events, and those before the newest. */
const cases = new WeakMap<StoredEvent, readonly Told[]>();

export const caseOf = (events: readonly StoredEvent[]): Case => {
  const [first] = events;
  if (first === undefined) return fold(events);
  const lately = cases.get(first) ?? [];
  const known = lately.find((told) => areSame(told.events, events));
  if (known !== undefined) return known.case;
  const told = { events, case: fold(events) };
  cases.set(first, [told, ...lately.slice(0, 1)]);
  return told.case;
};

const areSame = (some: readonly NumberedEvent[], others: readonly NumberedEvent[]): boolean =>
  some === others || (some.length === others.length && some.every((event, index) => isSame(event, others[index])));

/** One that was judged and then appended is the same, though the store numbered it anew; what it carries of another case may be gone. */
const isSame = (one: NumberedEvent, other: NumberedEvent | undefined): boolean =>
  one === other ||
  (one.body === other?.body &&
    one.n === other.n &&
    one.id === other.id &&
    one.happenedAt === other.happenedAt &&
    one.recordedAt === other.recordedAt &&
    one.recordedBy === other.recordedBy &&
    areSame(one.carried ?? [], other.carried ?? []));

export const phasesOf = rememberingOf((of: Case, policy: Policy) => policy.phases(of, policy));

/** The duties that a case may owe, each with what was last answered of it. */
const judged = rememberingOf((_: Case, policy: Policy): readonly JudgedDuty[] =>
  observedDuties(policy).map((rule) => ({ rule })),
);

interface JudgedDuty {
  readonly rule: DutyRule;
  last?: Judgement;
}

interface Judgement extends DutyDeadlines {
  readonly at: Instant;
}

/** As `deadlines` answers; those of one duty where `only` names it. */
export const deadlinesOf = (of: Case, policy: Policy, now: Instant, only?: string): readonly Deadline[] => {
  const duties = judged(of, policy);
  return (only === undefined ? duties : duties.filter(({ rule }) => rule.id === only)).flatMap((duty) => {
    if (duty.last === undefined || !stillStands(duty.last, now))
      duty.last = { ...dutyDeadlines(duty.rule, of, policy, now), at: now };
    return duty.last.deadlines;
  });
};

const stillStands = ({ at, changesAt }: Judgement, now: Instant): boolean =>
  now === at || (now > at && (changesAt === undefined || now < changesAt));
