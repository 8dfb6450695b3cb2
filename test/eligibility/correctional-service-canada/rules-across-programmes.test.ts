import { describe, expect, it } from 'vitest';
import { completion, type Facts, incident, judge, partnerIncident, passing } from './people.ts';

const two = [incident('G1'), incident('G2')];
const sexual = { ssoaDone: true, ssoaNeeds: 'high', sexualConvictionCurrent: true };
const sexualAgainstPartner = incident('S1', { kind: 'sexual', victim: 'femalePartner' });
const partners = [partnerIncident('F1'), partnerIncident('F2')];
const man = { ...passing['VPP-MI'], incidents: [] };
const detained = {
  detention: { scheduleIOffence: true, causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true },
};
const substance = { casaNeed: 'high', substanceLinkCurrentOffence: true };

describe('priority', () => {
  const rows: readonly (readonly [string, Facts, readonly string[]])[] = [
    ['women: violence prevention', passing.WVPP, ['WVPP']],
    ['women: no rule prescribes another', passing.WOSAP, []],
    ['general violence at high risk', { ...man, sirR1: -5, incidents: two }, ['VPP-HI']],
    ['its Aboriginal counterpart counts alike', passing['ISOYW-HI'], ['VPP-HI', 'ISOYW-HI']],
    [
      'general pattern and sexual: general (43a)',
      { ...man, ...sexual, sirR1: -5, static99: 8, incidents: two },
      ['VPP-HI'],
    ],
    [
      'general pattern and family: general (43c)',
      { ...man, sirR1: -5, sara: 'high', incidents: [...two, ...partners] },
      ['VPP-HI'],
    ],
    [
      'all three: general',
      { ...man, ...sexual, sirR1: -5, static99: 8, sara: 'high', incidents: [...two, ...partners] },
      ['VPP-HI'],
    ],
    [
      'sexual and family, all against the partner: family (43b)',
      { ...man, ...sexual, sirR1: -5, static99: 8, sara: 'high', incidents: [...partners, sexualAgainstPartner] },
      ['FVPP-HI'],
    ],
    [
      'sexual violence outside the family: silent, all',
      {
        ...man,
        ...sexual,
        sirR1: -5,
        static99: 8,
        sara: 'high',
        incidents: [...partners, incident('S', { kind: 'sexual' })],
      },
      ['SOP-HI', 'FVPP-HI'],
    ],
    [
      'sexual violence without an incident on record: silent, all',
      { ...man, ...sexual, sirR1: -5, static99: 8, sara: 'high', incidents: partners },
      ['SOP-HI', 'FVPP-HI'],
    ],
    [
      'a family incident against a child: silent, all',
      {
        ...man,
        ...sexual,
        sirR1: -5,
        static99: 8,
        sara: 'high',
        incidents: [...partners, sexualAgainstPartner, incident('C', { kind: 'family', victim: 'child' })],
      },
      ['SOP-HI', 'FVPP-HI'],
    ],
    [
      'sexual and family against the partner beside one general incident: family',
      {
        ...man,
        ...sexual,
        sirR1: -5,
        static99: 8,
        sara: 'high',
        incidents: [...partners, sexualAgainstPartner, incident('G')],
      },
      ['FVPP-HI'],
    ],
    [
      'one kind: all of its programmes',
      { ...man, ...sexual, static99: 8, security: 'medium' },
      ['SOP-HI', 'ODYSSEY-HI'],
    ],
    [
      'high risk with only a moderate programme',
      { ...man, sirR1: -5, sara: 'moderate', incidents: partners },
      ['FVPP-MI'],
    ],
    [
      'moderate risk: one general incident and sexual: silent, all',
      { ...man, ...sexual, static99: 3, incidents: [incident('G')] },
      ['VPP-MI', 'SOP-MI'],
    ],
    ['moderate risk: general pattern and sexual (54a)', { ...man, ...sexual, static99: 3, incidents: two }, ['VPP-MI']],
    [
      'moderate risk: the Aboriginal family programme beside the moderate one',
      passing['AFVPP-HI'],
      ['AFVPP-HI', 'FVPP-MI'],
    ],
    [
      'high risk: the Aboriginal family programme is high intensity',
      { ...passing['AFVPP-HI'], crsIntake: 'high' },
      ['AFVPP-HI'],
    ],
    ['moderate SIR-R1 with high STATIC-99', { ...man, ...sexual, static99: 8, incidents: two }, ['SOP-HI']],
    [
      'an override to high intensity does not come first at moderate risk',
      { ...man, incidents: two, overrideApprovedFor: ['VPP-HI'] },
      ['VPP-MI'],
    ],
    ['low intensity where nothing else is open', passing['SOP-LI'], ['SOP-LI']],
    ['no violence: substance (13c)', passing['NSAP-HI'], ['NSAP-HI']],
    ['no violence: every substance programme', { ...passing['AOSAP-HI'], casaNeed: 'high' }, ['NSAP-HI', 'AOSAP-HI']],
    ['violence before substance', { ...passing['NSAP-MI'], incidents: two }, ['VPP-MI']],
    ['neither: maintenance in the community', passing.CMP, ['CMP']],
    ['general crime is never prescribed', passing.AAA, []],
    [
      'low risk with an override: moderate',
      { ...man, sirR1: 2, ...detained, ...substance, incidents: [incident('G')] },
      ['VPP-MI'],
    ],
  ];
  it.each(rows)('%s', (_title, facts, expected) => {
    expect(judge(facts).priority).toEqual(expected);
  });

  it('depends neither on the principal factor nor on what is unavailable', () => {
    const facts = { ...passing['NSAP-MI'], incidents: two };
    for (const principalFactor of ['violence', 'substance', 'general', null]) {
      expect(judge({ ...facts, principalFactor, unavailableOrDelaying: ['VPP-MI'] }).priority).toEqual(['VPP-MI']);
    }
  });
});

