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
  highRisk,
  intakeUnitPriority,
  maintenanceReferralsAllowed,
  para20Bar,
  para21Bar,
  para22Exception,
  para23Exception,
  referralDocumentAccepted,
  vppModerateReviewAllowed,
} from './referral-checks.ts';

/** Every check is there in every answer; null is not known. The names are part of the answer's contract. */
export interface Checks {
  /** Whose measure speaks for the person: SIR-R1, CRS or STATIC-99 (12, 27, 35). */
  readonly riskTool: string | null;
  /** Low, moderate or high on SIR-R1 or CRS. */
  readonly riskBand: string | null;
  /** High risk, for a sexual offender on the STATIC-99 too (37): among the first for programmes (38). */
  readonly priorityCandidate: boolean | null;
  /** High risk with a short sentence: among the first at intake units (39). */
  readonly intakeUnitPriority: boolean | null;
  /** A local programme or counselling would replace an available national programme (20). */
  readonly para20Bar: boolean | null;
  /** The board must not accept a referral yet (21), 22 and 23 considered. */
  readonly para21Bar: boolean;
  readonly para22Exception: boolean | null;
  readonly para23Exception: boolean | null;
  /** Low risk without an override criterion of 60 (24, 59). */
  readonly lowRiskBar: boolean | null;
  /** The criteria of 60 that a low-risk person meets, "60a" to "60d". */
  readonly overrideMet: readonly string[];
  /** The note * at VPP-MI: a review is allowed. */
  readonly vppMiReviewAllowed: boolean | null;
  /** The referral is made through one of the documents of 14. */
  readonly referralDocumentAccepted: boolean | null;
  /** No more than one maintenance referral (68). */
  readonly maintenanceReferralsAllowed: boolean | null;
  /** The programme fits into what is left of the sentence (13h). */
  readonly achievable: boolean | null;
  /** 129(2)(a)(i) or (ii) of Annex B is met. */
  readonly criteria1292A: boolean | null;
  /** 129(1): a review before statutory release. */
  readonly detentionReviewRequired: boolean | null;
  /** 129(2): the last local date for referring the case to the Board. */
  readonly detentionReferralDate: string | null;
  readonly detentionReferralInTime: boolean | null;
}

/** All checks for one person. */
export function checksOf(subject: CscSubject, readings: Readings): Checks {
  const { facts, risk, overrides } = subject;
  const low = risk.band === 'low' || subject.sexualBand === 'low';
  return {
    riskTool: riskTool(subject),
    riskBand: risk.band,
    priorityCandidate: answered(highRisk(subject)),
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
