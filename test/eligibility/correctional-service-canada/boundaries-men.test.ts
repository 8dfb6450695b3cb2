import { describe, expect, it } from 'vitest';
import type { ProgramCode } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/programme-codes.ts';
import { completion, type Facts, incident, partnerIncident, passing, verdictFor } from './people.ts';

type Row = readonly [program: ProgramCode, what: string, change: Facts, expected: string];

const detained = {
  detention: { scheduleIOffence: true, causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true },
};
const one = [incident('G1')];
const three = ['A', 'B', 'C'].map((event) => incident(event));
const linked = { casaNeed: 'moderate', substanceLinkCurrentOffence: true };

const general: readonly Row[] = [
  ['VPP-HI', 'SIR-R1 -5', {}, 'eligible'],
  ['VPP-HI', 'a woman', { gender: 'F' }, 'gender'],
  ['VPP-HI', 'SIR-R1 -4', { sirR1: -4 }, 'risk_band'],
  ['VPP-HI', 'SIR-R1 -30', { sirR1: -30 }, 'eligible'],
  ['VPP-HI', 'SIR-R1 +1', { sirR1: 1 }, 'low_risk_bar'],
  ['VPP-HI', 'SIR-R1 +1 with the detention criterion', { sirR1: 1, ...detained }, 'max_intensity'],
  ['VPP-HI', 'SIR-R1 not assessed', { sirR1: null }, 'missing_assessment'],
  ['VPP-HI', 'an Indigenous man goes by the CRS', { indigenous: true, crsIntake: 'moderate' }, 'risk_band'],
  ['VPP-HI', 'an Indigenous man, CRS high', { indigenous: true, crsIntake: 'high', sirR1: null }, 'eligible'],
  ['VPP-HI', 'identity unknown, both tools say high', { indigenous: null, crsIntake: 'high' }, 'eligible'],
  ['VPP-HI', 'identity unknown, the tools differ', { indigenous: null, crsIntake: 'low' }, 'missing_assessment'],
  ['VPP-HI', 'one incident', { incidents: one }, 'incidents'],
  ['VPP-HI', 'three incidents', { incidents: three }, 'eligible'],
  ['VPP-HI', 'two convictions from one event', { incidents: [incident('G1', { convictions: 2 })] }, 'incidents'],
  [
    'VPP-HI',
    'a murder and an institutional charge',
    {
      incidents: [
        incident('A', { schedule: 'murder' }),
        incident('B', { source: 'institutionalCharge', schedule: 'none' }),
      ],
    },
    'eligible',
  ],
  ['VPP-HI', 'one general and one family incident', { incidents: [incident('A'), partnerIncident('B')] }, 'incidents'],
  [
    'VPP-HI',
    'one general and one sexual incident',
    { incidents: [incident('A'), incident('B', { kind: 'sexual' })] },
    'incidents',
  ],
  [
    'VPP-HI',
    'one general and one of unknown kind',
    { incidents: [incident('A'), incident('B', { kind: null })] },
    'missing_assessment',
  ],
  ['VPP-HI', 'ABC completed this sentence', { completed: [completion('ABC')] }, 'exclusion'],
  [
    'VPP-HI',
    'ABC completed on a previous sentence',
    { completed: [completion('ABC', { sentence: 'previous' })] },
    'eligible',
  ],
  ['VPP-HI', 'ABC in part', { completed: [completion('ABC', { outcome: 'partial' })] }, 'eligible'],
  [
    'VPP-HI',
    'ABC with an unknown outcome',
    { completed: [completion('ABC', { outcome: null })] },
    'missing_assessment',
  ],
  ['VPP-HI', 'ISOYW-HI completed this sentence', { completed: [completion('ISOYW-HI')] }, 'exclusion'],
  ['VPP-HI', 'VPP-HI completed this sentence', { completed: [completion('VPP-HI')] }, 'exclusion already_completed'],
  [
    'VPP-HI',
    'new convictions do not lift the exclusion',
    { completed: [completion('VPP-HI')], newConvictionsSinceCompletion: true },
    'exclusion',
  ],
  ['VPP-HI', 'VPP-MI completed this sentence', { completed: [completion('VPP-MI')] }, 'cascade'],
  [
    'VPP-HI',
    'VPP-MI completed, new convictions since',
    { completed: [completion('VPP-MI')], newConvictionsSinceCompletion: true },
    'eligible',
  ],
  ['VPP-HI', 'FVPP-HI completed this sentence', { completed: [completion('FVPP-HI')] }, 'eligible'],
  ['VPP-HI', 'SOP-MI completed this sentence', { completed: [completion('SOP-MI')] }, 'eligible'],
  ['VPP-HI', 'A&E completed this sentence', { completed: [completion('A&E')] }, 'eligible'],
  ['VPP-HI', 'completions not recorded', { completed: null }, 'missing_assessment'],

  ['ISOYW-HI', 'CRS high', {}, 'eligible'],
  ['ISOYW-HI', 'not Indigenous, SIR-R1 high', { indigenous: false, sirR1: -8 }, 'identity'],
  ['ISOYW-HI', 'CRS moderate', { crsIntake: 'moderate' }, 'risk_band'],
  ['ISOYW-HI', 'CRS low', { crsIntake: 'low' }, 'low_risk_bar'],
  ['ISOYW-HI', 'one incident', { incidents: one }, 'incidents'],
  ['ISOYW-HI', 'VPP-HI completed this sentence', { completed: [completion('VPP-HI')] }, 'exclusion'],
  ['ISOYW-HI', 'VPP-MI completed this sentence', { completed: [completion('VPP-MI')] }, 'cascade'],

  ['VPP-MI', 'SIR-R1 -4', {}, 'eligible'],
  ['VPP-MI', 'SIR-R1 -5', { sirR1: -5 }, 'risk_band'],
  ['VPP-MI', 'SIR-R1 0', { sirR1: 0 }, 'eligible'],
  ['VPP-MI', 'SIR-R1 +1', { sirR1: 1 }, 'low_risk_bar'],
  ['VPP-MI', 'SIR-R1 +27', { sirR1: 27 }, 'low_risk_bar'],
  ['VPP-MI', 'low risk, 60a by harm', { sirR1: 1, ...detained }, 'eligible'],
  [
    'VPP-MI',
    'low risk, 60a by a child',
    { sirR1: 1, detention: { scheduleIOffence: true, sexualOffenceChild: true, likelySexualOffenceChild: true } },
    'eligible',
  ],
  [
    'VPP-MI',
    'low risk, halves of (i) and (ii)',
    { sirR1: 1, detention: { scheduleIOffence: true, causedDeathOrSeriousHarm: true, likelySexualOffenceChild: true } },
    'low_risk_bar',
  ],
  [
    'VPP-MI',
    'low risk, 60a without Schedule I',
    { sirR1: 1, detention: { ...detained.detention, scheduleIOffence: false } },
    'low_risk_bar',
  ],
  ['VPP-MI', 'low risk, 60a with less than two years', { sirR1: 1, ...detained, sentenceYears: 1.99 }, 'low_risk_bar'],
  ['VPP-MI', 'low risk, 60a with two years exactly', { sirR1: 1, ...detained, sentenceYears: 2 }, 'eligible'],
  ['VPP-MI', 'low risk, 60a not known', { sirR1: 1, detention: null }, 'missing_assessment'],
  [
    'VPP-MI',
    'low risk, a member of detention not known',
    { sirR1: 1, detention: { ...detained.detention, likelyDeathOrSeriousHarm: null } },
    'missing_assessment',
  ],
  [
    'VPP-MI',
    'low risk, 60b by a police report',
    { sirR1: 1, sara: 'moderate', incidents: [...one, partnerIncident('F', { source: 'policeReport' })] },
    'eligible',
  ],
  ['VPP-MI', 'low risk, SARA high without a partner incident', { sirR1: 1, sara: 'high' }, 'low_risk_bar'],
  [
    'VPP-MI',
    'low risk, a partner incident with SARA low',
    { sirR1: 1, incidents: [...one, partnerIncident('F')] },
    'low_risk_bar',
  ],
  ['VPP-MI', 'low risk, 60c', { sirR1: 1, ...linked }, 'eligible'],
  ['VPP-MI', 'low risk, need without link', { sirR1: 1, casaNeed: 'high' }, 'low_risk_bar'],
  ['VPP-MI', 'low risk, link without need', { sirR1: 1, substanceLinkCurrentOffence: true }, 'low_risk_bar'],
  ['VPP-MI', 'low risk, 60d', { sirR1: 1, setting: 'community', riskRecentlyElevatedTo: 'moderate' }, 'eligible'],
  ['VPP-MI', 'low risk, elevated but in the institution', { sirR1: 1, riskRecentlyElevatedTo: 'high' }, 'low_risk_bar'],
  ['VPP-MI', 'low risk, released but not elevated', { sirR1: 1, setting: 'community' }, 'low_risk_bar'],
  ['VPP-MI', 'low CRS with 60c', { indigenous: true, crsIntake: 'low', ...linked }, 'eligible'],
  ['VPP-MI', 'low risk with 60c and no incident', { sirR1: 1, ...linked, incidents: [] }, 'incidents'],
  ['VPP-MI', 'three incidents', { incidents: three }, 'eligible'],
  ['VPP-MI', 'no incident', { incidents: [] }, 'incidents'],
  ['VPP-MI', 'VPP-HI completed this sentence', { completed: [completion('VPP-HI')] }, 'cascade'],
  ['VPP-MI', 'ABC completed this sentence', { completed: [completion('ABC', { outcome: 'allSessions' })] }, 'cascade'],
  ['VPP-MI', 'FVPP-HI completed this sentence', { completed: [completion('FVPP-HI')] }, 'eligible'],
  ['VPP-MI', 'completed this sentence', { completed: [completion('VPP-MI')] }, 'already_completed'],
];

