import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../lib/eligibility/catalogue.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/eligibility/catalogue.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/eligibility/catalogue.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/eligibility/catalogue.ts';

type Facts = Readonly<Record<string, unknown>>;

function judge(catalogue: Catalogue, facts: Facts, asOf: string | null = null) {
  const answer = catalogue.check(facts, asOf);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.errors));
  return answer;
}

function verdict(catalogue: Catalogue, code: string, facts: Facts): string {
  const result = judge(catalogue, facts).programmes.find(({ programme }) => programme === code);
  if (result?.outcome === 'eligible') return 'eligible';
  const failing = result?.criteria.filter((one) => one.verdict === 'notMet' || one.verdict === 'unknown') ?? [];
  return [...new Set(failing.map(({ reason }) => reason))].join(' ');
}

describe('Saskatchewan: Community Connections', () => {
  const passes = { age: 12, sentenced: true, supervisedByCsrs: true, reoffenceProbability: 'high' };
  it.each([
    [{}, 'eligible'],
    [{ age: 24 }, 'eligible'],
    [{ age: 11 }, 'age'],
    [{ age: 25 }, 'age'],
    [{ age: null }, 'missing_assessment'],
    [{ sentenced: false }, 'legal_status'],
    [{ supervisedByCsrs: false }, 'supervision'],
    [{ reoffenceProbability: 'very high' }, 'eligible'],
    [{ reoffenceProbability: 'medium' }, 'risk_band'],
    [{ reoffenceProbability: 'low' }, 'risk_band'],
    [{ reoffenceProbability: null }, 'missing_assessment'],
    [{ multipleRiskFactors: false }, 'eligible'],
  ])('%j: %s', (change, expected) => {
    expect(verdict(saskatchewan(), 'COMMUNITY-CONNECTIONS', { ...passes, ...change })).toBe(expected);
  });

  it('left to people, another age is not a refusal (A40)', () => {
    expect(verdict(saskatchewan('left to people'), 'COMMUNITY-CONNECTIONS', { ...passes, age: 25 })).toBe(
      'missing_assessment',
    );
  });

  it.each([
    ['community', 3, true],
    ['community', 2.9, false],
    ['custody', 1, true],
    ['custody', 0.9, false],
    [null, 5, null],
    ['custody', null, null],
  ])('%s with %s hours a week meets the minimum: %s', (place, contactHoursPerWeek, expected) => {
    const { checks, priority, plan } = judge(saskatchewan(), { ...passes, place, contactHoursPerWeek });
    expect(checks).toEqual({ contactMinimumMet: expected });
    expect(priority).toBeNull();
    expect(plan).toEqual({});
  });

  it('time alone will do for a child: the latest day of the twelfth birthday', () => {
    const almost = (facts: Facts, asOf: string | null) =>
      judge(saskatchewan(), { ...passes, ...facts }, asOf).programmes[0]?.almost;
    expect(almost({ age: 10 }, '2025-02-28')).toMatchObject({
      earliestOn: '2027-02-28',
      changes: [{ kind: 'wait', fact: 'age', to: [12] }],
    });
    expect(almost({ age: 11, asOf: '2024-02-29' }, '2025-02-28')).toMatchObject({ earliestOn: '2025-02-28' });
    expect(almost({ age: 10 }, null)).toMatchObject({ earliestOn: null, changes: [{ kind: 'wait', on: null }] });
    expect(almost({ age: 10, supervisedByCsrs: null }, '2025-02-28')).toMatchObject({
      earliestOn: null,
      changes: [{ fact: 'supervisedByCsrs' }, { kind: 'wait' }],
    });
    expect(almost({ age: null }, '2025-02-28')).toMatchObject({ changes: [{ kind: 'establish', to: [12] }] });
    expect(almost({ age: 25 }, '2025-02-28')).toBeNull();
    expect(almost({ age: 10, sentenced: false }, '2025-02-28')).toBeNull();
  });

  it('shows who assessed the probability', () => {
    const answer = judge(saskatchewan(), {
      ...passes,
      assessments: { reoffenceProbability: { date: '2024-05-01', assessor: 'P. Lam' } },
    });
    expect(answer.programmes[0]?.criteria.at(-1)?.assessment).toMatchObject({ date: '2024-05-01', assessor: 'P. Lam' });
  });
});

