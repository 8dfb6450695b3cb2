/** Complete, seeded people for the eligibility bench: the same seed gives the same caseload. */
import type { CscFacts } from '../../lib/jurisdictions/correctional-service-canada/eligibility/facts.ts';

/** A small seeded generator of numbers from 0 up to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many people; `onlyMen` leaves women out, for the programmes that other engines hold too. */
export function caseload(howMany: number, seed: number, onlyMen = false): readonly CscFacts[] {
  const next = numbers(seed);
  const chance = (share: number): boolean => next() < share;
  const one = <const Value>(values: readonly [Value, ...Value[]]): Value =>
    values[Math.floor(next() * values.length)] ?? values[0];
  const level = () => one(['low', 'moderate', 'high']);
  const person = (number: number): CscFacts => {
    const gender = onlyMen || chance(0.9) ? ('M' as const) : ('F' as const);
    const indigenous = chance(0.3);
    const sexual = chance(0.2);
    const incidents = Array.from({ length: Math.floor(next() * 4) }, (_, index) => {
      const family = chance(0.3);
      return {
        event: `E${index}`,
        date: '2004-02-15',
        kind: family ? ('family' as const) : ('general' as const),
        source: one(['conviction', 'conviction', 'selfReport', 'policeReport']),
        convictions: 1,
        schedule: 'I' as const,
        victim: family ? one(['femalePartner', 'femalePartner', 'malePartner']) : ('stranger' as const),
      };
    });
    return {
      id: `P${number}`,
      gender,
      indigenous,
      inukSelfIdentified: indigenous && chance(0.1),
      age: 18 + Math.floor(next() * 50),
      sirR1: Math.floor(next() * 58) - 30,
      crsIntake: level(),
      static99: sexual ? Math.floor(next() * 10) : null,
      stable: sexual ? one(['low', 'moderate', 'moderate-high', 'high']) : null,
      dynamicRisk: sexual ? level() : null,
      ssoaDone: sexual,
      ssoaNeeds: sexual ? level() : null,
      sara: level(),
      casaNeed: level(),
      substanceNeedSupplementary: level(),
      substanceLinkCurrentOffence: chance(0.5),
      sexualReoffendingRisk: sexual ? level() : null,
      riskRecentlyElevatedTo: null,
      intakeAssessmentsComplete: true,
      needsApparentEarly: chance(0.2),
      incidents,
      harmDegree: one(['low', 'moderate', 'considerable', 'high']),
      convictedViolentAgainstChildren: false,
      violentOffenceRetaliationAbusivePartner: false,
      violentOffenceInCustodySelfDefence: false,
      violentInfractionsCurrentYear: 0,
      sexualConvictionCurrent: sexual,
      sexualConvictionFormer: false,
      sexuallyMotivatedConviction: false,
      admittedUnconvictedSexualOffence: false,
      deviantSexualInterests: sexual && chance(0.3),
      incestOffenceCurrent: false,
      incestVictimAges: [],
      propertyFraudDrugCurrent: Math.floor(next() * 4),
      propertyFraudDrugPastFiveYears: Math.floor(next() * 3),
      propertyFraudDrugOlder: 0,
      drugPersonalUseConvictions: 0,
      completed: chance(0.2)
        ? [
            {
              program: one(['ABC', 'VPP-MI', 'NSAP-HI', 'AAA']),
              outcome: 'successful',
              sentence: 'current',
              finalReport: true,
            },
          ]
        : [],
      newConvictionsSinceCompletion: false,
      engagementProgramCompleted: chance(0.5),
      mentalHealthInterventionCompleted: false,
      odysseyPhase1: null,
      inMaintenanceProgram: null,
      maintenanceNeededForRisk: chance(0.3),
      overrideApprovedFor: [],
      setting: chance(0.3) ? 'community' : 'institution',
      security: one(['minimum', 'medium', 'maximum']),
      sentenceYears: 2 + Math.floor(next() * 8),
      monthsToWarrantExpiry: Math.floor(next() * 36),
      unavailableOrDelaying: [],
      principalFactor: one(['violence', 'substance', 'general']),
      detention: {
        scheduleIOffence: chance(0.4),
        causedDeathOrSeriousHarm: chance(0.3),
        likelyDeathOrSeriousHarm: chance(0.3),
        sexualOffenceChild: false,
        likelySexualOffenceChild: false,
      },
      refusesEvaluation: false,
      refusesGroup: false,
      inAppeal: false,
      psychopathy: false,
      groupUnable: false,
      frenchFluent: chance(0.4),
      needsProblemSolving: chance(0.5),
      needsSelfControl: chance(0.5),
      needsCulturalIdentity: chance(0.5),
      domainMaritalFamily: level(),
      domainAssociates: level(),
      domainAttitudes: level(),
      problemSolvingDeficits: Math.floor(next() * 3),
    };
  };
  return Array.from({ length: howMany }, (_, number) => person(number));
}
