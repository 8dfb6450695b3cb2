/** Men's programmes for general violence (37, 42a, 50, 53a, 62a, Annex A). */
import type { Programme } from '../../../../eligibility/programme.ts';
import { noHighViolenceProgramThisSentence } from '../criteria/annex-exclusions.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import { indigenous } from '../criteria/identity.ts';
import { incidents } from '../criteria/incidents.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

const counted = 'incidents of general violence';

/** Family and sexual incidents do not count here: both stand under General Violence, and 43 and 54 keep the kinds apart (A31). */
export function violencePreventionHigh(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Violence Prevention Program High Intensity';
  return cscProgramme('VPP-HI', 'Violence Prevention Program High Intensity', readings, [
    generalRisk({ source: [annex, '12', '37a', '37b'], accepts: ['high'], lowRisk: 'high intensity' }),
    incidents({ source: [annex, '42a'], tally: 'general', counted, atLeast: 2 }),
    noHighViolenceProgramThisSentence(annex, readings),
  ]);
}

export function inSearchOfYourWarrior(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: In Search of Your Warrior High intensity';
  return cscProgramme('ISOYW-HI', 'In Search of Your Warrior High Intensity', readings, [
    indigenous(annex, '35'),
    generalRisk({ source: [annex, '12', '37b'], accepts: ['high'], lowRisk: 'high intensity' }),
    incidents({ source: [annex, '42a'], tally: 'general', counted, atLeast: 2 }),
    noHighViolenceProgramThisSentence(annex, readings),
  ]);
}

/** One incident or more: Annex A says so, and 54 presupposes a pattern at moderate risk (A6). High risk with one has neither (A55). */
export function violencePreventionModerate(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Violence Prevention Program Moderate Intensity';
  return cscProgramme('VPP-MI', 'Violence Prevention Program Moderate Intensity', readings, [
    generalRisk({
      source: [annex, '12', '50a', '50b'],
      accepts: ['moderate'],
      lowRisk: 'override',
      ...(readings.overrideOpensOtherKinds ? {} : { openedBy: ['60a', '60d'] }),
    }),
    incidents({ source: [annex, '53a', '62a'], tally: 'general', counted, atLeast: 1 }),
  ]);
}
