/**
 * Referrals to programmes as a case tells them: proposed, made through a document, decided by a named person. A decision
 * on facts that had changed meanwhile is kept and flagged stale; it settles nothing, and the referral is asked again, also
 * where it waits for a place.
 */
import { actsOf, type Case, type EventOf, type NumberedEvent } from './case.ts';
import type { EventType } from './events.ts';
import type { EventId, Instant } from './identity.ts';

export type ReferralState = 'open' | 'waitlisted' | 'accepted' | 'declined' | 'overridden';

export interface ReferralDecision {
  readonly event: EventOf<'referralDecided'>;
  /** The facts that were looked at. */
  readonly lookedAt: EventId;
  /** The facts had changed since those that were looked at. */
  readonly stale: boolean;
}

export interface Referral {
  readonly programme: string;
  readonly proposed: EventOf<'referralProposed'>;
  /** The document through which it was made, once it was. */
  readonly made?: EventOf<'referralMade'>;
  readonly decisions: readonly ReferralDecision[];
  readonly state: ReferralState;
  /** When the board was last asked, and the facts on which it was to decide. */
  readonly askedAt: Instant;
  readonly askedWith: EventId;
}

/** A referral that somebody may still decide: an open one, or one that waits for a place. */
export const undecided = (of: Case, programme: string): Referral | undefined =>
  of.referrals.findLast(
    (referral) => referral.programme === programme && (referral.state === 'open' || referral.state === 'waitlisted'),
  );

/** The programme facts as they were known at an instant, now when none is given: of those recorded by then, the last to happen. */
export const programmeFactsAt = (of: Case, knownAt?: Instant): EventOf<'programmeFactsRecorded'> | undefined =>
  actsOf(of, 'programmeFactsRecorded').findLast(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);

/** The case's referrals after one more thing happened, in the order they were proposed. */
export const referralsAfter = (before: Case, event: NumberedEvent): readonly Referral[] => {
  if (is(event, 'referralProposed')) return [...before.referrals, proposed(event)];
  if (is(event, 'referralMade')) return changed(before, event.body.programme, (of) => ({ ...of, made: event }));
  if (is(event, 'referralDecided')) return changed(before, event.body.programme, (of) => decided(before, of, event));
  return before.referrals;
};

const is = <Type extends EventType>(event: NumberedEvent, type: Type): event is EventOf<Type> =>
  event.body.type === type;

const proposed = (event: EventOf<'referralProposed'>): Referral => ({
  programme: event.body.programme,
  proposed: event,
  decisions: [],
  state: 'open',
  askedAt: event.happenedAt,
  askedWith: event.body.facts,
});

const changed = (of: Case, programme: string, change: (referral: Referral) => Referral): readonly Referral[] => {
  const current = undecided(of, programme);
  return of.referrals.map((referral) => (referral === current ? change(referral) : referral));
};

const decided = (before: Case, of: Referral, event: EventOf<'referralDecided'>): Referral => {
  const known = programmeFactsAt(before, event.happenedAt);
  const lookedAt = event.body.facts ?? of.askedWith;
  if (known === undefined || known.id === lookedAt || !isNews(known, lookedAt, before, of))
    return { ...of, decisions: [...of.decisions, { event, lookedAt, stale: false }], state: event.body.decision };
  const decisions = [...of.decisions, { event, lookedAt, stale: true }];
  return { ...of, decisions, state: 'open', askedAt: event.happenedAt, askedWith: known.id };
};

/** Facts that were corrected only after the decision stand no more, and what is left may be older than they were. */
const isNews = (
  known: EventOf<'programmeFactsRecorded'>,
  lookedAt: EventId,
  before: Case,
  { askedAt }: Referral,
): boolean => actsOf(before, 'programmeFactsRecorded').some(({ id }) => id === lookedAt) || known.recordedAt > askedAt;