describe('plan', () => {
  it('bars general crime beside violence and substance for men (36), Basic Healing too', () => {
    const { plan } = judge({ ...passing.BHP, propertyFraudDrugCurrent: 2, incidents: two });
    expect(plan.barredAlongside).toEqual([
      { program: 'AAA', because_of: ['VPP-MI'], para: '36' },
      { program: 'BHP', because_of: ['VPP-MI'], para: '36' },
    ]);
  });

  it('bars Circles beside every violence and substance referral of a woman (29)', () => {
    const { plan } = judge({
      ...passing.COC,
      incidents: two,
      engagementProgramCompleted: true,
      substanceNeedSupplementary: 'high',
    });
    expect(plan.barredAlongside).toEqual([{ program: 'COC', because_of: ['NSOYW', 'WOSAP'], para: '29' }]);
  });

  it('bars nothing where nothing else passes, and nothing for past referrals', () => {
    expect(judge({ ...passing.AAA, completed: [completion('NSAP-MI')] }).plan).toEqual({});
  });

  it('lets the other high-intensity referrals drop to moderate in the cases of 43 (44)', () => {
    const { plan } = judge({ ...man, ...sexual, sirR1: -5, static99: 8, incidents: two, ...substance });
    expect(plan.reducibleToModerate).toEqual([
      { program: 'SOP-HI', because_of: ['VPP-HI'], para: '44' },
      { program: 'NSAP-HI', because_of: ['VPP-HI'], para: '44' },
    ]);
    expect(plan.maxHighIntensity).toBe(1);
  });

  it('lets a high-intensity referral that is not the priority drop beside a case of 47 (48)', () => {
    const facts = { ...man, ...sexual, sirR1: -5, static99: 4, security: 'medium', ...substance };
    expect(judge(facts).plan.reducibleToModerate).toEqual([
      { program: 'ODYSSEY-HI', because_of: ['NSAP-HI'], para: '48' },
    ]);
    expect(judge({ ...facts, ...substance, casaNeed: 'low' }).plan.reducibleToModerate).toBeUndefined();
  });

  it('knows no high-intensity ceiling at moderate risk', () => {
    expect(judge({ ...man, incidents: two, overrideApprovedFor: ['VPP-HI'] }).plan.maxHighIntensity).toBeUndefined();
  });

  it('caps low risk with an override at one referral of moderate intensity (61)', () => {
    expect(judge({ ...man, sirR1: 1, ...substance }).plan).toEqual({ maxReferrals: 1, maxIntensity: 'moderate' });
  });

  it('points low risk without an override to other services (65)', () => {
    expect(judge({ ...man, sirR1: 1 }).plan).toEqual({ otherServices: true });
    expect(judge({ ...man, sirR1: 1, detention: null }).plan).toEqual({});
    expect(judge({ ...passing.WVPP, crsIntake: 'low' }).plan).toEqual({});
  });

  const fallbacks: readonly (readonly [string, Facts, unknown])[] = [
    [
      '46: high risk, VPP-HI unavailable',
      { ...passing['NSAP-HI'], incidents: two, unavailableOrDelaying: ['VPP-HI'] },
      [{ program: 'NSAP-HI', instead_of: ['VPP-HI'], para: '46' }],
    ],
    [
      '46 names general violence only',
      { ...passing['NSAP-HI'], sara: 'high', incidents: partners, unavailableOrDelaying: ['FVPP-HI'] },
      undefined,
    ],
    ['46 needs the substance criteria', { ...passing['VPP-HI'], unavailableOrDelaying: ['VPP-HI'] }, undefined],
    ['46 only when it is unavailable', { ...passing['NSAP-HI'], incidents: two }, undefined],
    [
      '56: moderate risk',
      { ...passing['NSAP-MI'], incidents: two, unavailableOrDelaying: ['VPP-MI'] },
      [{ program: 'NSAP-MI', instead_of: ['VPP-MI'], para: '56' }],
    ],
    [
      '56: a need is enough, without a link',
      { ...passing['VPP-MI'], casaNeed: 'moderate', unavailableOrDelaying: ['VPP-MI'] },
      [{ program: 'NSAP-MI', instead_of: ['VPP-MI'], para: '56' }],
    ],
    ['56: no need, no fallback', { ...passing['VPP-MI'], unavailableOrDelaying: ['VPP-MI'] }, undefined],
    [
      '64: low risk with an override',
      { ...passing['NSAP-MI'], sirR1: 1, incidents: two, unavailableOrDelaying: ['VPP-MI'] },
      [{ program: 'NSAP-MI', instead_of: ['VPP-MI'], para: '64' }],
    ],
    [
      '64: the criteria must be met',
      { ...man, sirR1: 1, ...detained, casaNeed: 'high', incidents: two, unavailableOrDelaying: ['VPP-MI'] },
      undefined,
    ],
    [
      '56: an unavailable substance programme is no reason',
      { ...passing['NSAP-MI'], incidents: two, unavailableOrDelaying: ['NSAP-MI'] },
      undefined,
    ],
    [
      '56: nor is a high-intensity one at moderate risk',
      {
        ...passing['AFVPP-HI'],
        casaNeed: 'high',
        substanceLinkCurrentOffence: true,
        unavailableOrDelaying: ['AFVPP-HI'],
      },
      undefined,
    ],
    ['56: women have no such rule', { ...passing.WVPP, unavailableOrDelaying: ['WVPP'] }, undefined],
    ['a list that is not known', { ...passing['NSAP-MI'], incidents: two, unavailableOrDelaying: null }, undefined],
    [
      'a programme that does not pass anyway is no reason',
      { ...passing['NSAP-MI'], unavailableOrDelaying: ['VPP-MI'] },
      undefined,
    ],
  ];
  it.each(fallbacks)('%s', (_title, facts, expected) => {
    expect(judge(facts).plan.fallbacks).toEqual(expected);
  });

  it('allows one maintenance programme at a time (68)', () => {
    expect(judge(passing.MPW).plan).toEqual({ maxMaintenance: 1, para: '68' });
    expect(judge(passing.CMP).plan).toEqual({ maxMaintenance: 1, para: '68' });
  });
});

