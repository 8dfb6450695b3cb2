/** People to test on: complete facts in which nothing stands out, and one person for each programme who just passes it. */
import { type Answer, type Catalogue, catalogue } from '../../../lib/eligibility/catalogue.ts';
import type { Finding } from '../../../lib/eligibility/finding.ts';
import { ruleSet } from '../../../lib/eligibility/rule-set.ts';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/catalogue.ts';
import {
  type CscFacts,
  cscFactsSchema,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/facts.ts';
import type { ProgramCode } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/programme-codes.ts';
import { annexA } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/programmes/annex-a.ts';
import {
  chosenReadings,
  type Readings,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/readings.ts';
import {
  type CscSubject,
  subjectOf,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/subject.ts';
import examples from '../worked-examples.json' with { type: 'json' };

export type Facts = Readonly<Record<string, unknown>>;
export type Judged = Extract<Answer, { kind: 'judged' }>;

const woman: Facts = { ...examples.defaults, gender: 'F' };
const man: Facts = { ...examples.defaults, gender: 'M', sirR1: -2, incidents: [] };

export const incident = (event: string, more: Facts = {}): Facts => ({
  event,
  date: '2004-02-15',
  kind: 'general',
  source: 'conviction',
  convictions: 1,
  schedule: 'I',
  victim: 'stranger',
  ...more,
});
export const partnerIncident = (event: string, more: Facts = {}): Facts =>
  incident(event, { kind: 'family', victim: 'femalePartner', ...more });

export const completion = (program: string, more: Facts = {}): Facts => ({
  program,
  outcome: 'successful',
  sentence: 'current',
  finalReport: true,
  ...more,
});

const two = [incident('G1'), incident('G2')];
const sexOffender: Facts = { ssoaDone: true, ssoaNeeds: 'moderate', sexualConvictionCurrent: true };

/** Somebody who passes the programme, for each of the 28. */
export const passing: Readonly<Record<ProgramCode, Facts>> = {
  WVPP: { ...woman, crsIntake: 'moderate', incidents: two, harmDegree: 'moderate' },
  NSOYW: { ...woman, crsIntake: 'moderate', indigenous: true, incidents: [incident('G1')] },
  WSOP: { ...woman, crsIntake: 'moderate', sexualConvictionCurrent: true, sexualReoffendingRisk: 'moderate' },
  WOSAP: { ...woman, crsIntake: 'moderate', engagementProgramCompleted: true, substanceNeedSupplementary: 'moderate' },
  COC: {
    ...woman,
    crsIntake: 'moderate',
    indigenous: true,
    domainMaritalFamily: 'moderate',
    domainAssociates: 'moderate',
    domainAttitudes: 'moderate',
    problemSolvingDeficits: 1,
  },
  MPW: { ...woman, crsIntake: 'low', completed: [completion('WVPP')] },
  AWMP: { ...woman, crsIntake: 'low', indigenous: true, completed: [completion('WVPP')] },
  'VPP-HI': { ...man, sirR1: -5, incidents: two },
  'ISOYW-HI': { ...man, indigenous: true, crsIntake: 'high', incidents: two },
  'VPP-MI': { ...man, sirR1: -4, incidents: [incident('G1')] },
  'SOP-HI': { ...man, ...sexOffender, static99: 7 },
  'SOP-MI': { ...man, ...sexOffender, static99: 2 },
  'SOP-LI': { ...man, ...sexOffender, static99: 1 },
  'ODYSSEY-HI': { ...man, ...sexOffender, static99: 7, security: 'medium' },
  'ODYSSEY-P2': { ...man, ssoaDone: true, odysseyPhase1: 'completed' },
  CERUM: {
    ...man,
    ssoaDone: true,
    static99: 5,
    deviantSexualInterests: true,
    setting: 'community',
    monthsToWarrantExpiry: 11,
  },
  VISA: {
    ...man,
    ssoaDone: true,
    static99: 6,
    dynamicRisk: 'low',
    incestOffenceCurrent: true,
    incestVictimAges: [17],
  },
  TUPIQ: { ...man, ssoaDone: true, inukSelfIdentified: true, crsIntake: 'moderate', static99: 2, stable: 'moderate' },
  'FVPP-HI': { ...man, sirR1: -5, sara: 'high', incidents: [partnerIncident('F1'), partnerIncident('F2')] },
  'AFVPP-HI': {
    ...man,
    indigenous: true,
    crsIntake: 'moderate',
    sara: 'moderate',
    incidents: [partnerIncident('F1'), partnerIncident('F2')],
  },
  'FVPP-MI': { ...man, sirR1: 0, sara: 'moderate', incidents: [partnerIncident('F1')] },
  'NSAP-HI': { ...man, sirR1: -5, casaNeed: 'high', substanceLinkCurrentOffence: true },
  'AOSAP-HI': {
    ...man,
    indigenous: true,
    crsIntake: 'high',
    casaNeed: 'moderate',
    substanceLinkCurrentOffence: true,
  },
  'NSAP-MI': { ...man, sirR1: -4, casaNeed: 'moderate', substanceLinkCurrentOffence: true },
  'AOSAP-MI': {
    ...man,
    indigenous: true,
    crsIntake: 'moderate',
    casaNeed: 'moderate',
    substanceLinkCurrentOffence: true,
  },
  AAA: { ...man, sirR1: 0, propertyFraudDrugCurrent: 2 },
  BHP: {
    ...man,
    indigenous: true,
    crsIntake: 'moderate',
    needsProblemSolving: true,
    needsSelfControl: true,
    needsCulturalIdentity: true,
  },
  CMP: { ...man, sirR1: 0, setting: 'community', completed: [completion('VPP-MI')] },
};

const canada = correctionalServiceCanada();

/** The answer for one person, under the chosen readings with some changed. */
export function judge(facts: Facts, readings: Partial<Readings> = {}): Judged {
  return judgedBy(
    Object.keys(readings).length === 0 ? canada : correctionalServiceCanada({ ...chosenReadings, ...readings }),
    facts,
  );
}

function judgedBy(of: Catalogue, facts: Facts): Judged {
  const answer = of.check(facts, examples.asOf);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.errors));
  return answer;
}

/** One programme by itself: no other one's result has a part in its own. */
function alone(code: string, readings: Readings): Catalogue {
  const programmes = annexA(readings).filter((programme) => programme.code === code);
  const version = ruleSet<CscFacts, CscSubject>({
    id: code,
    title: code,
    sentencedFrom: null,
    sentencedUntil: null,
    programmes,
    subjectOf: (facts) => subjectOf(facts, readings),
    conclude: () => ({ priority: null, plan: {}, checks: {} }),
  });
  return catalogue({ jurisdiction: code, title: code, sourceTitle: code, schema: cscFactsSchema, versions: [version] });
}

const eachAlone = new Map(annexA(chosenReadings).map(({ code }) => [code, alone(code, chosenReadings)]));

export const eligibleFor = (facts: Facts, readings: Partial<Readings> = {}): readonly string[] =>
  judge(facts, readings)
    .programmes.filter(({ outcome }) => outcome === 'eligible')
    .map(({ programme }) => programme);

export function resultFor(code: string, facts: Facts, readings: Partial<Readings> = {}): Judged['programmes'][number] {
  const chosen = Object.keys(readings).length === 0 ? eachAlone.get(code) : undefined;
  const [result] = judgedBy(chosen ?? alone(code, { ...chosenReadings, ...readings }), facts).programmes;
  if (result === undefined) throw new Error(`no programme ${code}`);
  return result;
}

/** "eligible", or the reasons of every criterion that keeps the person out, in order, each once. */
export function verdictFor(code: string, facts: Facts, readings: Partial<Readings> = {}): string {
  const { outcome, criteria } = resultFor(code, facts, readings);
  if (outcome === 'eligible') return outcome;
  const failing = criteria.filter(({ verdict }) => verdict === 'notMet' || verdict === 'unknown');
  return [...new Set(failing.map(({ reason }) => String(reason)))].join(' ');
}

export function findingFor(code: string, criterion: string, facts: Facts, readings: Partial<Readings> = {}): Finding {
  const finding = resultFor(code, facts, readings).criteria.find((one) => one.criterion === criterion);
  if (finding === undefined) throw new Error(`${code} has no criterion ${criterion}`);
  return finding;
}
