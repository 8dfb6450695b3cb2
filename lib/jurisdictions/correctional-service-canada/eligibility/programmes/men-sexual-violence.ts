/**
 * Men's programmes for sexual violence (37c, 42b, 50c, 53b, 62b, Annex A). Annex A's unbracketed "or" and "and" read as
 * (risk) and (offence): 31, 42b and 53b confirm it (A53).
 */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { Programme } from '../../../../eligibility/programme.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import {
  highNeedsAtLowSexualRisk,
  sexOffenderAssessmentDone,
  sexOffenderNeeds,
  sexualOffence,
} from '../criteria/sex-offender.ts';
import { highSexualRisk, moderateSexualRisk, scoresOf, static99Between } from '../criteria/sexual-risk.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

/** Only where 59 is read to bar low SIR-R1 or CRS from sexual programmes too (A1). */
function generalLowRiskBar(annex: string, readings: Readings): readonly Criterion<CscSubject>[] {
  if (!readings.lowRiskBarCoversSexualPrograms) return [];
  const risk = generalRisk({ source: [annex], accepts: ['high', 'moderate'], lowRisk: 'override' });
  return [{ ...risk, id: 'not-low-general-risk' }];
}

export function sexOffenderHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Sex Offender Program High Intensity';
  return cscProgramme('SOP-HI', 'Sex Offender Program High Intensity', readings, [
    sexOffenderAssessmentDone(),
    highSexualRisk([annex, '12', '37c', '60a', '61'], readings),
    sexualOffence([annex, '42b']),
    ...generalLowRiskBar(annex, readings),
  ]);
}

export function sexOffenderModerate(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Sex Offender Program Moderate Intensity';
  return cscProgramme('SOP-MI', 'Sex Offender Program Moderate Intensity', readings, [
    sexOffenderAssessmentDone(),
    moderateSexualRisk([annex, '12', '50c', '60', '61'], readings),
    highNeedsAtLowSexualRisk([annex, '62b'], readings),
    sexualOffence([annex, '53b', '62b']),
    ...generalLowRiskBar(annex, readings),
  ]);
}

/** No override is asked: Annex A asks one for the other two only, and meeting the criteria is no override (9, A2). */
export function sexOffenderLow(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Sex Offender Program Low Intensity';
  const { from, to } = scoresOf('low', readings.static99Bands);
  return cscProgramme('SOP-LI', 'Sex Offender Program Low Intensity', readings, [
    sexOffenderAssessmentDone(),
    ...(readings.lowIntensitySexOffenderNeedsOverride
      ? [{ ...moderateSexualRisk(['60', '61'], readings), id: 'override-at-low-risk' }]
      : []),
    static99Between(from, to, [annex, '12', '62b'], readings),
    sexOffenderNeeds(['62b'], 'moderate'),
    sexualOffence([annex, '62b']),
    ...generalLowRiskBar(annex, readings),
  ]);
}
