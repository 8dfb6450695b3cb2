/** Women's programmes for violence, sexual violence, substance abuse and general crime (26 to 34, Annex A). */
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Programme } from '../../../../eligibility/programme.ts';
import { domainNeed, problemSolvingDeficit } from '../criteria/circles-needs.ts';
import { generalRisk } from '../criteria/general-risk.ts';
import { indigenous } from '../criteria/identity.ts';
import { incidents } from '../criteria/incidents.ts';
import { engagementProgram } from '../criteria/prerequisites.ts';
import { sexualOffence } from '../criteria/sex-offender.ts';
import { linkWithOffence, supplementaryNeed } from '../criteria/substance.ts';
import { newSpiritLimbs } from '../criteria/violence-or-need.ts';
import { harmCaused, notExcludedBy, notInSexOffenderProgram } from '../criteria/womens-violence.ts';
import type { Level } from '../facts.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { cscProgramme } from './csc-programme.ts';

/** High or moderate on the CRS at intake, the only measure for women (27); the overrides of 60 do not serve them (A17). */
const womensRisk = (readings: Readings, ...source: readonly string[]) =>
  generalRisk({
    source: [...source, '12', '27'],
    accepts: ['high', 'moderate'],
    lowRisk: readings.overridesServeWomen ? 'override' : 'women',
  });

export function womensSexOffender(readings: Readings): Programme<CscSubject> {
  const annex = "Annex A: Women's Sex Offender Program";
  return cscProgramme('WSOP', "Women's Sex Offender Program", readings, [
    womensRisk(readings, annex),
    sexualOffence([annex, '31']),
    ...(readings.womensSexOffenderNeedsSexualRisk
      ? [
          levelCriterion<CscSubject, Level>({
            id: 'sexual-risk',
            requirement: 'Risk of sexual reoffending is moderate or high.',
            source: ['31b2'],
            fact: 'sexualReoffendingRisk',
            label: 'Risk of sexual reoffending',
            tool: 'sexual risk assessment',
            read: ({ facts }) => facts.sexualReoffendingRisk,
            accepts: ['moderate', 'high'],
            reason: 'risk_band',
            overridable: true,
          }),
        ]
      : []),
  ]);
}

export function womensViolence(readings: Readings): Programme<CscSubject> {
  const annex = "Annex A: Women's Violence Prevention Program";
  return cscProgramme('WVPP', "Women's Violence Prevention Program", readings, [
    womensRisk(readings, annex, '30', '31'),
    incidents({
      source: [annex, '31a1'],
      tally: 'womens',
      counted: 'incidents of violence (convictions, institutional charges or self-reports)',
      atLeast: 2,
    }),
    harmCaused([annex, '31a1']),
    notExcludedBy('convictedViolentAgainstChildren', [annex]),
    notExcludedBy('violentOffenceRetaliationAbusivePartner', [annex]),
    notInSexOffenderProgram([annex], womensSexOffender(readings), readings),
    notExcludedBy('violentOffenceInCustodySelfDefence', [annex]),
  ]);
}

export function newSpirit(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: New Spirit of Your Warrior';
  return cscProgramme('NSOYW', 'New Spirit of Your Warrior', readings, [
    indigenous(annex, '26', '31a2', '33'),
    ...newSpiritLimbs([annex], womensRisk(readings, annex, '31'), readings.newSpiritLimbs),
  ]);
}

export function womensSubstanceAbuse(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Women Offender Substance Abuse Program';
  return cscProgramme('WOSAP', 'Women Offender Substance Abuse Program', readings, [
    womensRisk(readings, annex),
    engagementProgram([annex]),
    supplementaryNeed([annex, '32']),
    ...(readings.womensSubstanceNeedsLink ? [linkWithOffence(['18'])] : []),
  ]);
}

export function circlesOfChange(readings: Readings): Programme<CscSubject> {
  const annex = 'Annex A: Circles of Change';
  return cscProgramme('COC', 'Circles of Change', readings, [
    indigenous(annex, '34'),
    womensRisk(readings, annex),
    domainNeed('domainMaritalFamily', [annex, '34a']),
    domainNeed('domainAssociates', [annex, '34a']),
    domainNeed('domainAttitudes', [annex, '34b']),
    problemSolvingDeficit([annex, '34c']),
  ]);
}
