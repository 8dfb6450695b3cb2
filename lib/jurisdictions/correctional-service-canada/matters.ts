/** The referrals as the parole officer has them. */
import type { Matter, View } from '../../timeline/rule.ts';
import { proposal } from '../referral-matters.ts';
import { followsReport } from './maintenance-matters.ts';

/** Those to make: a decision of the board, whatever becomes of it, shows that one was made. */
export const referralsToMake = (view: View): readonly Matter[] =>
  view.case.referrals
    .filter((referral) => !followsReport(referral, view))
    .map((referral) => ({
      about: referral.programme,
      by: referral.proposed,
      put: [proposal(referral)],
      concerns: ({ id }) => id === referral.made?.id || referral.decisions.some(({ event }) => event.id === id),
    }));
