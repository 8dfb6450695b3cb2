/**
 * Every sentence that a caseworker may read, in files that one could read and correct: the catalogue, and what each
 * criterion says about people who differ from somebody who just passes in one fact.
 */
import { describe, expect, it } from 'vitest';
import { listProgrammes } from '../../lib/commands/programmes.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/eligibility/catalogue.ts';
import { programCodes } from '../../lib/jurisdictions/correctional-service-canada/eligibility/programme-codes.ts';
import {
  completion,
  type Facts,
  incident,
  partnerIncident,
  passing,
  resultFor,
} from './correctional-service-canada/people.ts';

const flags = [true, false, null];
const levels = ['low', 'moderate', 'high', null];
const detained = { scheduleIOffence: true, causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true };

/** What each fact may become, one at a time; `undefined` is a fact that is absent. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  gender: ['F', 'M', null],
  indigenous: flags,
  inukSelfIdentified: flags,
  sirR1: [-30, -2, 3, null],
  crsIntake: levels,
  static99: [0, 5, 8, null],
  stable: ['low', 'moderate-high', null],
  dynamicRisk: ['high', null],
  sexualReoffendingRisk: levels,
  riskRecentlyElevatedTo: ['high', undefined],
  ssoaDone: flags,
  ssoaNeeds: levels,
  sara: levels,
  casaNeed: levels,
  substanceNeedSupplementary: levels,
  substanceLinkCurrentOffence: flags,
  incidents: [
    [],
    [incident('G1')],
    [incident('G1'), incident('G2')],
    [partnerIncident('F1'), partnerIncident('F2')],
    [incident('G1', { kind: null, source: null, victim: null })],
    null,
  ],
  harmDegree: ['low', 'high', null],
  convictedViolentAgainstChildren: flags,
  violentOffenceRetaliationAbusivePartner: flags,
  violentOffenceInCustodySelfDefence: flags,
  sexualConvictionCurrent: flags,
  admittedUnconvictedSexualOffence: flags,
  deviantSexualInterests: flags,
  incestOffenceCurrent: flags,
  incestVictimAges: [[17], [18], null],
  propertyFraudDrugCurrent: [0, 2, null],
  completed: [
    [],
    [completion('VPP-MI')],
    [completion('VPP-HI')],
    [completion('ABC', { outcome: null })],
    [completion('SOP-HI', { finalReport: false })],
    [completion('AAA', { finalReport: null })],
    [completion('WVPP', { outcome: 'partial' })],
    null,
  ],
  engagementProgramCompleted: flags,
  mentalHealthInterventionCompleted: flags,
  odysseyPhase1: ['completed', 'objectivesMet', 'partial', null, undefined],
  inMaintenanceProgram: ['CMP', null, undefined],
  maintenanceNeededForRisk: flags,
  setting: ['institution', 'community', 'intakeUnit', null],
  security: ['minimum', 'medium', 'maximum', null],
  monthsToWarrantExpiry: [10, 12, null],
  detention: [detained, null],
  refusesEvaluation: flags,
  refusesGroup: flags,
  inAppeal: flags,
  psychopathy: flags,
  groupUnable: flags,
  frenchFluent: flags,
  needsProblemSolving: flags,
  needsSelfControl: flags,
  needsCulturalIdentity: flags,
  domainMaritalFamily: levels,
  domainAssociates: levels,
  domainAttitudes: levels,
  problemSolvingDeficits: [0, 2, null],
};

/** Two facts at once, for the sentences that need both. */
const pairs: readonly Facts[] = [
  { sirR1: 3, detention: detained },
  { sirR1: 3, detention: null },
  { static99: 1, detention: detained },
  { static99: 6, detention: detained },
  { static99: 6, detention: null },
  { static99: 1, ssoaNeeds: 'high', detention: null },
  { sirR1: -9, casaNeed: 'high', substanceLinkCurrentOffence: true, incidents: [incident('G1'), incident('G2')] },
  { sirR1: -9, casaNeed: 'high', ssoaDone: null, sexualConvictionFormer: true, static99: 8 },
  { completed: [completion('VPP-MI')], newConvictionsSinceCompletion: true },
  { completed: [completion('VPP-MI')], newConvictionsSinceCompletion: null },
  { indigenous: null, sirR1: -2, crsIntake: 'moderate' },
  { static99: null, ssoaNeeds: 'moderate' },
  { static99: null, ssoaNeeds: null },
  { sirR1: null, casaNeed: 'moderate' },
  { sirR1: 3, setting: 'community', riskRecentlyElevatedTo: undefined },
  { sirR1: 3, sara: null, incidents: [partnerIncident('F1'), incident('G1')] },
  { sirR1: 3, casaNeed: null, substanceLinkCurrentOffence: null },
  { sexualConvictionCurrent: true, sexualReoffendingRisk: 'moderate' },
  { sexualConvictionCurrent: true, sexualReoffendingRisk: null },
  { setting: 'community', maintenanceNeededForRisk: true },
  { setting: 'community', maintenanceNeededForRisk: null },
];

const { programmes } = correctionalServiceCanada();

/** The facts that the programme's criteria say they read: no other can change a sentence. */
function factsReadBy(code: string): ReadonlySet<string> {
  const programme = programmes.find((listed) => listed.programme === code);
  return new Set(programme?.criteria.flatMap(({ facts }) => facts));
}

function sentences(): string {
  const lines = new Set<string>();
  for (const code of programCodes) {
    const read = factsReadBy(code);
    const single = Object.entries(values).filter(([fact]) => read.has(fact));
    const together = pairs.filter((pair) => Object.keys(pair).some((fact) => read.has(fact)));
    const changes = [
      ...together,
      ...single.flatMap(([fact, options]) => options.map((option) => ({ [fact]: option }))),
    ];
    for (const change of changes) {
      const { criteria, almost } = resultFor(code, { ...passing[code], ...change });
      for (const { criterion, verdict, reason, text, facts, assessment } of criteria) {
        const tool = assessment === null ? '' : ` (${assessment.fact}: ${assessment.tool})`;
        lines.add(
          `${criterion} ${verdict}${reason === null ? '' : ` ${reason}`}: ${text}${tool} ${JSON.stringify(facts)}`,
        );
      }
      for (const { fact, kind, to, text, trial } of almost?.changes ?? []) {
        lines.add(`almost ${kind} ${fact} ${JSON.stringify(to)}: ${text} ${JSON.stringify(trial)}`);
      }
    }
  }
  return `${[...lines].sort().join('\n')}\n`;
}

function catalogue(): string {
  const parts: string[] = [];
  const terminal = {
    write: (part: string) => void parts.push(part),
    complain: (part: string) => void parts.push(part),
  };
  listProgrammes({}, terminal);
  listProgrammes({ json: true, jurisdiction: 'correctional-service-canada' }, terminal);
  return parts.join('');
}

describe('what people read', () => {
  it('in the catalogue', async () => {
    await expect(catalogue()).toMatchFileSnapshot('./golden/catalogue.txt');
  });

  it('in the answers', async () => {
    await expect(sentences()).toMatchFileSnapshot('./golden/sentences.txt');
  });
});