describe('England and Wales: CONNECT', () => {
  const passes = { inPrison: true, familyRelationshipsFactor: true };
  it.each([
    [{}, 'eligible'],
    [{ inPrison: false }, 'setting'],
    [{ inPrison: null }, 'missing_assessment'],
    [{ familyRelationshipsFactor: false }, 'need_level'],
    [{ familyRelationshipsFactor: null }, 'missing_assessment'],
    [{ relationship: 'good' }, 'eligible'],
    [{ relationship: 'brokenDown' }, 'eligible'],
    [{ workshopOperationallyPossible: false }, 'eligible'],
  ])('%j: %s', (change, expected) => {
    expect(verdict(englandAndWales(), 'CONNECT', { ...passes, ...change })).toBe(expected);
  });

  it('as aims only, the family factor is not asked (A51)', () => {
    expect(verdict(englandAndWales(false), 'CONNECT', { inPrison: true, familyRelationshipsFactor: false })).toBe(
      'eligible',
    );
  });

  it.each([
    [true, true],
    [false, false],
    [undefined, null],
  ])('six sessions of two hours; the workshop, possible %s, is %s', (workshopOperationallyPossible, familyWorkshop) => {
    expect(judge(englandAndWales(), { ...passes, workshopOperationallyPossible }).checks).toEqual({
      sessions: 6,
      hoursPerSession: 2,
      familyWorkshop,
    });
  });
});

