/** The board accepts, waitlists or declines each referral, after checking it against the guidelines. */

import { referralsToDecide } from '../../referral-matters.ts';
import { asLength } from '../../usual-parameters.ts';
import { directive, duty } from '../directive-726-2.ts';

export const cibDecision = duty({
  id: 'cib-decision',
  title: 'Check the proposed referral against the guidelines, and accept, waitlist or decline it',
  runsFrom: 'the proposal of a referral, or the last decision on facts that had changed',
  source: directive(
    '15',
    'The Correctional Intervention Board (CIB) ensures that Correctional Program referrals comply with these National Correctional Program Referral Guidelines prior to assigning (accepting, waitlisting, etc) an offender to a Correctional Program.',
  ),
  figure: 'default',
  parameters: {
    within: asLength('15 working days', 'default', 'how long the board has to decide a proposed referral'),
  },
  livesIn: 'custodyOrCommunity',
  owner: 'Correctional Intervention Board',
  schedule: {
    kind: 'perMatter',
    matters: referralsToDecide(({ proposed }) => proposed.body.outcome !== 'not-eligible'),
    within: 'within',
  },
  doneWhen: { by: 'event', types: ['referralDecided'] },
  recordIn: 'referralDecided',
});
