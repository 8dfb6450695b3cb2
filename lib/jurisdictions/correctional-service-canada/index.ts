/** The policy pack of the Correctional Service of Canada: referrals to correctional programmes and for detention, and who decides them by when. */
import type { PolicyPack } from '../../timeline/policy.ts';
import { releaseUndone, usualParameters } from '../usual-parameters.ts';
import { cibDecision } from './duties/cib-decision.ts';
import { detentionReferral } from './duties/detention-referral.ts';
import { maintenanceReferral } from './duties/maintenance-referral.ts';
import { overrideDecision } from './duties/override-decision.ts';
import { programmeReferral } from './duties/programme-referral.ts';
import { french } from './french.ts';
import { holidays } from './holidays.ts';
import { phaseNames, phases } from './phases.ts';
import { referralRules } from './referral-rules.ts';

export const correctionalServiceCanada: PolicyPack = {
  jurisdiction: 'correctional-service-canada',
  title: "Correctional Service of Canada: Commissioner's Directive 726-2",
  version: '2026-11-22',
  zone: 'America/Toronto',
  holidays,
  duties: [programmeReferral, cibDecision, overrideDecision, maintenanceReferral, detentionReferral],
  parameters: { ...usualParameters, ...releaseUndone },
  phaseNames,
  phases,
  inOtherLanguages: { 'fr-CA': french },
  referrals: referralRules,
};