describe('Connecticut', () => {
  const pretrial = { legalStatus: 'pretrial', heldOnBond: true };
  const rows: readonly (readonly [code: string, facts: Facts, expected: string])[] = [
    ['CT-JRIP', pretrial, 'eligible'],
    ['CT-JRIP', { ...pretrial, heldOnBond: false }, 'legal_status'],
    ['CT-JRIP', { ...pretrial, legalStatus: 'sentenced' }, 'legal_status'],
    ['CT-JRIP', { heldOnBond: true }, 'missing_assessment'],
    ['CT-JRIP-IPST', { ...pretrial, substanceAbuseProblem: true }, 'eligible'],
    ['CT-JRIP-IPST', { ...pretrial, seriousMentalIllness: true }, 'eligible'],
    ['CT-JRIP-IPST', { ...pretrial, mentalHealthCurrentSignificant: true }, 'eligible'],
    ['CT-JRIP-IPST', { ...pretrial, substanceAbuseProblem: false, seriousMentalIllness: false }, 'missing_assessment'],
    [
      'CT-JRIP-IPST',
      { ...pretrial, substanceAbuseProblem: false, seriousMentalIllness: false, mentalHealthCurrentSignificant: false },
      'need_level',
    ],
    ['CT-JD-SCREEN', { inCustodyAtCourt: true, seriousMentalIllness: true }, 'eligible'],
    ['CT-JD-SCREEN', { legalStatus: 'sentenced', inCustodyAtCourt: true, seriousMentalIllness: true }, 'legal_status'],
    ['CT-JD-SCREEN', { inCustodyAtCourt: false, seriousMentalIllness: true }, 'setting'],
    ['CT-JD-SCREEN', { inCustodyAtCourt: true, seriousMentalIllness: false }, 'need_level'],
    ['CT-JD-SCREEN', { inCustodyAtCourt: true }, 'missing_assessment'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial', hoursSinceAdmission: 3 }, 'eligible'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial', diverted: false }, 'eligible'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial', diverted: true, hoursSinceAdmission: 3 }, 'legal_status'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial' }, 'missing_assessment'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'sentenced', sentence: { years: 2, days: 0 } }, 'eligible'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'sentenced', sentence: { years: 2, days: 1 } }, 'sentence_length'],
    ['CT-PRETRIAL-CLASSIFICATION', { sentenceYears: 1.5 }, 'eligible'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial', sentenceYears: 2 }, 'eligible'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial', sentenceYears: 2.01 }, 'missing_assessment'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'pretrial', diverted: true, sentenceYears: 2 }, 'eligible'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'parole', sentenceYears: 1.5 }, 'legal_status'],
    ['CT-PRETRIAL-CLASSIFICATION', { legalStatus: 'sentenced' }, 'missing_assessment'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 2, days: 1 } }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 2, days: 0 } }, 'sentence_length'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 0, days: 730 } }, 'sentence_length'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 1, days: 366 } }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 3 } }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { days: 800 } }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { days: 730 } }, 'sentence_length'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: null, days: null } }, 'missing_assessment'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 2, days: null } }, 'missing_assessment'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: 3, days: null } }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: null, days: 1 } }, 'missing_assessment'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: { years: null, days: 731 } }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: {} }, 'missing_assessment'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentence: {}, sentenceYears: 3 }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentenceYears: 2 }, 'sentence_length'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true, sentenceYears: 2.01 }, 'eligible'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: true }, 'missing_assessment'],
    ['CT-ORIENTATION-10DAY', { newlySentenced: false, sentenceYears: 5 }, 'legal_status'],
    ['CT-EDU-MANDATED', { age: 17, hsDiploma: false, ged: false }, 'eligible'],
    ['CT-EDU-MANDATED', { age: 18, hsDiploma: false, ged: false }, 'age'],
    ['CT-EDU-MANDATED', { age: 17, hsDiploma: true, ged: false }, 'already_completed'],
    ['CT-EDU-MANDATED', { age: 17, hsDiploma: false, ged: true }, 'already_completed'],
    ['CT-EDU-MANDATED', { hsDiploma: false, ged: false }, 'missing_assessment'],
    ['CT-EDU-MANDATED', { age: 17, hsDiploma: false }, 'missing_assessment'],
    ['CT-SPED-MANDATED', { age: 20, specialEducationNeed: true }, 'eligible'],
    ['CT-SPED-MANDATED', { age: 21, specialEducationNeed: true }, 'age'],
    ['CT-SPED-MANDATED', { age: 20, specialEducationNeed: false }, 'need_level'],
    ['CT-PROBATION-TRANSITION', { splitSentence: true, stipulation: 'probation' }, 'eligible'],
    ['CT-PROBATION-TRANSITION', { splitSentence: true, stipulation: 'specialParole', beingReleased: true }, 'eligible'],
    [
      'CT-PROBATION-TRANSITION',
      { splitSentence: true, stipulation: 'probation', beingReleased: false },
      'legal_status',
    ],
    ['CT-PROBATION-TRANSITION', { splitSentence: false, stipulation: 'probation' }, 'legal_status'],
    ['CT-PROBATION-TRANSITION', { splitSentence: true }, 'missing_assessment'],
    ['CT-DISCHARGE-PLAN', { beingReleased: true }, 'eligible'],
    ['CT-DISCHARGE-PLAN', { dischargeDate: '2025-06-30' }, 'eligible'],
    ['CT-DISCHARGE-PLAN', { beingReleased: false, dischargeDate: '2025-06-30' }, 'eligible'],
    ['CT-DISCHARGE-PLAN', { beingReleased: false }, 'legal_status'],
    ['CT-DISCHARGE-PLAN', {}, 'missing_assessment'],
    ['CT-DISCHARGE-PLANNER', { seriousMedicalOrMentalProblem: true }, 'eligible'],
    ['CT-DISCHARGE-PLANNER', { seriousMedicalOrMentalProblem: true, beingReleased: false }, 'legal_status'],
    ['CT-DISCHARGE-PLANNER', { seriousMedicalOrMentalProblem: false, beingReleased: true }, 'need_level'],
    ['CT-DISCHARGE-PLANNER', { beingReleased: true }, 'missing_assessment'],
    ['CT-MENTAL-HEALTH-UNIT', { legalStatus: 'parole', mentalHealthCurrentSignificant: true }, 'eligible'],
    [
      'CT-MENTAL-HEALTH-UNIT',
      { legalStatus: 'communitySupervision', mentalHealthHistorySignificant: true },
      'eligible',
    ],
    ['CT-MENTAL-HEALTH-UNIT', { legalStatus: 'sentenced', mentalHealthHistorySignificant: true }, 'legal_status'],
    [
      'CT-MENTAL-HEALTH-UNIT',
      { legalStatus: 'parole', mentalHealthCurrentSignificant: false, mentalHealthHistorySignificant: false },
      'need_level',
    ],
    ['CT-SPECIAL-MANAGEMENT-UNIT', { legalStatus: 'parole', sexOffender: true }, 'eligible'],
    ['CT-SPECIAL-MANAGEMENT-UNIT', { legalStatus: 'communitySupervision', sexOffender: true }, 'legal_status'],
    ['CT-SPECIAL-MANAGEMENT-UNIT', { legalStatus: 'parole', sexOffender: false }, 'no_qualifying_offence'],
  ];
  it.each(rows)('%s for %j: %s', (code, facts, expected) => {
    expect(verdict(connecticut(), code, facts)).toBe(expected);
  });

  it('the other reading ends special education with the year of the birthday (A41)', () => {
    const other = connecticut('end of the 21st year');
    expect(verdict(other, 'CT-SPED-MANDATED', { age: 21, specialEducationNeed: true })).toBe('eligible');
    expect(verdict(other, 'CT-SPED-MANDATED', { age: 22, specialEducationNeed: true })).toBe('age');
  });

  it('says who decides, what is late and which dates follow', () => {
    expect(judge(connecticut(), { inCustodyAtCourt: true, seriousMentalIllness: true }).checks.diversionDecidedBy).toBe(
      'judge',
    );
    expect(judge(connecticut(), {}).checks).toEqual({
      diversionDecidedBy: null,
      initialAssessmentHours: 24,
      initialAssessmentLate: null,
      dischargePlanDate: null,
      frontLoadedUntil: null,
      criticalUntil: null,
    });
    expect(judge(connecticut(), { hoursSinceAdmission: 24 }).checks.initialAssessmentLate).toBe(false);
    expect(judge(connecticut(), { hoursSinceAdmission: 24.1 }).checks.initialAssessmentLate).toBe(true);
    expect(judge(connecticut(), { dischargeDate: '2025-06-30' }).checks).toMatchObject({
      dischargePlanDate: '2025-05-16',
      frontLoadedUntil: null,
    });
    expect(
      judge(connecticut(), { dischargeDate: '2025-10-31', splitSentence: true, stipulation: 'probation' }).checks,
    ).toMatchObject({
      frontLoadedUntil: '2026-02-28',
      criticalUntil: '2025-11-03',
    });
  });
});
