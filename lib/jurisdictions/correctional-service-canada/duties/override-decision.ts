/** Somebody who does not fully meet the criteria is referred only by an override: with a written rationale, and approved. */
import type { Referral, ReferralDecision } from '../../../case/referrals.ts';
import { referralsToDecide } from '../../referral-matters.ts';
import { asLength } from '../../usual-parameters.ts';
import { directive, duty } from '../directive-726-2.ts';

const isRecommended = ({ proposed }: Referral): boolean => proposed.body.outcome === 'not-eligible';

/** Whoever is assigned by the facts on which an override was recommended is let in only by one; on other facts the board looked whether any is needed. */
const answersIt = ({ event: { body }, lookedAt }: ReferralDecision, { proposed }: Referral): boolean =>
  body.decision === 'overridden' || body.decision === 'declined' || lookedAt !== proposed.body.facts;

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
  schedule: { kind: 'perMatter', matters: referralsToDecide(isRecommended, answersIt), within: 'within' },
  doneWhen: { by: 'event', types: ['referralDecided'] },
  recordIn: 'referralDecided',
});
