/** The checks across programmes: each true, false, a value, or null when a fact is missing. */
import {
  detentionReferralInTime,
  detentionReviewRequired,
  lastDetentionReferralDate,
  meetsDetentionCriteria,
} from '../detention.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import {
  achievable,
  answered,
  intakeUnitPriority,
  maintenanceReferralsAllowed,
  para20Bar,
  para21Bar,
  para22Exception,
  para23Exception,
  referralDocumentAccepted,
  vppModerateReviewAllowed,
} from './referral-checks.ts';

/** All checks for one person. The names are part of the answer's contract. */
export function checksOf(subject: CscSubject, readings: Readings): Readonly<Record<string, unknown>> {
  const { facts, risk, overrides } = subject;
  const low = risk.band === 'low' || subject.sexualBand === 'low';
  return {
    riskTool: riskTool(subject),
    riskBand: risk.band,
    priorityCandidate: risk.band === null ? null : risk.band === 'high',
    intakeUnitPriority: answered(intakeUnitPriority(subject)),
    para20Bar: answered(para20Bar(facts, readings)),
    para21Bar: para21Bar(subject, readings),
    para22Exception: answered(para22Exception(facts, readings)),
    para23Exception: answered(para23Exception(facts)),
    lowRiskBar: lowRiskBar(subject),
    overrideMet: low ? overrides.met : [],
    vppMiReviewAllowed: answered(vppModerateReviewAllowed(subject)),
    referralDocumentAccepted: answered(referralDocumentAccepted(facts)),
    maintenanceReferralsAllowed: answered(maintenanceReferralsAllowed(facts)),
    achievable: answered(achievable(facts)),
    criteria1292A: answered(meetsDetentionCriteria(facts)),
    detentionReviewRequired: answered(detentionReviewRequired(facts)),
    detentionReferralDate: lastDetentionReferralDate(facts),
    detentionReferralInTime: answered(detentionReferralInTime(facts)),
  };
}

/** 12, 27, 35: whose measure is which; STATIC-99 for men who are sex offenders, CRS for women and Indigenous men, else SIR-R1. */
function riskTool({ facts, risk, sexualOffence }: CscSubject): string | null {
  const sexOffender = facts.sexOffender ?? sexualOffence === 'met';
  if (facts.gender === 'M' && sexOffender) return 'STATIC-99';
  return risk.tool;
}

/** 24, 59: low risk without an override criterion; null while risk or overrides are not known. */
function lowRiskBar({ risk, overrides }: CscSubject): boolean | null {
  if (risk.band === null) return null;
  if (risk.band !== 'low') return false;
  return overrides.any === 'unknown' ? null : overrides.any === 'notMet';
}
