/**
 * What the jurisdiction's own rules say to a command about programmes, and to what a correction puts in the place of
 * another event: a programme that there is, facts that they can read, a referral that says of the criteria what they say, a
 * decision that may land. A decision on facts that changed meanwhile is recorded, whatever it is: it settles nothing, and
 * the board is asked again.
 */
import { actsOf, type Case, type EventOf } from '../case/case.ts';
import type { Decision } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import { fold } from '../case/fold.ts';
import type { Instant } from '../case/identity.ts';
import { programmeFactsAt } from '../case/referrals.ts';
import { system } from '../case/stamped.ts';
import type { Outcome } from '../eligibility/programme.ts';
import type { Judged, ProgrammeFacts, ReferralRules } from '../eligibility/referral-rules.ts';
import type { StoredEvent } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Ports } from './ports.ts';

/** Judges a command that the history bears; commands about anything else are accepted. */
export const judgeReferral = (
  history: readonly StoredEvent[],
  command: CaseEvent,
  { policyOf }: Pick<Ports, 'policyOf'>,
): Decision => {
  const told = inItsPlace(command);
  switch (told?.body.type) {
    case 'programmeJoined':
    case 'programmeCompleted':
      return judgeProgramme(history, told.body.programme, policyOf);
    case 'programmeFactsRecorded':
    case 'referralProposed':
    case 'referralMade':
    case 'referralDecided': {
      const n = history.length + 1;
      const after = fold([...history, { ...command, n }]);
      const policy = policyOf(after.jurisdiction);
      const because =
        policy.referrals === undefined
          ? `nobody decides referrals to programmes under ${policy.title}${policy.withoutReferrals === undefined ? '' : `: ${policy.withoutReferrals}`}`
          : problem(after, { ...told, n }, policy.referrals, policy);
      return because === undefined ? { accepted: true } : { accepted: false, because };
    }
    default:
      return { accepted: true };
  }
};

/** What a command says happened: a correction, what it puts in the place of what it corrects; undefined where it only withdraws. */
const inItsPlace = (command: CaseEvent): CaseEvent | undefined => {
  const { body } = command;
  if (body.type !== 'corrected') return command;
  return body.instead === undefined ? undefined : { ...command, ...body.instead };
};

/** No duty would follow from taking part in a programme whose code was misspelt, and nobody would be reminded. */
const judgeProgramme = (history: readonly StoredEvent[], programme: string, policyOf: Ports['policyOf']): Decision => {
  const { referrals } = policyOf(fold(history).jurisdiction);
  if (referrals === undefined || isKnown(programme, referrals)) return { accepted: true };
  return { accepted: false, because: noProgramme(programme) };
};

const isKnown = (programme: string, { catalogue, formerProgrammes }: ReferralRules): boolean =>
  catalogue.programmes.some((listed) => listed.programme === programme) ||
  formerProgrammes?.includes(programme) === true;

const noProgramme = (programme: string): string =>
  `there is no programme "${programme}": \`throughcare programmes\` lists them`;

const problem = (after: Case, event: StoredEvent, rules: ReferralRules, { zone }: Policy): string | undefined => {
  const { body, happenedAt } = event;
  const on = dateOf(happenedAt, zone);
  const facts = factsFor(after, happenedAt)?.body.facts ?? {};
  switch (body.type) {
    case 'programmeFactsRecorded': {
      const answer = rules.catalogue.check(body.facts, on);
      return answer.kind === 'judged' ? undefined : answer.errors.map(({ message }) => message).join('; ');
    }
    case 'referralProposed': {
      const { programme, outcome } = body;
      const found = outcomeOf(judge(rules, facts, on), programme);
      if (found === undefined) return noProgramme(programme);
      return found === outcome ? undefined : `by the facts recorded the person is ${found} for ${programme}: say so`;
    }
    case 'referralMade':
      return rules.documents === undefined || rules.documents.includes(body.document)
        ? rules.notYet?.(body.programme, happenedAt, after)
        : `a referral is made through one of ${rules.documents.join(', ')}, not "${body.document}"`;
    case 'referralDecided':
      return whyItCannotLand(after, event as EventOf<'referralDecided'>, rules, facts, on);
    default:
      return undefined;
  }
};

/** Those that were known then; where the record heard of them later, or they were put right since, the last that there were by then. */
const factsFor = (after: Case, at: Instant): EventOf<'programmeFactsRecorded'> | undefined =>
  programmeFactsAt(after, at) ?? actsOf(after, 'programmeFactsRecorded').findLast(({ happenedAt }) => happenedAt <= at);

const whyItCannotLand = (
  after: Case,
  { id, body: { programme, decision, decidedBy } }: EventOf<'referralDecided'>,
  rules: ReferralRules,
  facts: ProgrammeFacts,
  on: ReturnType<typeof dateOf>,
): string | undefined => {
  if (decidedBy === system) return 'a named member of staff decides, not the system';
  const recorded = after.referrals.flatMap(({ decisions }) => decisions).find(({ event }) => event.id === id);
  if (decision === 'declined' || recorded?.stale === true) return undefined;
  const overridden = decision === 'overridden';
  const judged = judge(rules, overridden ? rules.withOverride(facts, programme) : facts, on);
  const outcome = outcomeOf(judged, programme);
  if (judged === undefined || outcome === undefined)
    return 'the programme facts cannot be read: record them anew first';
  if (outcome === 'not-eligible') {
    const failed = failedCriteria(judged, programme);
    return overridden
      ? `no override stands in for what ${programme} asks: ${failed}`
      : `the criteria of ${programme} are not met (${failed}): only an override, with a rationale and an approver, could follow`;
  }
  return rules.barred(judged, { programme, outcome });
};

const judge = ({ catalogue }: ReferralRules, facts: ProgrammeFacts, on: string): Judged | undefined => {
  const answer = catalogue.check(facts, on);
  return answer.kind === 'judged' ? answer : undefined;
};

const outcomeOf = (judged: Judged | undefined, programme: string): Outcome | undefined =>
  judged?.programmes.find((result) => result.programme === programme)?.outcome;

const failedCriteria = ({ programmes }: Judged, programme: string): string =>
  (programmes.find((result) => result.programme === programme)?.criteria ?? [])
    .filter(({ verdict }) => verdict === 'notMet')
    .map(({ criterion, source }) => `${criterion}, ${source.join(' and ')}`)
    .join('; ');
