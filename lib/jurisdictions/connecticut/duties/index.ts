/** Every duty of the Connecticut timeline, in the order in which a person meets them. */
import type { DutyRule } from '../../../timeline/rule.ts';
import { classification } from './classification.ts';
import { dischargeCard } from './discharge-card.ts';
import { dischargePlan } from './discharge-plan.ts';
import { educationEnrolment } from './education-enrolment.ts';
import { endOfSentenceNeeds } from './end-of-sentence-needs.ts';
import { entitlements } from './entitlements.ts';
import { firstContact72h } from './first-contact-72h.ts';
import { frontLoadingContact } from './front-loading-contact.ts';
import { frontLoadingReview } from './front-loading-review.ts';
import { frontLoadingServices } from './front-loading-services.ts';
import { fugitiveReferral } from './fugitive-referral.ts';
import { healthScreening } from './health-screening.ts';
import { homeInvestigation } from './home-investigation.ts';
import { jailDiversionHandoff } from './jail-diversion-handoff.ts';
import { jailReinterview } from './jail-reinterview.ts';
import { jobCenter } from './job-center.ts';
import { medicalDischargePlan } from './medical-discharge-plan.ts';
import { mentalHealthUnitIntake } from './mental-health-unit-intake.ts';
import { oapAdoption } from './oap-adoption.ts';
import { oapReview } from './oap-review.ts';
import { orientationAssessment } from './orientation-assessment.ts';
import { paroleReview } from './parole-review.ts';
import { pretrialAssessment } from './pretrial-assessment.ts';
import { reentryCounseling } from './reentry-counseling.ts';
import { reentryCurriculum } from './reentry-curriculum.ts';
import { relapsePrevention } from './relapse-prevention.ts';
import { releaseEligibilityBriefing } from './release-eligibility-briefing.ts';
import { specialNeedsHousing } from './special-needs-housing.ts';
import { supervisionContact } from './supervision-contact.ts';
import { transferToSentencedFacility } from './transfer-to-sentenced-facility.ts';
import { victimAdvocateContact } from './victim-advocate-contact.ts';

export const duties: readonly DutyRule[] = [
  healthScreening,
  pretrialAssessment,
  specialNeedsHousing,
  jailReinterview,
  jailDiversionHandoff,
  classification,
  transferToSentencedFacility,
  orientationAssessment,
  releaseEligibilityBriefing,
  oapAdoption,
  oapReview,
  educationEnrolment,
  reentryCounseling,
  paroleReview,
  medicalDischargePlan,
  reentryCurriculum,
  relapsePrevention,
  jobCenter,
  entitlements,
  dischargePlan,
  dischargeCard,
  homeInvestigation,
  firstContact72h,
  frontLoadingContact,
  frontLoadingServices,
  frontLoadingReview,
  supervisionContact,
  mentalHealthUnitIntake,
  victimAdvocateContact,
  fugitiveReferral,
  endOfSentenceNeeds,
];
