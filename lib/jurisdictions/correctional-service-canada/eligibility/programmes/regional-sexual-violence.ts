/** Regional sex offender programmes for men (Annex A). */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { Programme } from '../../../../eligibility/programme.ts';
import { noHighSexOffenderProgram } from '../criteria/annex-exclusions.ts';
import { acceptsEvaluation, acceptsGroup, deviantInterests, elevenMonthsLeft } from '../criteria/cerum.ts';
import { inuk } from '../criteria/identity.ts';
import { odysseyRiskAndNeeds } from '../criteria/odyssey.ts';
import { inCommunity, inCustody, mediumSecurity } from '../criteria/place.ts';
import { odysseyPhaseOne } from '../criteria/prerequisites.ts';
import { sexOffenderAssessmentDone, sexualConviction } from '../criteria/sex-offender.ts';
import { scoresOf, static99Between } from '../criteria/sexual-risk.ts';
import { ableToJoinGroups, stableRating } from '../criteria/tupiq.ts';
import { dynamicRiskRated, fluentInFrench, incestWithMinor, noPsychopathy, notInAppeal } from '../criteria/visa.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

const assessment = (readings: Readings): readonly Criterion<CscSubject>[] =>
  readings.sexOffenderAssessmentBindsRegional ? [sexOffenderAssessmentDone()] : [];

export function odysseyHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Clinique La Macaza - Odyssey Assessment and Intensive Treatment Program High Intensity';
  return cscProgramme(
    'ODYSSEY-HI',
    'La Macaza, Odyssey Assessment and Intensive Treatment Program High Intensity',
    readings,
    [
      ...assessment(readings),
      odysseyRiskAndNeeds([annex], readings),
      sexualConviction([annex], readings),
      mediumSecurity([annex]),
    ],
  );
}

export function odysseyPhaseTwo(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Clinique La Macaza/Odyssey (Phase 2)';
  return cscProgramme('ODYSSEY-P2', 'La Macaza, Odyssey Phase 2', readings, [
    ...assessment(readings),
    odysseyPhaseOne([annex]),
  ]);
}

export function cerum(readings: Readings): Programme<CscSubject> {
  const annex = "Annex A: Centre d'étude et de recherche de l'Université de Montréal (CERUM)";
  return cscProgramme('CERUM', 'CERUM (Université de Montréal)', readings, [
    ...assessment(readings),
    static99Between(5, readings.cerumScore === 'exactly 5' ? 5 : 12, [annex], readings),
    deviantInterests([annex]),
    inCommunity([annex]),
    acceptsEvaluation([annex]),
    acceptsGroup([annex]),
    elevenMonthsLeft([annex]),
  ]);
}

/** The static band is the directive's own (A26); no override is needed at STATIC-99 0 to 1. */
export function visa(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Violence iterdite sur autrui (VISA)';
  return cscProgramme('VISA', 'VISA (violence interdite sur autrui)', readings, [
    ...assessment(readings),
    dynamicRiskRated([annex]),
    static99Between(0, scoresOf('moderate', readings.static99Bands).to, [annex], readings),
    incestWithMinor([annex]),
    ...(readings.visaNeedsCustody ? [inCustody([annex])] : []),
    fluentInFrench([annex]),
    notInAppeal([annex]),
    noPsychopathy([annex]),
  ]);
}

export function tupiq(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Tupiq Program for Inuit Offenders';
  const { from, to } = scoresOf('moderate', readings.static99Bands);
  return cscProgramme('TUPIQ', 'Tupiq Program for Inuit Offenders', readings, [
    inuk(annex),
    ...assessment(readings),
    ...tupiqRisk(annex, static99Between(from, to, [annex], readings), readings),
    noHighSexOffenderProgram(annex, readings),
    ableToJoinGroups([annex]),
  ]);
}

/** "According to STATIC-99 and STABLE": both; under the other reading the STABLE alone may speak (A25). */
function tupiqRisk(
  annex: string,
  static99: Criterion<CscSubject>,
  { tupiqRisk: reading }: Readings,
): readonly Criterion<CscSubject>[] {
  const stable = stableRating([annex]);
  if (reading === 'both') return [static99, stable];
  return [
    {
      ...stable,
      requirement: `${static99.requirement} Or: ${stable.requirement}`,
      facts: [...static99.facts, ...stable.facts],
      judge(subject) {
        const score = static99.judge(subject);
        return score.verdict === 'met' ? { ...score, criterion: stable.id } : stable.judge(subject);
      },
    },
  ];
}
