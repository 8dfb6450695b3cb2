/** Arbitrary people for the properties: any fact may be there, null or absent. */
import fc from 'fast-check';
import { programCodes } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/programme-codes.ts';

const level = fc.constantFrom('low', 'moderate', 'high');
const flag = fc.boolean();
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 6 });

const incident = fc.record({
  event: fc.constantFrom('A', 'B', 'C'),
  kind: nullable(fc.constantFrom('general', 'family', 'sexual')),
  source: nullable(fc.constantFrom('conviction', 'institutionalCharge', 'selfReport', 'policeReport')),
  schedule: fc.constantFrom('I', 'none'),
  victim: nullable(fc.constantFrom('femalePartner', 'malePartner', 'child', 'stranger')),
});

const completion = fc.record({
  program: fc.constantFrom('ABC', 'A&E', ...programCodes),
  outcome: nullable(fc.constantFrom('successful', 'allSessions', 'partial')),
  sentence: nullable(fc.constantFrom('current', 'previous')),
  finalReport: nullable(flag),
});

/** Every fact that a criterion reads, with its values; likely ones more often, so that people pass something. */
export const factValues = {
  gender: fc.constantFrom('M', 'M', 'F'),
  indigenous: flag,
  inukSelfIdentified: flag,
  age: fc.integer({ min: 18, max: 80 }),
  sirR1: fc.oneof(fc.constantFrom(-30, -5, -4, 0, 1, 27), fc.integer({ min: -30, max: 27 })),
  crsIntake: level,
  static99: fc.integer({ min: 0, max: 8 }),
  stable: fc.constantFrom('low', 'moderate', 'moderate-high', 'high'),
  dynamicRisk: level,
  sexualReoffendingRisk: level,
  riskRecentlyElevatedTo: nullable(fc.constantFrom('moderate', 'high')),
  ssoaDone: fc.constantFrom(true, true, false),
  ssoaNeeds: level,
  sara: level,
  casaNeed: level,
  substanceNeedSupplementary: level,
  substanceLinkCurrentOffence: flag,
  incidents: fc.array(incident, { maxLength: 4 }),
  harmDegree: fc.constantFrom('low', 'moderate', 'considerable', 'high'),
  convictedViolentAgainstChildren: fc.constantFrom(false, false, true),
  violentOffenceRetaliationAbusivePartner: fc.constantFrom(false, false, true),
  violentOffenceInCustodySelfDefence: fc.constantFrom(false, false, true),
  sexualConvictionCurrent: flag,
  sexualConvictionFormer: flag,
  sexuallyMotivatedConviction: flag,
  admittedUnconvictedSexualOffence: flag,
  deviantSexualInterests: flag,
  incestOffenceCurrent: flag,
  incestVictimAges: fc.array(fc.integer({ min: 10, max: 25 }), { maxLength: 2 }),
  propertyFraudDrugCurrent: fc.integer({ min: 0, max: 3 }),
  propertyFraudDrugPastFiveYears: fc.integer({ min: 0, max: 3 }),
  completed: fc.oneof(fc.constant([]), fc.array(completion, { maxLength: 2 })),
  newConvictionsSinceCompletion: flag,
  engagementProgramCompleted: flag,
  mentalHealthInterventionCompleted: flag,
  odysseyPhase1: nullable(fc.constantFrom('completed', 'objectivesMet', 'partial')),
  inMaintenanceProgram: nullable(fc.constantFrom('MPW', 'CMP')),
  maintenanceNeededForRisk: flag,
  setting: fc.constantFrom('institution', 'community', 'intakeUnit'),
  security: fc.constantFrom('minimum', 'medium', 'maximum'),
  sentenceYears: fc.constantFrom(1, 2, 4, 8),
  monthsToWarrantExpiry: fc.constantFrom(10, 11, 24),
  detention: fc.record({
    scheduleIOffence: flag,
    causedDeathOrSeriousHarm: flag,
    likelyDeathOrSeriousHarm: flag,
    sexualOffenceChild: flag,
    likelySexualOffenceChild: flag,
  }),
  refusesEvaluation: fc.constantFrom(false, false, true),
  refusesGroup: fc.constantFrom(false, false, true),
  inAppeal: fc.constantFrom(false, false, true),
  psychopathy: fc.constantFrom(false, false, true),
  groupUnable: fc.constantFrom(false, false, true),
  frenchFluent: fc.constantFrom(true, true, false),
  needsProblemSolving: fc.constantFrom(true, true, false),
  needsSelfControl: fc.constantFrom(true, true, false),
  needsCulturalIdentity: fc.constantFrom(true, true, false),
  domainMaritalFamily: level,
  domainAssociates: level,
  domainAttitudes: level,
  problemSolvingDeficits: fc.integer({ min: 0, max: 2 }),
} as const;

export type FactName = keyof typeof factValues;
export const factNames = Object.keys(factValues).filter((name): name is FactName => Object.hasOwn(factValues, name));

/** Facts for which null says "none" and is known; every other null is unknown. */
export const noneIsKnown: readonly string[] = ['riskRecentlyElevatedTo', 'odysseyPhase1', 'inMaintenanceProgram'];

type SomeFacts = Readonly<Record<string, unknown>>;

/** Complete people: every fact is known. */
export const completeFacts: fc.Arbitrary<SomeFacts> = fc.record(factValues);

/** People of whom some facts are not known. */
export const sparseFacts: fc.Arbitrary<SomeFacts> = fc
  .tuple(completeFacts, fc.subarray(factNames, { maxLength: 12 }))
  .map(([facts, hidden]) =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.some((one) => one === name))),
  );

export const isKnown = (facts: SomeFacts, name: string): boolean =>
  noneIsKnown.includes(name) ? name in facts : (facts[name] ?? null) !== null;
