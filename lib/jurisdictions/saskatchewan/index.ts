/** Saskatchewan's policy pack: the Community Connections Programs. */
import type { PolicyPack } from '../../timeline/policy.ts';
import { usualParameters } from '../usual-parameters.ts';
import { contactHours } from './duties/contact-hours.ts';
import { planReview } from './duties/plan-review.ts';
import { referralDecision } from './duties/referral-decision.ts';
import { reintegrationPlan } from './duties/reintegration-plan.ts';
import { holidays } from './holidays.ts';
import { phaseNames, phases } from './phases.ts';
import { referralRules } from './referral-rules.ts';

export const saskatchewan: PolicyPack = {
  jurisdiction: 'saskatchewan',
  title: 'Saskatchewan: Community Connections',
  version: '2026-11-22',
  zone: 'America/Regina',
  holidays,
  duties: [referralDecision, reintegrationPlan, contactHours, planReview],
  parameters: usualParameters,
  phaseNames,
  phases,
  referrals: referralRules,
};