const family: readonly Row[] = [
  ['FVPP-HI', 'high risk, SARA high, two incidents', {}, 'eligible'],
  ['FVPP-HI', 'SIR-R1 -4', { sirR1: -4 }, 'risk_band'],
  ['FVPP-HI', 'SARA moderate', { sara: 'moderate' }, 'need_level'],
  ['FVPP-HI', 'SARA not done', { sara: null }, 'missing_assessment'],
  ['FVPP-HI', 'one incident', { incidents: [partnerIncident('F1')] }, 'incidents'],
  [
    'FVPP-HI',
    'a conviction and a self-report',
    { incidents: [partnerIncident('F1'), partnerIncident('F2', { source: 'selfReport' })] },
    'eligible',
  ],
  [
    'FVPP-HI',
    'a conviction and a police report',
    { incidents: [partnerIncident('F1'), partnerIncident('F2', { source: 'policeReport' })] },
    'incidents',
  ],
  [
    'FVPP-HI',
    'a conviction and an institutional charge',
    { incidents: [partnerIncident('F1'), partnerIncident('F2', { source: 'institutionalCharge' })] },
    'incidents',
  ],
  [
    'FVPP-HI',
    'against a male partner',
    { incidents: [partnerIncident('F1', { victim: 'malePartner' }), partnerIncident('F2')] },
    'incidents',
  ],
  [
    'FVPP-HI',
    'a victim not recorded',
    { incidents: [partnerIncident('F1', { victim: null }), partnerIncident('F2')] },
    'missing_assessment',
  ],
  [
    'FVPP-HI',
    'a sexual assault of a female partner counts',
    { incidents: [partnerIncident('F1', { kind: 'sexual' }), partnerIncident('F2')] },
    'eligible',
  ],
  ['FVPP-HI', 'low risk', { sirR1: 3, incidents: [] }, 'low_risk_bar incidents'],
  ['FVPP-HI', 'low risk with 60b', { sirR1: 3 }, 'max_intensity'],
  ['FVPP-HI', 'AFVPP-HI completed is no repeat and no cascade', { completed: [completion('AFVPP-HI')] }, 'eligible'],
  ['FVPP-HI', 'FVPP-MI completed', { completed: [completion('FVPP-MI')] }, 'cascade'],

  ['AFVPP-HI', 'moderate CRS and SARA', {}, 'eligible'],
  ['AFVPP-HI', 'high CRS and SARA', { crsIntake: 'high', sara: 'high' }, 'eligible'],
  ['AFVPP-HI', 'not Indigenous', { indigenous: false }, 'identity'],
  ['AFVPP-HI', 'SARA low', { sara: 'low' }, 'need_level'],
  ['AFVPP-HI', 'low CRS with 60b', { crsIntake: 'low' }, 'max_intensity'],
  ['AFVPP-HI', 'one incident', { incidents: [partnerIncident('F1')] }, 'incidents'],
  [
    'AFVPP-HI',
    'a police report',
    { incidents: [partnerIncident('F1'), partnerIncident('F2', { source: 'policeReport' })] },
    'incidents',
  ],

  ['FVPP-MI', 'moderate risk', {}, 'eligible'],
  ['FVPP-MI', 'high risk', { sirR1: -20 }, 'eligible'],
  ['FVPP-MI', 'low risk with 60b', { sirR1: 1 }, 'eligible'],
  ['FVPP-MI', 'low risk with 60c, SARA low', { sirR1: 1, sara: 'low', ...linked }, 'need_level'],
  ['FVPP-MI', 'low risk, no incident', { sirR1: 1, incidents: [] }, 'low_risk_bar incidents'],
  ['FVPP-MI', 'SARA high', { sara: 'high' }, 'eligible'],
  ['FVPP-MI', 'SARA low', { sara: 'low' }, 'need_level'],
  ['FVPP-MI', 'two incidents', { incidents: [partnerIncident('A'), partnerIncident('B')] }, 'eligible'],
  ['FVPP-MI', 'one police report', { incidents: [partnerIncident('A', { source: 'policeReport' })] }, 'eligible'],
  ['FVPP-MI', 'no incident', { incidents: [] }, 'incidents'],
];

