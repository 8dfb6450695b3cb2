/** Somebody who does not fully meet the criteria is referred only by an override: with a written rationale, and approved. */

import { referralsToDecide } from '../../referral-matters.ts';
import { asLength } from '../../usual-parameters.ts';
import { directive, duty } from '../directive-726-2.ts';

export const overrideDecision = duty({
  id: 'override-decision',
  title: 'Approve the recommended override with a written rationale, or decline it',
  runsFrom: 'the recommendation of an override, or the last decision on facts that had changed',
  source: directive(
    '9, 10, 13j',
    'An override is the referral of an offender to a Correctional Program for which they do not fully meet the Correctional Program selection criteria. … an override has not been recommmended and/or approved … provide a justifiable rationale for any overrides to Correctional Programs.',
  ),
  figure: 'default',
  parameters: {
    within: asLength('15 working days', 'default', 'how long the board has to decide a recommended override'),
  },
  livesIn: 'custodyOrCommunity',
  owner: 'Correctional Intervention Board',
  schedule: {
    kind: 'perMatter',
    matters: referralsToDecide(({ proposed }) => proposed.body.outcome === 'not-eligible'),
    within: 'within',
  },
  doneWhen: { by: 'event', types: ['referralDecided'] },
  recordIn: 'referralDecided',
});
