/** The decision on a referral where the source names no board for it: a named person's, with reminders and a ladder like any duty. */
import type { DutyRule } from '../timeline/rule.ts';
import { referralsToDecide } from './referral-matters.ts';
import { asLength, remind } from './usual-parameters.ts';

type Where = Pick<DutyRule, 'source' | 'effective' | 'owner' | 'livesIn' | 'neutralCode'>;

export const referralDecision = (where: Where): DutyRule => ({
  id: 'referral-decision',
  title: 'Decide the proposed referral: accept, waitlist or decline it',
  runsFrom: 'the proposal of a referral, or the last decision on facts that had changed',
  authority: 'practice',
  figure: 'default',
  parameters: {
    remind,
    within: asLength('10 working days', 'default', 'how long there is to decide a proposed referral'),
  },
  schedule: { kind: 'perMatter', matters: referralsToDecide(), within: 'within' },
  doneWhen: { by: 'event', types: ['referralDecided'] },
  recordIn: 'referralDecided',
  ...where,
});