const substance: readonly Row[] = [
  ['NSAP-HI', 'high risk, high need, link', {}, 'eligible'],
  ['NSAP-HI', 'SIR-R1 -4', { sirR1: -4 }, 'risk_band'],
  ['NSAP-HI', 'moderate need', { casaNeed: 'moderate' }, 'need_level'],
  ['NSAP-HI', 'no link', { substanceLinkCurrentOffence: false }, 'no_link'],
  ['NSAP-HI', 'link not known', { substanceLinkCurrentOffence: null }, 'missing_assessment'],
  ['NSAP-HI', 'CASA not done', { casaNeed: null }, 'missing_assessment'],
  ['NSAP-HI', 'low risk with 60c', { sirR1: 1 }, 'max_intensity'],
  ['NSAP-HI', 'NSAP-MI completed', { completed: [completion('NSAP-MI')] }, 'cascade'],
  ['NSAP-HI', 'AOSAP-HI completed is no repeat and no cascade', { completed: [completion('AOSAP-HI')] }, 'eligible'],

  ['AOSAP-HI', 'moderate need', {}, 'eligible'],
  ['AOSAP-HI', 'high need', { casaNeed: 'high' }, 'eligible'],
  ['AOSAP-HI', 'low need', { casaNeed: 'low' }, 'need_level'],
  ['AOSAP-HI', 'CRS moderate', { crsIntake: 'moderate' }, 'risk_band'],
  ['AOSAP-HI', 'not Indigenous, SIR-R1 high', { indigenous: false, sirR1: -5 }, 'identity'],
  ['AOSAP-HI', 'no link', { substanceLinkCurrentOffence: false }, 'no_link'],

  ['NSAP-MI', 'moderate risk, moderate need, link', {}, 'eligible'],
  ['NSAP-MI', 'high need', { casaNeed: 'high' }, 'eligible'],
  ['NSAP-MI', 'low need', { casaNeed: 'low' }, 'need_level'],
  ['NSAP-MI', 'no link', { substanceLinkCurrentOffence: false }, 'no_link'],
  ['NSAP-MI', 'low risk with 60c', { sirR1: 1 }, 'eligible'],
  ['NSAP-MI', 'low risk without link', { sirR1: 1, substanceLinkCurrentOffence: false }, 'low_risk_bar no_link'],
  ['NSAP-MI', 'high risk, high need, no violence', { sirR1: -5, casaNeed: 'high' }, 'risk_band'],
  [
    'NSAP-MI',
    'high risk, high need, beside VPP-HI',
    { sirR1: -5, casaNeed: 'high', incidents: [incident('A'), incident('B')] },
    'eligible',
  ],
  [
    'NSAP-MI',
    'high risk, moderate need, beside VPP-HI',
    { sirR1: -5, incidents: [incident('A'), incident('B')] },
    'need_level',
  ],
  [
    'NSAP-MI',
    'high risk, high need, no link, beside VPP-HI',
    { sirR1: -5, casaNeed: 'high', substanceLinkCurrentOffence: false, incidents: [incident('A'), incident('B')] },
    'no_link',
  ],
  [
    'NSAP-MI',
    'high risk, beside FVPP-HI',
    { sirR1: -5, casaNeed: 'high', sara: 'high', incidents: [partnerIncident('A'), partnerIncident('B')] },
    'eligible',
  ],
  [
    'NSAP-MI',
    'high risk, beside SOP-HI',
    { sirR1: -5, casaNeed: 'high', ssoaDone: true, static99: 7, sexualConvictionFormer: true },
    'eligible',
  ],
  [
    'NSAP-MI',
    'high risk, unknown whether SOP-HI passes',
    { sirR1: -5, casaNeed: 'high', ssoaDone: false, static99: 7, sexualConvictionFormer: true },
    'missing_assessment',
  ],
  ['NSAP-MI', 'risk not assessed, moderate need', { sirR1: null }, 'missing_assessment'],
  ['NSAP-MI', 'NSAP-HI completed', { completed: [completion('NSAP-HI')] }, 'cascade'],

  ['AOSAP-MI', 'moderate CRS', {}, 'eligible'],
  ['AOSAP-MI', 'not Indigenous', { indigenous: false }, 'identity'],
  ['AOSAP-MI', 'low CRS with 60c', { crsIntake: 'low' }, 'eligible'],
  [
    'AOSAP-MI',
    'high CRS beside ISOYW-HI',
    { crsIntake: 'high', casaNeed: 'high', incidents: [incident('A'), incident('B')] },
    'eligible',
  ],
  ['AOSAP-MI', 'high CRS without violence', { crsIntake: 'high', casaNeed: 'high' }, 'risk_band'],
  [
    'AOSAP-MI',
    'high CRS beside AFVPP-HI',
    { crsIntake: 'high', casaNeed: 'high', sara: 'moderate', incidents: [partnerIncident('A'), partnerIncident('B')] },
    'eligible',
  ],
];

