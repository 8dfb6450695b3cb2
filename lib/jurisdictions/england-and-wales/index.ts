/** The policy pack of England and Wales: the CONNECT programme. */
import type { PolicyPack } from '../../timeline/policy.ts';
import { usualParameters } from '../usual-parameters.ts';
import { connectSessions } from './duties/connect-sessions.ts';
import { connectionPlan } from './duties/connection-plan.ts';
import { evaluation } from './duties/evaluation.ts';
import { familyWorkshop } from './duties/family-workshop.ts';
import { referralDecision } from './duties/referral-decision.ts';
import { holidays } from './holidays.ts';
import { phaseNames, phases } from './phases.ts';
import { referralRules } from './referral-rules.ts';

export const englandAndWales: PolicyPack = {
  jurisdiction: 'england-and-wales',
  title: 'England and Wales: CONNECT',
  version: '2026-11-22',
  zone: 'Europe/London',
  holidays,
  duties: [referralDecision, connectSessions, familyWorkshop, connectionPlan, evaluation],
  parameters: usualParameters,
  phaseNames,
  phases,
  referrals: referralRules,
};
