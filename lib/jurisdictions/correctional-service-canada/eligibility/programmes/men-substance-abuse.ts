/** Men's programmes for substance abuse (18, 47, 57, 60c, 64, Annex A). */
import type { Programme } from '../../../../eligibility/programme.ts';
import { riskBesideHighViolenceProgram } from '../criteria/beside-high-violence-program.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import { indigenous } from '../criteria/identity.ts';
import { casaNeed, casaNeedByRisk, linkUnlessHighRisk, linkWithOffence } from '../criteria/substance.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

/** High need is asked: high risk with moderate need has no substance programme, and only an approved override helps (A56). */
export function substanceAbuseHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: National Substance Abuse Program High Intensity';
  return cscProgramme('NSAP-HI', 'National Substance Abuse Program High Intensity', readings, [
    generalRisk({ source: [annex, '12', '37a', '37b', '47'], accepts: ['high'], lowRisk: 'high intensity' }),
    casaNeed([annex, '47a'], 'high'),
    linkWithOffence([annex, '18', '47b']),
  ]);
}

/** Annex A admits moderate need, against 47a (A10). */
export function aboriginalSubstanceAbuseHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Aboriginal Offender Substance Abuse Program High Intensity';
  const levels = readings.aboriginalSubstanceHighTakesModerateNeed
    ? (['moderate', 'high'] as const)
    : (['high'] as const);
  return cscProgramme('AOSAP-HI', 'Aboriginal Offender Substance Abuse Program High Intensity', readings, [
    indigenous(annex, '35'),
    generalRisk({ source: [annex, '12', '37b'], accepts: ['high'], lowRisk: 'high intensity' }),
    casaNeed([annex], ...levels),
    linkWithOffence([annex, '18', '47b']),
  ]);
}

export function substanceAbuseModerate(
  readings: Readings,
  highViolencePrograms: readonly Programme<CscSubject>[],
): Programme<CscSubject> {
  const annex = 'Annex A: National Substance Abuse Program Moderate Intensity';
  return cscProgramme('NSAP-MI', 'National Substance Abuse Program Moderate Intensity', readings, [
    riskBesideHighViolenceProgram([annex, '12', '17', '41', '45', '57'], highViolencePrograms, readings),
    casaNeedByRisk([annex, '57a', '60c']),
    linkUnlessHighRisk([annex, '18', '57b'], readings),
  ]);
}

export function aboriginalSubstanceAbuseModerate(
  readings: Readings,
  highViolencePrograms: readonly Programme<CscSubject>[],
): Programme<CscSubject> {
  const annex = 'Annex A: Aboriginal Offender Substance Abuse Program Moderate Intensity';
  return cscProgramme('AOSAP-MI', 'Aboriginal Offender Substance Abuse Program Moderate Intensity', readings, [
    indigenous(annex, '35'),
    riskBesideHighViolenceProgram([annex, '12', '17', '41', '45', '57'], highViolencePrograms, readings),
    casaNeedByRisk([annex, '57a', '60c']),
    linkUnlessHighRisk([annex, '18', '57b'], readings),
  ]);
}
