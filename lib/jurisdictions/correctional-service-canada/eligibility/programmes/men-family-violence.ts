/** Men's programmes for family violence (42c, 53c, 60b, 62c, Annex A). Only incidents against a female partner count. */
import type { Programme } from '../../../../eligibility/programme.ts';
import { sara } from '../criteria/family.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import { indigenous } from '../criteria/identity.ts';
import { incidents } from '../criteria/incidents.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

const documented = 'incidents against a female partner (convictions or self-reports)';

/** 42c documents incidents by "convictions or self reports": a police report alone does not count here (A47). */
export function familyViolenceHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Family Violence Prevention Program High Intensity';
  return cscProgramme('FVPP-HI', 'Family Violence Prevention Program High Intensity', readings, [
    generalRisk({ source: [annex, '12', '37a', '37b'], accepts: ['high'], lowRisk: 'high intensity' }),
    sara([annex, '42c'], 'high'),
    incidents({ source: [annex, '42c'], tally: 'partnerDocumented', counted: documented, atLeast: 2 }),
  ]);
}

/** Annex A, the specific criterion, admits moderate risk and a moderate SARA against 24, 37 and 42c (A9). */
export function aboriginalFamilyViolenceHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Aboriginal Family Violence Prevention Program High Intensity';
  const levels = readings.aboriginalFamilyHighTakesModerate ? (['high', 'moderate'] as const) : (['high'] as const);
  return cscProgramme('AFVPP-HI', 'Aboriginal Family Violence Prevention Program High Intensity', readings, [
    indigenous(annex, '35'),
    generalRisk({ source: [annex, '12'], accepts: levels, lowRisk: 'high intensity' }),
    sara([annex], ...levels),
    incidents({ source: [annex], tally: 'partnerDocumented', counted: documented, atLeast: 2 }),
  ]);
}

/** One incident or more: else a moderate-risk man with two and a high SARA had nothing (A7). High risk is printed too (A8). */
export function familyViolenceModerate(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Family Violence Prevention Program Moderate Intensity';
  return cscProgramme('FVPP-MI', 'Family Violence Prevention Program Moderate Intensity', readings, [
    generalRisk({
      source: [annex, '12', '50a', '50b'],
      accepts: readings.familyModerateTakesHighRisk ? ['high', 'moderate'] : ['moderate'],
      lowRisk: 'override',
      ...(readings.overrideOpensOtherKinds ? {} : { openedBy: ['60a', '60b', '60d'] }),
    }),
    sara([annex, '53c', '62c'], 'moderate', 'high'),
    incidents({
      source: [annex, '53c', '62c'],
      tally: 'partner',
      counted: 'incidents against a female partner',
      atLeast: 1,
      ...(readings.oneFamilyIncident === 'exactly one' ? { atMost: 1 } : {}),
    }),
  ]);
}
