/**
 * The review of a case's programmes. When its facts change every programme is checked, what somebody has become eligible
 * for is proposed, and the execution waits for the board until every referral is decided. Any number of reviews of one
 * case do no harm: each reads the case anew, and a referral that is open is not proposed again.
 */
import type { Case } from '../case/case.ts';
import { decide } from '../case/commands.ts';
import type { CaseEvent } from '../case/events.ts';
import { fold } from '../case/fold.ts';
import { eventId, type Instant, laterOf, millisecondsOf } from '../case/identity.ts';
import { programmeFactsAt } from '../case/referrals.ts';
import { system } from '../case/stamped.ts';
import { type Proposal, proposalsFor } from '../eligibility/proposals.ts';
import type { StoredEvent } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import { unlessErased } from './erased.ts';
import { follow } from './follow.ts';
import { proposalName } from './names.ts';
import type { Ports, ReadingPorts } from './ports.ts';
import { type Review, reviewOf, toStartReview } from './review.ts';
import type { ToStart } from './watch.ts';

/** Exactly one of the flags is true, or none: then the board is to decide, and the case is looked at again when it has. */
export interface ReviewFound {
  readonly superseded: boolean;
  readonly settled: boolean;
  readonly propose: boolean;
  readonly handOver: boolean;
  /** The last event seen: parking compares it with what has arrived since. */
  readonly seen: number;
  /** How long to wait for the board before looking again. */
  readonly timeoutSeconds: number;
  readonly next: Review;
  readonly successor: ToStart<Review>;
}

const mostWakes = 100;
const day = 86_400_000;
const longestLife = 260 * day;
const longestWait = 30 * day;
const mostAttempts = 10;

/** Reads only. Throws ProgrammeFactsUnreadable. */
export const checkEligibility = async (
  ports: ReadingPorts,
  review: Review,
  startedAt: Instant,
): Promise<ReviewFound> => {
  const history = (await unlessErased(ports.store.events(review.caseId))) ?? [];
  const of = fold(history);
  const current = reviewOf(of);
  const superseded = current !== undefined && current.generation > review.generation;
  // What was proposed before a failure may not have been followed: proposing again does both.
  const propose = !superseded && (review.failures > 0 || proposals(ports, history, of).length > 0);
  const waits = current !== undefined && of.referrals.some(({ state }) => state === 'open');
  const settled = !superseded && !propose && !waits;
  const old = millisecondsOf(ports.now()) - millisecondsOf(startedAt) > longestLife;
  const next = { ...review, wakes: review.wakes + 1, failures: 0 };
  return {
    superseded,
    settled,
    propose,
    handOver: !superseded && !settled && !propose && (review.wakes >= mostWakes || old),
    seen: of.n,
    timeoutSeconds: longestWait / 1000,
    next,
    successor: toStartReview({ ...next, wakes: 0, leg: review.leg + 1 }),
  };
};

/** Records every referral that is owed, each once, then lets the case follow. Throws ProgrammeFactsUnreadable. */
export const proposeReferrals = async (ports: Ports, { caseId }: Pick<Review, 'caseId'>): Promise<void> => {
  for (let conflicts = 0; conflicts < mostAttempts; ) {
    const history = (await unlessErased(ports.store.events(caseId))) ?? [];
    const [first] = proposals(ports, history, fold(history));
    if (first === undefined) break;
    const appended = await ports.store.append(first, history.length);
    if (appended.outcome !== 'appended') conflicts += 1;
  }
  await follow(ports, caseId);
};

/** The proposals that are owed and that the history bears. */
const proposals = (ports: ReadingPorts, history: readonly StoredEvent[], of: Case): readonly CaseEvent[] => {
  if (of.standings.length === 0) return [];
  const { referrals, zone } = ports.policyOf(of.jurisdiction);
  if (referrals === undefined) return [];
  const now = laterOf(ports.now(), programmeFactsAt(of)?.happenedAt ?? ports.now());
  return proposalsFor(of, referrals, dateOf(now, zone))
    .map((proposal) => asEvent(of, proposal, now))
    .filter((event) => decide(history, event).accepted);
};

/** Of two reviews that propose at once, one writes first and the other reads anew: the id says at which point of the history. */
const asEvent = (of: Case, { programme, facts, because }: Proposal, now: Instant): CaseEvent => ({
  id: eventId(proposalName(of.id, programme, of.n + 1)),
  caseId: of.id,
  happenedAt: now,
  recordedAt: now,
  recordedBy: system,
  body: { type: 'referralProposed', programme, outcome: 'eligible', facts, because },
});
