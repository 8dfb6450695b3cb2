/** A referral is made on paper before the board sees it: in the plan, its progress report or the community strategy. */
import { asLength } from '../../usual-parameters.ts';
import { directive, duty } from '../directive-726-2.ts';
import { referralsToMake } from '../matters.ts';

export const programmeReferral = duty({
  id: 'programme-referral',
  title:
    'Make the proposed referral through the Correctional Plan, the Correctional Plan Progress Report or the Community Strategy',
  runsFrom: 'the proposal of a referral',
  source: directive(
    '14',
    'The Parole Officer ensures that all referrals to Correctional Programs (including maintenance programs) are made via the Correctional Plan, the Correctional Plan Progress Report, or the Community Strategy.',
  ),
  figure: 'default',
  parameters: {
    within: asLength('10 working days', 'default', 'how long the parole officer has to make a proposed referral'),
  },
  livesIn: 'custodyOrCommunity',
  owner: 'parole officer',
  schedule: { kind: 'perMatter', matters: referralsToMake, within: 'within' },
  doneWhen: { by: 'event', types: ['referralMade', 'referralDecided'] },
  recordIn: 'referralMade',
});
