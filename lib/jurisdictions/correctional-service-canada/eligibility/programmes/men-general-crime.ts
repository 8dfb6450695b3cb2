/** Men's programmes for general crime and healing (49, 58, Annex A). Never for low risk (61). */
import type { Programme } from '../../../../eligibility/programme.ts';
import { noGeneralCrimeProgram } from '../criteria/annex-exclusions.ts';
import { healingNeed, propertyFraudOrDrugOffences } from '../criteria/general-crime.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import { indigenous } from '../criteria/identity.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

export function alternatives(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Alternatives, Associates and Attitudes';
  return cscProgramme('AAA', 'Alternatives, Associates and Attitudes', readings, [
    generalRisk({ source: [annex, '12', '49', '58'], accepts: ['high', 'moderate'], lowRisk: 'barred' }),
    propertyFraudOrDrugOffences([annex, '49', '58'], readings),
  ]);
}

export function basicHealing(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Basic Healing Program';
  return cscProgramme('BHP', 'Basic Healing Program', readings, [
    indigenous(annex, '35'),
    generalRisk({ source: [annex, '12'], accepts: ['moderate'], lowRisk: 'barred' }),
    healingNeed('needsProblemSolving', [annex]),
    healingNeed('needsSelfControl', [annex]),
    healingNeed('needsCulturalIdentity', [annex]),
    noGeneralCrimeProgram(annex),
  ]);
}
