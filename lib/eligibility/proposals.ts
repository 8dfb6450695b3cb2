/**
 * Which referrals to propose: those to programmes for which a person has become eligible. Who stays eligible after a
 * referral was decided is not proposed again. What earlier facts said is asked of those facts, never stored.
 */
import { actsOf, type Case, type EventOf } from '../case/case.ts';
import { earlierOf, type Instant, type LocalDate, laterOf } from '../case/identity.ts';
import { undecided } from '../case/referrals.ts';
import type { Judged, ReferralRules } from './referral-rules.ts';

export interface Proposal {
  readonly programme: string;
  readonly factsKnownAt: Instant;
  readonly because: string;
}

/** Facts that came in unchecked and that the jurisdiction cannot read. The message names fields, never values. */
export class ProgrammeFactsUnreadable extends Error {
  override readonly name = 'ProgrammeFactsUnreadable';
}

type Facts = EventOf<'programmeFactsRecorded'>;

/** In the order of the catalogue; `on` is the local date to judge by. Throws ProgrammeFactsUnreadable. */
export const proposalsFor = (of: Case, rules: ReferralRules, on: LocalDate): readonly Proposal[] => {
  const [latest, ...earlier] = actsOf(of, 'programmeFactsRecorded').toReversed();
  if (latest === undefined) return [];
  const judged = judgedOrThrow(latest, rules, on);
  const eligible = remembered((facts: Facts) => {
    const answer = facts === latest ? judged : rules.catalogue.check(facts.body.facts, on);
    return answer.kind === 'judged' ? proposable(answer, rules) : new Set<string>();
  });
  /** When the facts became known since which the person has been eligible without a break. */
  const since = (programme: string): Instant => {
    const broken = earlier.findIndex((facts) => !eligible(facts).has(programme));
    return knownAt(broken === -1 ? earlier : earlier.slice(0, broken), latest.recordedAt, earlierOf);
  };
  const because = `All criteria are met under ${judged.ruleSet ?? 'the rules'}, by the facts recorded as event ${latest.n}.`;
  const factsKnownAt = knownAt(earlier, latest.recordedAt, laterOf);
  return [...eligible(latest)]
    .filter((programme) => undecided(of, programme) === undefined)
    .filter((programme) => {
      const last = of.referrals.findLast((referral) => referral.programme === programme);
      return last === undefined || last.proposed.body.factsKnownAt < since(programme);
    })
    .map((programme) => ({ programme, factsKnownAt, because }));
};

/** The answer for the facts of one event. Throws ProgrammeFactsUnreadable. */
export const judgedOrThrow = ({ n, body }: Facts, { catalogue }: ReferralRules, on: LocalDate): Judged => {
  const answer = catalogue.check(body.facts, on);
  if (answer.kind === 'judged') return answer;
  throw new ProgrammeFactsUnreadable(
    `The programme facts of event ${n} cannot be read: ${answer.errors.map(({ field }) => field).join(', ')}. Correct that event.`,
  );
};

const proposable = (judged: Judged, rules: ReferralRules): ReadonlySet<string> => {
  const withheld = rules.withheld(judged);
  return new Set(
    judged.programmes
      .filter(({ programme, outcome }) => outcome === 'eligible' && !withheld.has(programme))
      .map(({ programme }) => programme),
  );
};

const knownAt = (
  facts: readonly Facts[],
  latest: Instant,
  choose: (one: Instant, other: Instant) => Instant,
): Instant => facts.reduce((chosen, { recordedAt }) => choose(chosen, recordedAt), latest);

const remembered = <Key extends object, Value>(compute: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
};
