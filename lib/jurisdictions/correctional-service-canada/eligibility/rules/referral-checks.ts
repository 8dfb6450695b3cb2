/**
 * What the Correctional Intervention Board checks before assigning somebody (13h, 14, 15, 20 to 23, 37 to 39, 67, 68). None of
 * these makes anybody ineligible: they say whether a referral may be accepted now.
 */
import { all, any, not, type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import { completedThisSentence } from '../criteria/not-repeated.ts';
import type { CscFacts, Level } from '../facts.ts';
import { is } from '../incident-tally.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/** A verdict as a check is written: true, false, or null when not known. */
export const answered = (verdict: Verdict): boolean | null => {
  if (verdict === 'unknown' || verdict === 'notApplicable') return null;
  return verdict === 'met';
};

/**
 * 21: no referral without risk level, needs and supplementary results, unless 22 or 23 lifts the bar. Where the input does
 * not say whether they are there, the ratings themselves do: a rating that is missing is not there.
 */
export function para21Bar(subject: CscSubject, readings: Readings): boolean {
  const complete = all(riskDetermined(subject), needsDetermined(subject.facts), supplementaryResults(subject));
  const lifted = any(para22Exception(subject.facts, readings), para23Exception(subject.facts));
  return complete !== 'met' && lifted !== 'met';
}

function riskDetermined({ facts, risk, sexualOffence, sexualBand }: CscSubject): Verdict {
  if (typeof facts.riskDetermined === 'boolean') return verdictOf(facts.riskDetermined);
  const sexual = facts.gender === 'M' && sexualOffence === 'met' ? verdictOf(sexualBand !== null) : 'notApplicable';
  return all(verdictOf(risk.band !== null), sexual);
}

function needsDetermined(facts: CscFacts): Verdict {
  return verdictOf(facts.needsDetermined ?? facts.intakeAssessmentsComplete);
}

function supplementaryResults({ facts, sexualOffence }: CscSubject): Verdict {
  if (typeof facts.supplementaryResults === 'boolean') return verdictOf(facts.supplementaryResults);
  const there = (value: unknown): Verdict => verdictOf(value !== null && value !== undefined);
  if (facts.gender === 'F') {
    const sexual = sexualOffence === 'met' ? there(facts.sexualReoffendingRisk) : 'notApplicable';
    return all(there(facts.substanceNeedSupplementary), sexual);
  }
  return all(
    there(facts.sara),
    there(facts.casaNeed),
    sexualOffence === 'met' ? verdictOf(facts.ssoaDone) : 'notApplicable',
  );
}

/** 22: programmes offered at intake units, for sentences of four years or less with needs apparent early (A34). */
export function para22Exception(facts: CscFacts, readings: Readings): Verdict {
  const longest = readings.intakeExceptionUpToYears;
  const years = facts.sentenceYears ?? null;
  const shortEnough = longest === null ? 'met' : years === null ? 'unknown' : verdictOf(years <= longest);
  return all(offeredAtIntake(facts), shortEnough, verdictOf(facts.needsApparentEarly));
}

function offeredAtIntake(facts: CscFacts): Verdict {
  if (typeof facts.programOfferedAtIntakeUnit === 'boolean') return verdictOf(facts.programOfferedAtIntakeUnit);
  return facts.setting ? verdictOf(facts.setting === 'intakeUnit') : 'unknown';
}

/**
 * 23: women shortly after admission, with needs apparent early. Where the input does not say how long ago she was admitted,
 * an intake assessment that is still under way does ("as the intake process is completed at the institution").
 */
export function para23Exception(facts: CscFacts): Verdict {
  if (facts.gender === 'M') return 'notMet';
  const underWay = facts.intakeAssessmentsComplete === false ? true : null;
  return all(
    verdictOf(facts.recentlyAdmitted ?? underWay),
    verdictOf(facts.needsApparentEarly),
    facts.gender === 'F' ? 'met' : 'unknown',
  );
}

/** 20: a local programme or counselling cannot replace an available national one; without one it is allowed (A50). */
export function para20Bar(facts: CscFacts, readings: Readings): Verdict {
  if (facts.proposal === undefined) return 'unknown';
  const available = verdictOf(facts.nationalProgramAvailableForNeed);
  return all(verdictOf(facts.proposal !== null), readings.localAllowedWithoutNational ? available : 'met');
}

/** 13h: the programme can be finished within the sentence; as many months as it takes are enough. */
export function achievable(facts: CscFacts): Verdict {
  const { monthsLeftInSentence: left, programMonths: needed } = facts;
  return typeof left === 'number' && typeof needed === 'number' ? verdictOf(needed <= left) : 'unknown';
}

const documents = ['correctionalplan', 'correctionalplanprogressreport', 'progressreport', 'communitystrategy'];

/** 14: referrals are made through the Correctional Plan, its Progress Report or the Community Strategy. */
export function referralDocumentAccepted(facts: CscFacts): Verdict {
  const document = facts.referralDocument ?? null;
  if (document === null) return 'unknown';
  return verdictOf(documents.includes(document.toLowerCase().replaceAll(/[^a-z]/g, '')));
}

/** 68: several maintenance referrals are not necessary. */
export function maintenanceReferralsAllowed(facts: CscFacts): Verdict {
  const referrals = facts.maintenanceReferrals ?? null;
  if (referrals === null) return 'unknown';
  return verdictOf((typeof referrals === 'number' ? referrals : referrals.length) <= 1);
}

/** 37: high on the SIR-R1 or CRS; a sexual offender also on the STATIC-99. */
export function highRisk({ facts, risk, sexualBand, sexualOffence }: CscSubject): Verdict {
  const isHigh = (band: Level | null): Verdict => verdictOf(band === null ? null : band === 'high');
  const sexual = facts.gender === 'M' ? all(sexualOffence, isHigh(sexualBand)) : 'notMet';
  return any(isHigh(risk.band), sexual);
}

/** 39: high risk with a short sentence goes first at intake units. */
export function intakeUnitPriority(subject: CscSubject): Verdict {
  return all(highRisk(subject), verdictOf(subject.facts.shortSentence));
}

/**
 * The note * at VPP-MI: a Schedule I offender who completed A&E on this sentence and has two or more violent infractions
 * this year may be reviewed for it. Allowed, not required, and no referral by itself (A39).
 */
export function vppModerateReviewAllowed({ facts }: CscSubject): Verdict {
  const completedAe = any(
    'notMet',
    ...(facts.completed ?? []).filter(({ program }) => program === 'A&E').map(completedThisSentence),
  );
  const infractions = facts.violentInfractionsCurrentYear ?? null;
  return all(
    facts.completed ? completedAe : 'unknown',
    infractions === null ? 'unknown' : verdictOf(infractions >= 2),
    scheduleIOffender(facts),
    facts.gender === 'F' ? not('met') : 'notApplicable',
  );
}

function scheduleIOffender(facts: CscFacts): Verdict {
  if (facts.schedule === 'I' || facts.detention?.scheduleIOffence === true) return 'met';
  return facts.incidents
    ? any('notMet', ...facts.incidents.map(({ schedule }) => verdictOf(is(schedule, 'I'))))
    : 'unknown';
}
