/** Each referral is a matter of its own: put to whoever decides when it is proposed, and anew whenever it was decided on facts that had changed. */
import type { NumberedEvent } from '../case/case.ts';
import type { Referral, ReferralDecision } from '../case/referrals.ts';
import type { Anchor, Matter, Putting, View } from '../timeline/rule.ts';

type Answers = (decision: ReferralDecision, referral: Referral) => boolean;

/** The referrals on which somebody decides, each as it was last put by the end of the stretch. */
export const referralsToDecide =
  (concerned: (referral: Referral) => boolean = () => true, answers: Answers = () => true) =>
  ({ case: of, segment: { to } }: View): readonly Matter[] =>
    of.referrals.filter(concerned).flatMap((referral) => {
      const [first, ...others] = rounds(proposal(referral), referral.decisions, (decision) =>
        answers(decision, referral),
      ).filter(({ put: [{ at }] }) => to === undefined || at <= to);
      if (first === undefined) return [];
      const settled = (others.at(-1) ?? first).settledBy;
      return [
        {
          about: referral.programme,
          by: referral.proposed,
          put: [...puttings(first), ...others.flatMap(puttings)] as const,
          concerns: ({ id }: NumberedEvent) => id === settled?.id,
        },
      ];
    });

export const proposal = ({ proposed }: Referral): Anchor => ({ at: proposed.happenedAt, by: proposed });

/** From being put to whoever decides until they settled it. */
interface Round {
  readonly put: readonly [Anchor, ...Anchor[]];
  readonly settledBy?: NumberedEvent;
}

/**
 * Settled by the first decision on current facts that answers what was asked. A stale one puts it anew: in the same round
 * while it is open, in a new one where it waits for a place.
 */
const rounds = (
  asked: Anchor,
  decisions: readonly ReferralDecision[],
  answers: (decision: ReferralDecision) => boolean,
): readonly Round[] => {
  const settling = decisions.findIndex((decision) => !decision.stale && answers(decision));
  const until = settling === -1 ? decisions.length : settling;
  const put = [asked, ...decisions.slice(0, until).filter(isStale).map(askingAgain)] as const;
  const settledBy = decisions[until]?.event;
  if (settledBy === undefined) return [{ put }];
  const after = decisions.slice(until + 1);
  const again = after.find(isStale);
  const later = again === undefined ? [] : after.slice(after.indexOf(again) + 1);
  return [{ put, settledBy }, ...(again === undefined ? [] : rounds(askingAgain(again), later, answers))];
};

const isStale = ({ stale }: ReferralDecision): boolean => stale;
const askingAgain = ({ event }: ReferralDecision): Anchor => ({ at: event.happenedAt, by: event });

const puttings = ({ put: [first, ...others], settledBy }: Round): readonly [Putting, ...Putting[]] => {
  const answered = (anchor: Anchor): Putting =>
    settledBy === undefined ? anchor : { ...anchor, answeredAt: settledBy.happenedAt };
  return [answered(first), ...others.map(answered)];
};
