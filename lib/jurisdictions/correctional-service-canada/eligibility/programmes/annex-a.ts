/** The catalogue of Annex A, in its order. */
import type { Programme } from '../../../../eligibility/programme.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { aboriginalWomensMaintenance, communityMaintenance, womensMaintenanceProgram } from './maintenance.ts';
import { aboriginalFamilyViolenceHigh, familyViolenceHigh, familyViolenceModerate } from './men-family-violence.ts';
import { alternatives, basicHealing } from './men-general-crime.ts';
import { inSearchOfYourWarrior, violencePreventionHigh, violencePreventionModerate } from './men-general-violence.ts';
import { sexOffenderHigh, sexOffenderLow, sexOffenderModerate } from './men-sexual-violence.ts';
import {
  aboriginalSubstanceAbuseHigh,
  aboriginalSubstanceAbuseModerate,
  substanceAbuseHigh,
  substanceAbuseModerate,
} from './men-substance-abuse.ts';
import { cerum, odysseyHigh, odysseyPhaseTwo, tupiq, visa } from './regional-sexual-violence.ts';
import { circlesOfChange, newSpirit, womensSexOffender, womensSubstanceAbuse, womensViolence } from './women.ts';

/** All 28 programmes under the readings. */
export function annexA(readings: Readings): readonly Programme<CscSubject>[] {
  const highViolence = [
    violencePreventionHigh,
    inSearchOfYourWarrior,
    sexOffenderHigh,
    odysseyHigh,
    familyViolenceHigh,
    aboriginalFamilyViolenceHigh,
  ].map((programme) => programme(readings));
  return [
    womensViolence(readings),
    newSpirit(readings),
    womensSexOffender(readings),
    womensSubstanceAbuse(readings),
    circlesOfChange(readings),
    womensMaintenanceProgram(readings),
    aboriginalWomensMaintenance(readings),
    violencePreventionHigh(readings),
    inSearchOfYourWarrior(readings),
    violencePreventionModerate(readings),
    sexOffenderHigh(readings),
    sexOffenderModerate(readings),
    sexOffenderLow(readings),
    odysseyHigh(readings),
    odysseyPhaseTwo(readings),
    cerum(readings),
    visa(readings),
    tupiq(readings),
    familyViolenceHigh(readings),
    aboriginalFamilyViolenceHigh(readings),
    familyViolenceModerate(readings),
    substanceAbuseHigh(readings),
    aboriginalSubstanceAbuseHigh(readings),
    substanceAbuseModerate(readings, highViolence),
    aboriginalSubstanceAbuseModerate(readings, highViolence),
    alternatives(readings),
    basicHealing(readings),
    communityMaintenance(readings),
  ];
}