describe('checks', () => {
  const rule = { ...man, riskDetermined: true, needsDetermined: true, supplementaryResults: true };
  const rows: readonly (readonly [string, Facts, string, unknown])[] = [
    ['21: everything there', rule, 'para21Bar', false],
    ['21: risk missing', { ...rule, riskDetermined: false }, 'para21Bar', true],
    ['21: needs missing', { ...rule, needsDetermined: false }, 'para21Bar', true],
    ['21: supplementary results missing', { ...rule, supplementaryResults: false }, 'para21Bar', true],
    ['21: the ratings speak where nothing is said', man, 'para21Bar', false],
    ['21: no SIR-R1', { ...man, sirR1: null }, 'para21Bar', true],
    ['21: no SARA', { ...man, sara: null }, 'para21Bar', true],
    ['21: no CASA', { ...man, casaNeed: null }, 'para21Bar', true],
    ['21: intake assessments open', { ...man, intakeAssessmentsComplete: false }, 'para21Bar', true],
    ['21: intake assessments not recorded', { ...man, intakeAssessmentsComplete: null }, 'para21Bar', true],
    ['21: a sex offender without STATIC-99', { ...passing['SOP-MI'], static99: null }, 'para21Bar', true],
    ['21: a sex offender without the assessment', { ...passing['SOP-MI'], ssoaDone: false }, 'para21Bar', true],
    ['21: a sex offender with both', passing['SOP-MI'], 'para21Bar', false],
    ['21: a woman', passing.WOSAP, 'para21Bar', false],
    [
      '21: a woman without supplementary results',
      { ...passing.WOSAP, substanceNeedSupplementary: null },
      'para21Bar',
      true,
    ],
    ['21: a woman needs no SARA', { ...passing.WOSAP, sara: null, casaNeed: null }, 'para21Bar', false],
    [
      '21: a sexual offence of a woman without sexual risk',
      { ...passing.WSOP, sexualReoffendingRisk: null },
      'para21Bar',
      true,
    ],
    [
      '22: intake unit, four years, needs apparent',
      { ...rule, riskDetermined: false, setting: 'intakeUnit', sentenceYears: 4, needsApparentEarly: true },
      'para21Bar',
      false,
    ],
    [
      '22: over four years',
      { ...rule, riskDetermined: false, setting: 'intakeUnit', sentenceYears: 4.01, needsApparentEarly: true },
      'para21Bar',
      true,
    ],
    [
      '22: needs not apparent',
      { ...rule, riskDetermined: false, setting: 'intakeUnit', sentenceYears: 4 },
      'para21Bar',
      true,
    ],
    [
      '22: not at an intake unit',
      { ...rule, riskDetermined: false, sentenceYears: 3, needsApparentEarly: true },
      'para21Bar',
      true,
    ],
    [
      '22: a programme offered at one',
      { ...rule, riskDetermined: false, sentenceYears: 3, needsApparentEarly: true, programOfferedAtIntakeUnit: true },
      'para21Bar',
      false,
    ],
    [
      '22: a programme not offered there',
      {
        ...rule,
        riskDetermined: false,
        setting: 'intakeUnit',
        sentenceYears: 3,
        needsApparentEarly: true,
        programOfferedAtIntakeUnit: false,
      },
      'para22Exception',
      false,
    ],
    [
      '22: length unknown',
      { ...rule, setting: 'intakeUnit', sentenceYears: null, needsApparentEarly: true },
      'para22Exception',
      null,
    ],
    [
      '23: a woman just admitted',
      { ...rule, gender: 'F', riskDetermined: false, recentlyAdmitted: true, needsApparentEarly: true },
      'para21Bar',
      false,
    ],
    [
      '23: a woman, needs not apparent',
      { ...rule, gender: 'F', riskDetermined: false, recentlyAdmitted: true },
      'para21Bar',
      true,
    ],
    [
      '23: a woman, not just admitted',
      { ...rule, gender: 'F', riskDetermined: false, recentlyAdmitted: false, needsApparentEarly: true },
      'para21Bar',
      true,
    ],
    [
      '23: a woman whose intake is under way',
      { ...passing.WOSAP, intakeAssessmentsComplete: false, needsApparentEarly: true },
      'para21Bar',
      false,
    ],
    [
      '23: under way, but said to be admitted long ago',
      { ...passing.WOSAP, intakeAssessmentsComplete: false, needsApparentEarly: true, recentlyAdmitted: false },
      'para21Bar',
      true,
    ],
    [
      '23: not for men',
      { ...rule, riskDetermined: false, recentlyAdmitted: true, needsApparentEarly: true },
      'para21Bar',
      true,
    ],
    [
      '23: the exception by itself',
      { ...rule, gender: 'F', recentlyAdmitted: true, needsApparentEarly: true },
      'para23Exception',
      true,
    ],
    [
      '23: gender unknown',
      { ...rule, gender: null, recentlyAdmitted: true, needsApparentEarly: true },
      'para23Exception',
      null,
    ],
    [
      '20: counselling for an available programme',
      { ...man, proposal: 'individualCounselling', nationalProgramAvailableForNeed: true },
      'para20Bar',
      true,
    ],
    [
      '20: a local programme with none available',
      { ...man, proposal: 'localNonAccreditedProgram', nationalProgramAvailableForNeed: false },
      'para20Bar',
      false,
    ],
    ['20: availability unknown', { ...man, proposal: 'localNonAccreditedProgram' }, 'para20Bar', null],
    ['20: no proposal', man, 'para20Bar', null],
    [
      '20: a proposal of nothing else',
      { ...man, proposal: null, nationalProgramAvailableForNeed: true },
      'para20Bar',
      false,
    ],
    ['low risk', { ...man, sirR1: 1 }, 'lowRiskBar', true],
    ['low risk with an override', { ...man, sirR1: 1, ...substance }, 'lowRiskBar', false],
    ['low risk, overrides unknown', { ...man, sirR1: 1, detention: null }, 'lowRiskBar', null],
    ['moderate risk', man, 'lowRiskBar', false],
    ['risk unknown', { ...man, sirR1: null }, 'lowRiskBar', null],
    ['a low CRS of a woman', { ...passing.WVPP, crsIntake: 'low' }, 'lowRiskBar', true],
    [
      'several overrides',
      {
        ...man,
        sirR1: 1,
        ...substance,
        ...detained,
        setting: 'community',
        riskRecentlyElevatedTo: 'high',
        sara: 'high',
        incidents: partners,
      },
      'overrideMet',
      ['60a', '60b', '60c', '60d'],
    ],
    ['overrides at low sexual risk', { ...passing['SOP-LI'], ...substance }, 'overrideMet', ['60c']],
    ['no override above low risk', { ...man, ...substance }, 'overrideMet', []],
    [
      'A&E, two infractions, Schedule I',
      { ...man, completed: [completion('A&E')], violentInfractionsCurrentYear: 2, incidents: two },
      'vppMiReviewAllowed',
      true,
    ],
    [
      'A&E, one infraction',
      { ...man, completed: [completion('A&E')], violentInfractionsCurrentYear: 1, incidents: two },
      'vppMiReviewAllowed',
      false,
    ],
    [
      'A&E on a previous sentence',
      {
        ...man,
        completed: [completion('A&E', { sentence: 'previous' })],
        violentInfractionsCurrentYear: 2,
        incidents: two,
      },
      'vppMiReviewAllowed',
      false,
    ],
    [
      'A&E in part',
      {
        ...man,
        completed: [completion('A&E', { outcome: 'partial' })],
        violentInfractionsCurrentYear: 2,
        incidents: two,
      },
      'vppMiReviewAllowed',
      false,
    ],
    [
      'A&E by all sessions',
      {
        ...man,
        completed: [completion('A&E', { outcome: 'allSessions' })],
        violentInfractionsCurrentYear: 3,
        schedule: 'I',
      },
      'vppMiReviewAllowed',
      true,
    ],
    [
      'another programme than A&E',
      { ...man, completed: [completion('ABC')], violentInfractionsCurrentYear: 2, incidents: two },
      'vppMiReviewAllowed',
      false,
    ],
    [
      'no Schedule I offence',
      {
        ...man,
        completed: [completion('A&E')],
        violentInfractionsCurrentYear: 2,
        incidents: [incident('G', { schedule: 'none' })],
      },
      'vppMiReviewAllowed',
      false,
    ],
    [
      'Schedule I by the detention finding',
      { ...man, completed: [completion('A&E')], violentInfractionsCurrentYear: 2, ...detained },
      'vppMiReviewAllowed',
      true,
    ],
    [
      'schedule unknown',
      { ...man, completed: [completion('A&E')], violentInfractionsCurrentYear: 2, incidents: null },
      'vppMiReviewAllowed',
      null,
    ],
    [
      'the schedule of an incident unknown',
      {
        ...man,
        completed: [completion('A&E')],
        violentInfractionsCurrentYear: 2,
        incidents: [incident('G', { schedule: null })],
      },
      'vppMiReviewAllowed',
      null,
    ],
    [
      'the outcome of A&E unknown',
      {
        ...man,
        completed: [completion('A&E', { outcome: null })],
        violentInfractionsCurrentYear: 2,
        incidents: two,
      },
      'vppMiReviewAllowed',
      null,
    ],
    [
      'infractions unknown',
      { ...man, completed: [completion('A&E')], violentInfractionsCurrentYear: null, incidents: two },
      'vppMiReviewAllowed',
      null,
    ],
    [
      'completions unknown',
      { ...man, completed: null, violentInfractionsCurrentYear: 2, incidents: two },
      'vppMiReviewAllowed',
      null,
    ],
    [
      'never a woman',
      { ...man, gender: 'F', completed: [completion('A&E')], violentInfractionsCurrentYear: 2, incidents: two },
      'vppMiReviewAllowed',
      false,
    ],
    ['14: Correctional Plan', { ...man, referralDocument: 'Correctional Plan' }, 'referralDocumentAccepted', true],
    [
      '14: Progress Report',
      { ...man, referralDocument: 'correctionalPlanProgressReport' },
      'referralDocumentAccepted',
      true,
    ],
    [
      '14: the Progress Report by its short name',
      { ...man, referralDocument: 'Progress Report' },
      'referralDocumentAccepted',
      true,
    ],
    ['14: Community Strategy', { ...man, referralDocument: 'Community Strategy' }, 'referralDocumentAccepted', true],
    ['14: a memo', { ...man, referralDocument: 'memo' }, 'referralDocumentAccepted', false],
    ['14: unknown', man, 'referralDocumentAccepted', null],
    [
      'A&E beside another programme, Schedule I beside another offence',
      {
        ...man,
        completed: [completion('AAA'), completion('A&E')],
        violentInfractionsCurrentYear: 2,
        incidents: [incident('A', { schedule: 'none' }), incident('B')],
      },
      'vppMiReviewAllowed',
      true,
    ],
    ['68: one referral in a list', { ...man, maintenanceReferrals: ['CMP'] }, 'maintenanceReferralsAllowed', true],
    ['68: two referrals as a number', { ...man, maintenanceReferrals: 2 }, 'maintenanceReferralsAllowed', false],
    ['68: one referral', { ...man, maintenanceReferrals: 1 }, 'maintenanceReferralsAllowed', true],
    ['68: two referrals', { ...man, maintenanceReferrals: ['MPW', 'AWMP'] }, 'maintenanceReferralsAllowed', false],
    ['68: unknown', man, 'maintenanceReferralsAllowed', null],
    ['13h: fits exactly', { ...man, monthsLeftInSentence: 4, programMonths: 4 }, 'achievable', true],
    ['13h: one month short', { ...man, monthsLeftInSentence: 3, programMonths: 4 }, 'achievable', false],
    ['13h: unknown', { ...man, programMonths: 4 }, 'achievable', null],
    ['13h: unknown length', { ...man, monthsLeftInSentence: 4 }, 'achievable', null],
    ['39: high risk, short sentence', { ...man, sirR1: -5, shortSentence: true }, 'intakeUnitPriority', true],
    ['39: high risk, long sentence', { ...man, sirR1: -5, shortSentence: false }, 'intakeUnitPriority', false],
    ['39: moderate risk', { ...man, shortSentence: true }, 'intakeUnitPriority', false],
    ['39: unknown risk', { ...man, sirR1: null, shortSentence: true }, 'intakeUnitPriority', null],
    ['38: high risk', { ...man, sirR1: -5 }, 'priorityCandidate', true],
    ['38: moderate risk', man, 'priorityCandidate', false],
    ['38: unknown', { ...man, sirR1: null }, 'priorityCandidate', null],
    [
      '38: high on the STATIC-99, and whether for a sexual offence unknown',
      { ...man, static99: 7, sexualConvictionCurrent: null },
      'priorityCandidate',
      null,
    ],
    [
      '38: moderate on the STATIC-99, and whether for a sexual offence unknown',
      { ...man, static99: 6, sexualConvictionCurrent: null },
      'priorityCandidate',
      false,
    ],
    ['12: a man', man, 'riskTool', 'SIR-R1'],
    ['12: an Indigenous man', { ...man, indigenous: true }, 'riskTool', 'CRS'],
    ['12: a woman', { ...man, gender: 'F' }, 'riskTool', 'CRS'],
    ['12: a sex offender', { ...man, sexOffender: true }, 'riskTool', 'STATIC-99'],
    ['12: a sex offender by his record', passing['SOP-MI'], 'riskTool', 'STATIC-99'],
    ['12: said not to be one', { ...passing['SOP-MI'], sexOffender: false }, 'riskTool', 'SIR-R1'],
    ['12: a woman who is one', { ...passing.WSOP, sexOffender: true }, 'riskTool', 'CRS'],
    ['12: identity unknown', { ...man, indigenous: null }, 'riskTool', null],
    [
      'Annex B: (i)',
      { ...man, schedule: 'I', causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true },
      'criteria1292A',
      true,
    ],
    [
      'Annex B: (ii)',
      { ...man, schedule: 'I', sexualOffenceChild: true, likelySexualOffenceChild: true },
      'criteria1292A',
      true,
    ],
    [
      'Annex B: (ii) without Schedule I',
      { ...man, schedule: 'II', sexualOffenceChild: true, likelySexualOffenceChild: true },
      'criteria1292A',
      false,
    ],
    [
      'Annex B: under two years',
      { ...man, sentenceYears: 1.9, schedule: 'I', sexualOffenceChild: true, likelySexualOffenceChild: true },
      'criteria1292A',
      false,
    ],
    [
      'Annex B: schedule unknown',
      { ...man, schedule: null, sexualOffenceChild: true, likelySexualOffenceChild: true },
      'criteria1292A',
      null,
    ],
    [
      'Annex B: schedule unknown, and found in the detention review',
      { ...man, schedule: null, ...detained },
      'criteria1292A',
      true,
    ],
    [
      'Annex B: harm unknown, and found in the detention review',
      { ...man, causedDeathOrSeriousHarm: null, ...detained },
      'criteria1292A',
      true,
    ],
    ['Annex B: nothing known', { ...man, detention: null }, 'criteria1292A', null],
    ['Annex B: review for Schedule II', { ...man, schedule: 'II' }, 'detentionReviewRequired', true],
    ['Annex B: review for Schedule I by the finding', { ...man, ...detained }, 'detentionReviewRequired', true],
    ['Annex B: no review for others', { ...man, schedule: 'none' }, 'detentionReviewRequired', false],
    [
      'Annex B: no review under two years',
      { ...man, schedule: 'I', sentenceYears: 1 },
      'detentionReviewRequired',
      false,
    ],
    [
      'Annex B: six months before statutory release',
      { ...man, statutoryReleaseDate: '2010-12-31' },
      'detentionReferralDate',
      '2010-06-30',
    ],
    [
      'Annex B: referred on the last day',
      { ...man, statutoryReleaseDate: '2010-12-31', referralDate: '2010-06-30' },
      'detentionReferralInTime',
      true,
    ],
    [
      'Annex B: referred a day late',
      { ...man, statutoryReleaseDate: '2010-12-31', referralDate: '2010-07-01' },
      'detentionReferralInTime',
      false,
    ],
    ['Annex B: no referral yet', { ...man, statutoryReleaseDate: '2010-12-31' }, 'detentionReferralInTime', null],
    ['Annex B: no release date', man, 'detentionReferralDate', null],
  ];
  it.each(rows)('%s', (_title, facts, name, expected) => {
    expect(judge(facts).checks[name]).toEqual(expected);
  });
});
