/** Each referral is a matter of its own: put to whoever decides when it is proposed, and anew whenever it was decided on facts that had changed. */
import type { Referral, ReferralDecision } from '../case/referrals.ts';
import type { Anchor, Matter, View } from '../timeline/rule.ts';

/** The referrals on which somebody decides; settled by the first decision on current facts that answers what was asked. */
export const referralsToDecide =
  (
    concerned: (referral: Referral) => boolean = () => true,
    answers: (decision: ReferralDecision, referral: Referral) => boolean = () => true,
  ) =>
  (view: View): readonly Matter[] =>
    view.case.referrals.filter(concerned).map((referral) => {
      const settled = referral.decisions.find((decision) => !decision.stale && answers(decision, referral))?.event;
      return {
        about: referral.programme,
        by: referral.proposed,
        put: [proposal(referral), ...askedAgain(referral)],
        concerns: ({ id }) => id === settled?.id,
      };
    });

export const proposal = ({ proposed }: Referral): Anchor => ({ at: proposed.happenedAt, by: proposed });

/** A stale decision on an open referral puts it anew; one on a waiting list waits on. */
const askedAgain = ({ decisions }: Referral): readonly Anchor[] => {
  const settledAt = decisions.findIndex(({ stale }) => !stale);
  return decisions
    .slice(0, settledAt === -1 ? decisions.length : settledAt)
    .map(({ event }) => ({ at: event.happenedAt, by: event }));
};
