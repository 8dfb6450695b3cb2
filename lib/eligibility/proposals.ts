/**
 * Which referrals to propose: those to programmes for which a person has become eligible. Who stays eligible after a
 * referral was decided is not proposed again. What earlier facts said is asked of those facts, never stored.
 */
import { actsOf, type Case, type EventOf } from '../case/case.ts';
import type { EventId, LocalDate } from '../case/identity.ts';
import { type Referral, undecided } from '../case/referrals.ts';
import type { Judged, ReferralRules } from './referral-rules.ts';

export interface Proposal {
  readonly programme: string;
  readonly facts: EventId;
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
  const eligible = proposable(judged, rules);
  const wasEligible = ({ body }: Facts, programme: string): boolean => {
    const answer = rules.catalogue.check(body.facts, on);
    return answer.kind === 'judged' && proposable(answer, rules).has(programme);
  };
  /** The facts by which the person has been eligible without a break, latest first. */
  const unbroken = (programme: string): readonly Facts[] => {
    const broken = earlier.findIndex((facts) => !wasEligible(facts, programme));
    return [latest, ...(broken === -1 ? earlier : earlier.slice(0, broken))];
  };
  const because = `All criteria are met under ${judged.ruleSet ?? 'the rules'}, by the facts recorded as event ${latest.n}.`;
  return judged.programmes
    .map(({ programme }) => programme)
    .filter((programme) => eligible.has(programme) && undecided(of, programme) === undefined)
    .filter((programme) => {
      const last = of.referrals.findLast((referral) => referral.programme === programme);
      return last === undefined || !restsOn(unbroken(programme), last, of);
    })
    .map((programme) => ({ programme, facts: latest.id, because }));
};

/** Whether a referral was proposed or decided on one of these facts, or proposed on what one of them corrects. */
const restsOn = (run: readonly Facts[], { proposed, askedWith, decisions }: Referral, of: Case): boolean => {
  const lookedAt = [proposed.body.facts, askedWith, ...decisions.map(({ event }) => event.body.facts)];
  if (run.some(({ id }) => lookedAt.includes(id))) return true;
  const stands = actsOf(of, 'programmeFactsRecorded').some(({ id }) => id === proposed.body.facts);
  return !stands && run.some(({ happenedAt }) => happenedAt <= proposed.happenedAt);
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
