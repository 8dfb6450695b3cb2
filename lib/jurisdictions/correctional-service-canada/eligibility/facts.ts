/** The facts that the rules of the Correctional Service of Canada read. Absent or null is not known, unless said otherwise. */
import * as z from 'zod';
import { amount, assessmentRecords, commonFacts, date, flag, whole, word } from '../../../eligibility/facts-schema.ts';
import { formerPrograms, programCodes } from './programme-codes.ts';

const level = () => word('low', 'moderate', 'high');
const count = () => whole(0, 10_000);
const months = () => amount(0, 1200);
const programCode = z.enum(programCodes);

/** One entry of the history of violence; entries that share an `event` are one incident. */
const incident = z.strictObject({
  event: z.string().min(1),
  date: date(),
  kind: word('general', 'family', 'sexual'),
  source: word('conviction', 'institutionalCharge', 'selfReport', 'policeReport'),
  convictions: count(),
  schedule: word('I', 'II', 'murder', 'none'),
  victim: word('femalePartner', 'malePartner', 'child', 'stranger'),
});

const completion = z.strictObject({
  program: z.enum([...programCodes, ...formerPrograms]),
  outcome: word('successful', 'allSessions', 'partial'),
  sentence: word('current', 'previous'),
  finalReport: flag(),
});

/** What Annex B asks; inside the object, a member that is absent was not found (false), one that is null is not known. */
const detentionFacts = {
  causedDeathOrSeriousHarm: flag(),
  likelyDeathOrSeriousHarm: flag(),
  sexualOffenceChild: flag(),
  likelySexualOffenceChild: flag(),
};

const identityFacts = {
  gender: word('M', 'F'),
  /** Self-declared; never inferred. */
  indigenous: flag(),
  inukSelfIdentified: flag(),
  age: whole(0, 130),
};

const riskFacts = {
  sirR1: whole(-30, 27),
  crsIntake: level(),
  static99: whole(0, 12),
  stable: word('low', 'moderate', 'moderate-high', 'high'),
  dynamicRisk: level(),
  sexualReoffendingRisk: level(),
  /** Null is a fact: not elevated. */
  riskRecentlyElevatedTo: word('moderate', 'high'),
};

const assessmentFacts = {
  ssoaDone: flag(),
  ssoaNeeds: level(),
  sara: level(),
  casaNeed: level(),
  substanceNeedSupplementary: level(),
  substanceLinkCurrentOffence: flag(),
  intakeAssessmentsComplete: flag(),
  needsApparentEarly: flag(),
};

const offenceFacts = {
  incidents: z.array(incident).nullish(),
  harmDegree: word('low', 'moderate', 'considerable', 'high'),
  convictedViolentAgainstChildren: flag(),
  violentOffenceRetaliationAbusivePartner: flag(),
  violentOffenceInCustodySelfDefence: flag(),
  violentInfractionsCurrentYear: count(),
  sexualConvictionCurrent: flag(),
  sexualConvictionFormer: flag(),
  sexuallyMotivatedConviction: flag(),
  admittedUnconvictedSexualOffence: flag(),
  deviantSexualInterests: flag(),
  incestOffenceCurrent: flag(),
  incestVictimAges: z.array(z.int().min(0).max(130)).nullish(),
  propertyFraudDrugCurrent: count(),
  propertyFraudDrugPastFiveYears: count(),
  propertyFraudDrugOlder: count(),
  drugPersonalUseConvictions: count(),
};

const programFacts = {
  completed: z.array(completion).nullish(),
  newConvictionsSinceCompletion: flag(),
  engagementProgramCompleted: flag(),
  mentalHealthInterventionCompleted: flag(),
  /** Null is a fact: phase 1 was not taken. */
  odysseyPhase1: word('completed', 'objectivesMet', 'partial'),
  /** Null is a fact: in none. */
  inMaintenanceProgram: programCode.nullish(),
  maintenanceNeededForRisk: flag(),
  overrideApprovedFor: z.array(programCode).nullish(),
};

const settingFacts = {
  setting: word('institution', 'community', 'intakeUnit'),
  security: word('minimum', 'medium', 'maximum'),
  sentenceYears: amount(0, 200),
  monthsToWarrantExpiry: months(),
  unavailableOrDelaying: z.array(programCode).nullish(),
  /** Null is a fact: none was named. */
  principalFactor: word('violence', 'substance', 'general'),
  detention: z.strictObject({ scheduleIOffence: flag(), ...detentionFacts }).nullish(),
  refusesEvaluation: flag(),
  refusesGroup: flag(),
  inAppeal: flag(),
  psychopathy: flag(),
  groupUnable: flag(),
  frenchFluent: flag(),
};

const needFacts = {
  needsProblemSolving: flag(),
  needsSelfControl: flag(),
  needsCulturalIdentity: flag(),
  domainMaritalFamily: level(),
  domainAssociates: level(),
  domainAttitudes: level(),
  problemSolvingDeficits: count(),
};

/** Facts that only the rules across programmes read (13h, 14, 20–23, 39, 67, 68, Annex B). */
const ruleFacts = {
  riskDetermined: flag(),
  needsDetermined: flag(),
  supplementaryResults: flag(),
  recentlyAdmitted: flag(),
  programOfferedAtIntakeUnit: flag(),
  proposal: word('localNonAccreditedProgram', 'individualCounselling'),
  nationalProgramAvailableForNeed: flag(),
  monthsLeftInSentence: months(),
  programMonths: months(),
  referralDate: date(),
  referralDocument: z.string().nullish(),
  statutoryReleaseDate: date(),
  /** How many maintenance referrals are open, or which. */
  maintenanceReferrals: z.union([z.int().min(0), z.array(z.string())]).nullish(),
  shortSentence: flag(),
  sexOffender: flag(),
  schedule: word('I', 'II', 'murder', 'none'),
  ...detentionFacts,
};

export const cscFactsSchema = z.strictObject({
  ...commonFacts,
  ...assessmentRecords(
    'sirR1',
    'crsIntake',
    'static99',
    'stable',
    'dynamicRisk',
    'sexualReoffendingRisk',
    'ssoaNeeds',
    'sara',
    'casaNeed',
    'substanceNeedSupplementary',
    'domainMaritalFamily',
    'domainAssociates',
    'domainAttitudes',
  ),
  ...identityFacts,
  ...riskFacts,
  ...assessmentFacts,
  ...offenceFacts,
  ...programFacts,
  ...settingFacts,
  ...needFacts,
  ...ruleFacts,
});

export type CscFacts = Readonly<z.infer<typeof cscFactsSchema>>;
export type Incident = z.infer<typeof incident>;
export type Completion = z.infer<typeof completion>;
export type Level = 'low' | 'moderate' | 'high';