const other: readonly Row[] = [
  ['AAA', 'SIR-R1 0, two current offences', {}, 'eligible'],
  ['AAA', 'SIR-R1 -30', { sirR1: -30 }, 'eligible'],
  ['AAA', 'SIR-R1 +1', { sirR1: 1 }, 'low_risk_bar'],
  ['AAA', 'low risk with 60c: never', { sirR1: 1, ...linked }, 'low_risk_bar'],
  ['AAA', 'one current', { propertyFraudDrugCurrent: 1 }, 'no_qualifying_offence'],
  [
    'AAA',
    'two in the five years before',
    { propertyFraudDrugCurrent: 0, propertyFraudDrugPastFiveYears: 2 },
    'eligible',
  ],
  [
    'AAA',
    'one current and one past',
    { propertyFraudDrugCurrent: 1, propertyFraudDrugPastFiveYears: 1 },
    'no_qualifying_offence',
  ],
  ['AAA', 'older ones', { propertyFraudDrugCurrent: 0, propertyFraudDrugOlder: 5 }, 'no_qualifying_offence'],
  [
    'AAA',
    'drugs for personal use',
    { propertyFraudDrugCurrent: 0, drugPersonalUseConvictions: 5 },
    'no_qualifying_offence',
  ],
  [
    'AAA',
    'past not counted',
    { propertyFraudDrugCurrent: 0, propertyFraudDrugPastFiveYears: null },
    'missing_assessment',
  ],
  ['AAA', 'completed this sentence', { completed: [completion('AAA')] }, 'already_completed'],

  ['BHP', 'CRS moderate, all needs', {}, 'eligible'],
  ['BHP', 'CRS high', { crsIntake: 'high' }, 'risk_band'],
  ['BHP', 'CRS low', { crsIntake: 'low' }, 'low_risk_bar'],
  ['BHP', 'not Indigenous', { indigenous: false }, 'identity'],
  ['BHP', 'no need in problem solving', { needsProblemSolving: false }, 'need_level'],
  ['BHP', 'no need in self-control', { needsSelfControl: false }, 'need_level'],
  ['BHP', 'no need in cultural identity', { needsCulturalIdentity: false }, 'need_level'],
  ['BHP', 'a need not assessed', { needsCulturalIdentity: null }, 'missing_assessment'],
  [
    'BHP',
    'AAA completed on a previous sentence',
    { completed: [completion('AAA', { sentence: 'previous' })] },
    'exclusion',
  ],
  ['BHP', 'AAA in part', { completed: [completion('AAA', { outcome: 'partial' })] }, 'eligible'],

  ['CMP', 'moderate risk, completed, in the community', {}, 'eligible'],
  ['CMP', 'high risk', { sirR1: -12 }, 'eligible'],
  ['CMP', 'low risk', { sirR1: 1 }, 'low_risk_bar'],
  ['CMP', 'low risk with 60d', { sirR1: 1, riskRecentlyElevatedTo: 'high' }, 'low_risk_bar'],
  ['CMP', 'in the institution', { setting: 'institution' }, 'setting'],
  ['CMP', 'place not recorded', { setting: null }, 'missing_assessment'],
  ['CMP', 'nothing completed', { completed: [] }, 'prerequisite'],
  ['CMP', 'A&E counts', { completed: [completion('A&E', { outcome: 'allSessions' })] }, 'eligible'],
  ['CMP', 'in part', { completed: [completion('VPP-MI', { outcome: 'partial' })] }, 'prerequisite'],
  ['CMP', 'report pending', { completed: [completion('VPP-MI', { finalReport: false })] }, 'report_pending'],
  ['CMP', 'in maintenance already', { inMaintenanceProgram: 'CMP' }, 'concurrency'],
  ['CMP', 'completions not recorded', { completed: null }, 'missing_assessment'],
];

const title = (row: Row) => [`${row[0]}: ${row[1]}`, ...row] as const;

describe('men’s programmes, both sides of every boundary', () => {
  it.each([...general, ...family, ...substance, ...other].map(title))(
    '%s',
    (_title, program, _what, change, expected) => {
      expect(verdictFor(program, { ...passing[program], ...change })).toBe(expected);
    },
  );
});
