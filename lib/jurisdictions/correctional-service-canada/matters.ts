/** Each referral is a matter of its own: put to the board when it is proposed, and anew whenever it was decided on facts that had changed. */
import { type Referral, settlingDecision } from '../../case/referrals.ts';
import type { Anchor, Matter, View } from '../../timeline/rule.ts';
import { followsReport } from './maintenance-matters.ts';

/** The referrals on which the board decides; `settled` by its first decision on current facts. */
export const referralsToDecide =
  (concerned: (referral: Referral) => boolean) =>
  (view: View): readonly Matter[] =>
    view.case.referrals.filter(concerned).map((referral) => {
      const settled = settlingDecision(referral);
      return {
        about: referral.programme,
        put: [proposal(referral), ...askedAgain(referral)],
        concerns: ({ id }) => id === settled?.id,
      };
    });

/** The same referrals as the parole officer has them: a decision of the board, whatever becomes of it, shows that it was made. */
export const referralsToMake = (view: View): readonly Matter[] =>
  view.case.referrals
    .filter((referral) => !followsReport(referral, view.case))
    .map((referral) => ({
      about: referral.programme,
      put: [proposal(referral)],
      concerns: ({ id }) => id === referral.made?.id || referral.decisions.some(({ event }) => event.id === id),
    }));

const proposal = ({ proposed }: Referral): Anchor => ({ at: proposed.happenedAt, by: proposed });

/** A stale decision on an open referral puts it to the board anew; one on a waiting list waits on. */
const askedAgain = ({ decisions }: Referral): readonly Anchor[] => {
  const settledAt = decisions.findIndex(({ stale }) => !stale);
  return decisions
    .slice(0, settledAt === -1 ? decisions.length : settledAt)
    .map(({ event }) => ({ at: event.happenedAt, by: event }));
};
