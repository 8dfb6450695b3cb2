import { describe, expect, it } from 'vitest';
import {
  chosenReadings,
  type Readings,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/readings.ts';
import { completion, type Facts, incident, judge, partnerIncident, passing, verdictFor } from './people.ts';

type Row = readonly [
  reading: string,
  change: Partial<Readings>,
  program: string,
  facts: Facts,
  chosen: string,
  other: string,
];

const two = [incident('A'), incident('B')];
const partners = [partnerIncident('F1'), partnerIncident('F2')];
const by60c = { casaNeed: 'high', substanceLinkCurrentOffence: true };
const detained = {
  detention: { scheduleIOffence: true, causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true },
};
const dates = { statutoryReleaseDate: '2010-12-31', referralDate: '2010-07-01' };
const lowStatic = { ...passing['SOP-MI'], static99: 1 };

const rows: readonly Row[] = [
  [
    'A1 the low-risk bar covers sexual programmes',
    { lowRiskBarCoversSexualPrograms: true },
    'SOP-MI',
    { ...passing['SOP-MI'], sirR1: 5 },
    'eligible',
    'low_risk_bar',
  ],
  [
    'A1 but not of moderate risk',
    { lowRiskBarCoversSexualPrograms: true },
    'SOP-HI',
    passing['SOP-HI'],
    'eligible',
    'eligible',
  ],
  [
    'A2 SOP-LI needs an override',
    { lowIntensitySexOffenderNeedsOverride: true },
    'SOP-LI',
    passing['SOP-LI'],
    'eligible',
    'low_risk_bar',
  ],
  [
    'A3 an override alone opens SOP-MI',
    { moderateSexOffenderAtLowRisk: 'override' },
    'SOP-MI',
    { ...lowStatic, ...by60c },
    'need_level',
    'eligible',
  ],
  [
    'A3 high needs alone open SOP-MI',
    { moderateSexOffenderAtLowRisk: 'high needs' },
    'SOP-MI',
    { ...lowStatic, ssoaNeeds: 'high' },
    'low_risk_bar',
    'eligible',
  ],
  [
    'A4 only an approved override opens SOP-HI',
    { highSexOffenderAtModerateRisk: 'approved only' },
    'SOP-HI',
    { ...passing['SOP-HI'], static99: 6, ...detained },
    'eligible',
    'risk_band',
  ],
  [
    'A4 any criterion of 60 opens SOP-HI',
    { highSexOffenderAtModerateRisk: 'any of 60 or approved' },
    'SOP-HI',
    { ...passing['SOP-HI'], static99: 6, ...by60c },
    'risk_band',
    'eligible',
  ],
  [
    'A5 the bands of the published tool',
    { static99Bands: { moderateFrom: 2, highFrom: 6 } },
    'SOP-HI',
    { ...passing['SOP-HI'], static99: 6 },
    'risk_band',
    'eligible',
  ],
  [
    'A5 the same for SOP-MI',
    { static99Bands: { moderateFrom: 2, highFrom: 6 } },
    'SOP-MI',
    { ...passing['SOP-MI'], static99: 6 },
    'eligible',
    'risk_band',
  ],
  [
    'A7 exactly one incident',
    { oneFamilyIncident: 'exactly one' },
    'FVPP-MI',
    { ...passing['FVPP-MI'], incidents: partners },
    'eligible',
    'incidents',
  ],
  ['A7 one is still one', { oneFamilyIncident: 'exactly one' }, 'FVPP-MI', passing['FVPP-MI'], 'eligible', 'eligible'],
  [
    'A7 perhaps two are not known to be one',
    { oneFamilyIncident: 'exactly one' },
    'FVPP-MI',
    { ...passing['FVPP-MI'], incidents: [partnerIncident('A'), partnerIncident('B', { victim: null })] },
    'eligible',
    'missing_assessment',
  ],
  [
    'A8 FVPP-MI not for high risk',
    { familyModerateTakesHighRisk: false },
    'FVPP-MI',
    { ...passing['FVPP-MI'], sirR1: -9 },
    'eligible',
    'risk_band',
  ],
  [
    'A9 AFVPP-HI for high only',
    { aboriginalFamilyHighTakesModerate: false },
    'AFVPP-HI',
    passing['AFVPP-HI'],
    'eligible',
    'risk_band need_level',
  ],
  [
    'A10 AOSAP-HI for high need only',
    { aboriginalSubstanceHighTakesModerateNeed: false },
    'AOSAP-HI',
    passing['AOSAP-HI'],
    'eligible',
    'need_level',
  ],
  [
    'A11 no link at high risk',
    { linkBindsHighRiskBranch: false },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: -5, casaNeed: 'high', substanceLinkCurrentOffence: false, incidents: two },
    'no_link',
    'eligible',
  ],
  [
    'A11 the link stays at moderate risk',
    { linkBindsHighRiskBranch: false },
    'NSAP-MI',
    { ...passing['NSAP-MI'], substanceLinkCurrentOffence: false },
    'no_link',
    'no_link',
  ],
  [
    'A12 only general violence opens the branch',
    { higherPriority: 'passes general' },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: -5, casaNeed: 'high', sara: 'high', incidents: partners },
    'eligible',
    'risk_band',
  ],
  [
    'A12 general violence still does',
    { higherPriority: 'passes general' },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: -5, casaNeed: 'high', incidents: two },
    'eligible',
    'eligible',
  ],
  [
    'A12 the principal factor opens the branch',
    { higherPriority: 'principal factor is violence' },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: -5, casaNeed: 'high', principalFactor: 'violence' },
    'risk_band',
    'eligible',
  ],
  [
    'A12 another factor does not',
    { higherPriority: 'principal factor is violence' },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: -5, casaNeed: 'high', incidents: two, principalFactor: 'substance' },
    'eligible',
    'risk_band',
  ],
  [
    'A12 an absent factor is not known',
    { higherPriority: 'principal factor is violence' },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: -5, casaNeed: 'high', incidents: two, principalFactor: undefined },
    'eligible',
    'missing_assessment',
  ],
  [
    'A13 any limb: risk alone',
    { newSpiritLimbs: 'any' },
    'NSOYW',
    { ...passing.NSOYW, incidents: [] },
    'incidents need_level',
    'eligible',
  ],
  [
    'A13 any limb: none',
    { newSpiritLimbs: 'any' },
    'NSOYW',
    { ...passing.NSOYW, crsIntake: 'low', incidents: [] },
    'risk_band incidents need_level',
    'need_level',
  ],
  [
    'A13 any limb: one not known',
    { newSpiritLimbs: 'any' },
    'NSOYW',
    { ...passing.NSOYW, crsIntake: null, incidents: [] },
    'missing_assessment incidents need_level',
    'missing_assessment',
  ],
  ['A13 all limbs', { newSpiritLimbs: 'all' }, 'NSOYW', passing.NSOYW, 'eligible', 'need_level'],
  [
    'A14 WSOP without sexual risk',
    { womensSexOffenderNeedsSexualRisk: false },
    'WSOP',
    { ...passing.WSOP, sexualReoffendingRisk: 'low' },
    'risk_band',
    'eligible',
  ],
  ['A15 WOSAP with a link', { womensSubstanceNeedsLink: true }, 'WOSAP', passing.WOSAP, 'eligible', 'no_link'],
  [
    'A16 two over both periods',
    { generalCrimeCount: 'two over both periods' },
    'AAA',
    { ...passing.AAA, propertyFraudDrugCurrent: 1, propertyFraudDrugPastFiveYears: 1 },
    'no_qualifying_offence',
    'eligible',
  ],
  [
    'A16 older ones stay out',
    { generalCrimeCount: 'two over both periods' },
    'AAA',
    { ...passing.AAA, propertyFraudDrugCurrent: 1, propertyFraudDrugOlder: 3 },
    'no_qualifying_offence',
    'no_qualifying_offence',
  ],
  [
    'A16 two at any time',
    { generalCrimeCount: 'two at any time' },
    'AAA',
    { ...passing.AAA, propertyFraudDrugCurrent: 1, propertyFraudDrugOlder: 1 },
    'no_qualifying_offence',
    'eligible',
  ],
  [
    'A16 two at any time, not counted',
    { generalCrimeCount: 'two at any time' },
    'AAA',
    { ...passing.AAA, propertyFraudDrugCurrent: 1, propertyFraudDrugOlder: null },
    'no_qualifying_offence',
    'missing_assessment',
  ],
  [
    'A17 overrides serve women',
    { overridesServeWomen: true },
    'WVPP',
    { ...passing.WVPP, crsIntake: 'low', substanceNeedSupplementary: 'high', substanceLinkCurrentOffence: true },
    'risk_band',
    'eligible',
  ],
  [
    'A19 the six months matter',
    { detentionNeedsTimelyReferral: true },
    'VPP-MI',
    { ...passing['VPP-MI'], sirR1: 1, ...detained, ...dates },
    'eligible',
    'low_risk_bar',
  ],
  [
    'A19 in time',
    { detentionNeedsTimelyReferral: true },
    'VPP-MI',
    { ...passing['VPP-MI'], sirR1: 1, ...detained, ...dates, referralDate: '2010-06-30' },
    'eligible',
    'eligible',
  ],
  [
    'A20 60c does not open VPP-MI',
    { overrideOpensOtherKinds: false },
    'VPP-MI',
    { ...passing['VPP-MI'], sirR1: 1, ...by60c },
    'eligible',
    'low_risk_bar',
  ],
  [
    'A20 60a does',
    { overrideOpensOtherKinds: false },
    'VPP-MI',
    { ...passing['VPP-MI'], sirR1: 1, ...detained },
    'eligible',
    'eligible',
  ],
  [
    'A20 60c opens NSAP-MI',
    { overrideOpensOtherKinds: false },
    'NSAP-MI',
    { ...passing['NSAP-MI'], sirR1: 1 },
    'eligible',
    'eligible',
  ],
  [
    'A20 60b opens FVPP-MI',
    { overrideOpensOtherKinds: false },
    'FVPP-MI',
    { ...passing['FVPP-MI'], sirR1: 1 },
    'eligible',
    'eligible',
  ],
  [
    'A20 60b does not open NSAP-MI',
    { overrideOpensOtherKinds: false },
    'NSAP-MI',
    { ...passing['FVPP-MI'], sirR1: 1, casaNeed: 'low', substanceLinkCurrentOffence: true },
    'need_level',
    'low_risk_bar need_level',
  ],
  [
    'A20 60c does not open SOP-MI',
    { overrideOpensOtherKinds: false },
    'SOP-MI',
    { ...lowStatic, ssoaNeeds: 'high', ...by60c },
    'eligible',
    'low_risk_bar',
  ],
  [
    'A20 60a opens SOP-MI',
    { overrideOpensOtherKinds: false },
    'SOP-MI',
    { ...lowStatic, ssoaNeeds: 'high', ...detained },
    'eligible',
    'eligible',
  ],
  [
    'A23 La Macaza by SIR-R1',
    { odysseyRiskTool: 'SIR-R1 or CRS' },
    'ODYSSEY-HI',
    { ...passing['ODYSSEY-HI'], sirR1: 5 },
    'eligible',
    'risk_band',
  ],
  [
    'A23 La Macaza takes an admission',
    { odysseyTakesAdmission: true },
    'ODYSSEY-HI',
    { ...passing['ODYSSEY-HI'], sexualConvictionCurrent: false, admittedUnconvictedSexualOffence: true },
    'no_qualifying_offence',
    'eligible',
  ],
  [
    'A24 CERUM at least 5',
    { cerumScore: 'at least 5' },
    'CERUM',
    { ...passing.CERUM, static99: 6 },
    'risk_band',
    'eligible',
  ],
  [
    'A25 STABLE may speak alone',
    { tupiqRisk: 'either' },
    'TUPIQ',
    { ...passing.TUPIQ, static99: 8 },
    'risk_band',
    'eligible',
  ],
  [
    'A25 STATIC-99 may speak alone',
    { tupiqRisk: 'either' },
    'TUPIQ',
    { ...passing.TUPIQ, stable: 'low' },
    'risk_band',
    'eligible',
  ],
  [
    'A25 the exclusion ends with the sentence',
    { tupiqExclusion: 'current sentence' },
    'TUPIQ',
    { ...passing.TUPIQ, completed: [completion('SOP-HI', { sentence: 'previous' })] },
    'exclusion',
    'eligible',
  ],
  [
    'A26 VISA in the community',
    { visaNeedsCustody: false },
    'VISA',
    { ...passing.VISA, setting: 'community' },
    'setting',
    'eligible',
  ],
  [
    'A27 violence as one area',
    { programArea: 'primary area' },
    'VPP-MI',
    { ...passing['VPP-MI'], completed: [completion('FVPP-HI')] },
    'eligible',
    'cascade',
  ],
  [
    'A27 substance stays apart',
    { programArea: 'primary area' },
    'VPP-MI',
    { ...passing['VPP-MI'], completed: [completion('NSAP-HI')] },
    'eligible',
    'eligible',
  ],
  [
    'A27 downward only',
    { cascadeDirections: 'downward only' },
    'VPP-HI',
    { ...passing['VPP-HI'], completed: [completion('VPP-MI')] },
    'cascade',
    'eligible',
  ],
  [
    'A27 downward is barred still',
    { cascadeDirections: 'downward only' },
    'VPP-MI',
    { ...passing['VPP-MI'], completed: [completion('VPP-HI')] },
    'cascade',
    'cascade',
  ],
  [
    'A27 new convictions lift the exclusion',
    { newConvictionsLiftAnnexExclusion: true },
    'VPP-HI',
    { ...passing['VPP-HI'], completed: [completion('ABC')], newConvictionsSinceCompletion: true },
    'exclusion',
    'eligible',
  ],
  [
    'A27 without new ones it stays',
    { newConvictionsLiftAnnexExclusion: true },
    'VPP-HI',
    { ...passing['VPP-HI'], completed: [completion('ABC')] },
    'exclusion',
    'exclusion',
  ],
  [
    'A28 CMP in the institution',
    { communityMaintenanceInInstitution: true },
    'CMP',
    { ...passing.CMP, setting: 'institution' },
    'setting',
    'eligible',
  ],
  [
    'A29 completion in the community',
    { womensCommunityMaintenanceNeedsCompletion: true },
    'MPW',
    { ...passing.MPW, setting: 'community', completed: [], maintenanceNeededForRisk: true },
    'eligible',
    'prerequisite',
  ],
  [
    'A30 family programmes exclude',
    { violenceExclusionKinds: 'any violence' },
    'VPP-HI',
    { ...passing['VPP-HI'], completed: [completion('FVPP-HI')] },
    'eligible',
    'exclusion',
  ],
  [
    'A30 substance programmes do not',
    { violenceExclusionKinds: 'any violence' },
    'VPP-HI',
    { ...passing['VPP-HI'], completed: [completion('NSAP-HI')] },
    'eligible',
    'eligible',
  ],
  [
    'A31 any incident counts',
    { generalViolenceCounts: 'any incident' },
    'VPP-HI',
    { ...passing['VPP-HI'], incidents: partners },
    'incidents',
    'eligible',
  ],
  [
    'A33 no assessment for CERUM',
    { sexOffenderAssessmentBindsRegional: false },
    'CERUM',
    { ...passing.CERUM, ssoaDone: false },
    'missing_assessment',
    'eligible',
  ],
  [
    'A33 still for SOP-HI',
    { sexOffenderAssessmentBindsRegional: false },
    'SOP-HI',
    { ...passing['SOP-HI'], ssoaDone: false },
    'missing_assessment',
    'missing_assessment',
  ],
  [
    'A47 a police report documents',
    { policeReportDocumentsForHigh: true },
    'FVPP-HI',
    { ...passing['FVPP-HI'], incidents: [partnerIncident('A'), partnerIncident('B', { source: 'policeReport' })] },
    'incidents',
    'eligible',
  ],
  [
    'A48 Engagement opens maintenance',
    { engagementOpensMaintenance: true },
    'MPW',
    { ...passing.MPW, completed: [], engagementProgramCompleted: true },
    'prerequisite',
    'eligible',
  ],
  [
    'A49 any sexual offence excludes',
    { womensViolenceExclusion: 'any sexual offence' },
    'WVPP',
    { ...passing.WVPP, sexualConvictionFormer: true, sexualReoffendingRisk: 'low' },
    'eligible',
    'exclusion',
  ],
  [
    'A49 none excludes nobody',
    { womensViolenceExclusion: 'any sexual offence' },
    'WVPP',
    passing.WVPP,
    'eligible',
    'eligible',
  ],
  [
    'A49 an unknown one is not known',
    { womensViolenceExclusion: 'any sexual offence' },
    'WVPP',
    { ...passing.WVPP, sexualConvictionFormer: null, sexualReoffendingRisk: 'low' },
    'eligible',
    'missing_assessment',
  ],
  [
    'A52 a sexual assault does not count',
    { sexualAssaultOfPartnerCounts: false },
    'FVPP-HI',
    { ...passing['FVPP-HI'], incidents: [partnerIncident('A'), partnerIncident('B', { kind: 'sexual' })] },
    'eligible',
    'incidents',
  ],
];

describe('readings of the directive', () => {
  it.each(rows)('%s', (_title, change, program, facts, chosen, other) => {
    expect(verdictFor(program, facts)).toBe(chosen);
    expect(verdictFor(program, facts, change)).toBe(other);
  });

  it('A34: the longest sentence of the intake exception', () => {
    const facts = {
      ...passing['VPP-MI'],
      riskDetermined: false,
      setting: 'intakeUnit',
      sentenceYears: 9,
      needsApparentEarly: true,
    };
    expect(judge(facts).checks.para21Bar).toBe(true);
    expect(judge(facts, { intakeExceptionUpToYears: null }).checks.para21Bar).toBe(false);
    expect(judge(facts, { intakeExceptionUpToYears: 9 }).checks.para21Bar).toBe(false);
  });

  it('A35: Basic Healing as no general crime programme', () => {
    const facts = { ...passing.BHP, incidents: two };
    expect(judge(facts).plan.barredAlongside).toEqual([{ program: 'BHP', because_of: ['VPP-MI'], para: '36' }]);
    expect(judge(facts, { basicHealingIsGeneralCrime: false }).plan).toEqual({});
  });

  it('A36: past referrals bar general crime too', () => {
    const facts = {
      ...passing.AAA,
      completed: [completion('NSAP-MI'), completion('VPP-MI', { sentence: 'previous' })],
    };
    expect(judge(facts).plan).toEqual({});
    expect(judge(facts, { pastReferralsBarGeneralCrime: true }).plan.barredAlongside).toEqual([
      { program: 'AAA', because_of: ['NSAP-MI'], para: '36' },
    ]);
  });

  it('A37: substance beside violence at high need and moderate risk', () => {
    const facts = { ...passing['NSAP-MI'], casaNeed: 'high', incidents: two };
    expect(judge(facts).priority).toEqual(['VPP-MI']);
    expect(judge(facts, { violenceFirstAtHighNeed: false }).priority).toEqual(['VPP-MI', 'NSAP-MI']);
    expect(judge({ ...facts, casaNeed: 'moderate' }, { violenceFirstAtHighNeed: false }).priority).toEqual(['VPP-MI']);
  });

  it('A43: one incident as a pattern', () => {
    const facts = { ...passing['SOP-MI'], incidents: [incident('A')] };
    expect(judge(facts).priority).toEqual(['VPP-MI', 'SOP-MI']);
    expect(judge(facts, { patternFrom: 1 }).priority).toEqual(['VPP-MI']);
  });

  it('A50: no local programme even without a national one', () => {
    const facts = { ...passing['VPP-MI'], proposal: 'individualCounselling', nationalProgramAvailableForNeed: false };
    expect(judge(facts).checks.para20Bar).toBe(false);
    expect(judge(facts, { localAllowedWithoutNational: false }).checks.para20Bar).toBe(true);
  });

  it('every reading has a test here that tells its values apart', () => {
    const told = [
      'intakeExceptionUpToYears',
      'basicHealingIsGeneralCrime',
      'pastReferralsBarGeneralCrime',
      'violenceFirstAtHighNeed',
      'patternFrom',
      'localAllowedWithoutNational',
    ];
    const tabled = rows
      .filter(([, , , , chosen, other]) => chosen !== other)
      .flatMap(([, change]) => Object.keys(change));
    expect(new Set([...told, ...tabled])).toEqual(new Set(Object.keys(chosenReadings)));
  });
});
