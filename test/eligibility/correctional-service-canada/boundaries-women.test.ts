import { describe, expect, it } from 'vitest';
import type { ProgramCode } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/programme-codes.ts';
import { completion, type Facts, incident, passing, verdictFor } from './people.ts';

type Row = readonly [program: ProgramCode, what: string, change: Facts, expected: string];

const sexual = { sexualConvictionCurrent: true, sexualReoffendingRisk: 'moderate' };

const rows: readonly Row[] = [
  ['WVPP', 'a woman who just passes', {}, 'eligible'],
  ['WVPP', 'a man', { gender: 'M' }, 'gender'],
  ['WVPP', 'gender not recorded', { gender: null }, 'missing_assessment'],
  ['WVPP', 'CRS high', { crsIntake: 'high' }, 'eligible'],
  ['WVPP', 'CRS low', { crsIntake: 'low' }, 'risk_band'],
  ['WVPP', 'CRS not assessed', { crsIntake: null }, 'missing_assessment'],
  [
    'WVPP',
    'CRS low with every override of 60 that a man could meet',
    {
      crsIntake: 'low',
      sara: 'high',
      casaNeed: 'high',
      substanceLinkCurrentOffence: true,
      riskRecentlyElevatedTo: 'high',
      setting: 'community',
    },
    'risk_band',
  ],
  ['WVPP', 'one incident', { incidents: [incident('G1')] }, 'incidents'],
  ['WVPP', 'three incidents', { incidents: ['A', 'B', 'C'].map((event) => incident(event)) }, 'eligible'],
  [
    'WVPP',
    'two entries of one event',
    { incidents: [incident('G1'), incident('G1', { source: 'selfReport' })] },
    'incidents',
  ],
  [
    'WVPP',
    'one conviction and one institutional charge',
    { incidents: [incident('G1'), incident('G2', { source: 'institutionalCharge' })] },
    'eligible',
  ],
  [
    'WVPP',
    'one conviction and one self-report',
    { incidents: [incident('G1'), incident('G2', { source: 'selfReport' })] },
    'eligible',
  ],
  [
    'WVPP',
    'one conviction and one police report',
    { incidents: [incident('G1'), incident('G2', { source: 'policeReport' })] },
    'incidents',
  ],
  [
    'WVPP',
    'one conviction and one of unknown source',
    { incidents: [incident('G1'), incident('G2', { source: null })] },
    'missing_assessment',
  ],
  [
    'WVPP',
    'one sexual and one family incident',
    { incidents: [incident('S', { kind: 'sexual' }), incident('F', { kind: 'family' })] },
    'eligible',
  ],
  ['WVPP', 'a history not recorded', { incidents: null }, 'missing_assessment'],
  ['WVPP', 'low harm', { harmDegree: 'low' }, 'harm'],
  ['WVPP', 'considerable harm', { harmDegree: 'considerable' }, 'eligible'],
  ['WVPP', 'high harm', { harmDegree: 'high' }, 'eligible'],
  ['WVPP', 'harm not assessed', { harmDegree: null }, 'missing_assessment'],
  ['WVPP', 'convicted of violence against children', { convictedViolentAgainstChildren: true }, 'exclusion'],
  ['WVPP', 'unknown whether against children', { convictedViolentAgainstChildren: null }, 'missing_assessment'],
  ['WVPP', 'retaliation against an abusive partner', { violentOffenceRetaliationAbusivePartner: true }, 'exclusion'],
  ['WVPP', 'self-defence in custody', { violentOffenceInCustodySelfDefence: true }, 'exclusion'],
  ['WVPP', 'passes the sex offender programme', sexual, 'exclusion'],
  ['WVPP', 'a sexual offence with low sexual risk', { ...sexual, sexualReoffendingRisk: 'low' }, 'eligible'],
  [
    'WVPP',
    'a sexual offence with sexual risk not assessed',
    { ...sexual, sexualReoffendingRisk: null },
    'missing_assessment',
  ],
  ['WVPP', 'completed on this sentence', { completed: [completion('WVPP')] }, 'already_completed'],
  [
    'WVPP',
    'all sessions on this sentence',
    { completed: [completion('WVPP', { outcome: 'allSessions' })] },
    'already_completed',
  ],
  ['WVPP', 'taken in part on this sentence', { completed: [completion('WVPP', { outcome: 'partial' })] }, 'eligible'],
  [
    'WVPP',
    'completed on a previous sentence',
    { completed: [completion('WVPP', { sentence: 'previous' })] },
    'eligible',
  ],
  [
    'WVPP',
    'completed on an unknown sentence',
    { completed: [completion('WVPP', { sentence: null })] },
    'missing_assessment',
  ],
  [
    'WVPP',
    'completed, unknown whether new convictions came',
    { completed: [completion('WVPP')], newConvictionsSinceCompletion: null },
    'missing_assessment',
  ],
  [
    'WVPP',
    'completed, new convictions since',
    { completed: [completion('WVPP')], newConvictionsSinceCompletion: true },
    'eligible',
  ],
  ['WVPP', 'completions not recorded', { completed: null }, 'missing_assessment'],

  ['NSOYW', 'a history of violence, no need', {}, 'eligible'],
  ['NSOYW', 'not Indigenous', { indigenous: false }, 'identity'],
  ['NSOYW', 'identity not recorded', { indigenous: null }, 'missing_assessment'],
  ['NSOYW', 'Inuk implies Indigenous', { indigenous: false, inukSelfIdentified: true }, 'eligible'],
  ['NSOYW', 'CRS low', { crsIntake: 'low' }, 'risk_band'],
  ['NSOYW', 'need moderate, no violence', { incidents: [], substanceNeedSupplementary: 'moderate' }, 'eligible'],
  ['NSOYW', 'need high, no violence', { incidents: [], substanceNeedSupplementary: 'high' }, 'eligible'],
  ['NSOYW', 'need low, no violence', { incidents: [] }, 'incidents need_level'],
  [
    'NSOYW',
    'need not assessed, no violence',
    { incidents: [], substanceNeedSupplementary: null },
    'missing_assessment',
  ],
  ['NSOYW', 'need not assessed, with violence', { substanceNeedSupplementary: null }, 'eligible'],
  ['NSOYW', 'need low, history not recorded', { incidents: null }, 'missing_assessment'],
  ['NSOYW', 'a police report is a history too', { incidents: [incident('G', { source: 'policeReport' })] }, 'eligible'],

  ['WSOP', 'a current conviction', {}, 'eligible'],
  ['WSOP', 'a former conviction', { sexualConvictionCurrent: false, sexualConvictionFormer: true }, 'eligible'],
  [
    'WSOP',
    'a sexually motivated offence',
    { sexualConvictionCurrent: false, sexuallyMotivatedConviction: true },
    'eligible',
  ],
  ['WSOP', 'an admission', { sexualConvictionCurrent: false, admittedUnconvictedSexualOffence: true }, 'eligible'],
  ['WSOP', 'no sexual offence', { sexualConvictionCurrent: false }, 'no_qualifying_offence'],
  [
    'WSOP',
    'unknown whether there is an admission',
    { sexualConvictionCurrent: false, admittedUnconvictedSexualOffence: null },
    'missing_assessment',
  ],
  ['WSOP', 'low sexual risk', { sexualReoffendingRisk: 'low' }, 'risk_band'],
  ['WSOP', 'high sexual risk', { sexualReoffendingRisk: 'high' }, 'eligible'],
  ['WSOP', 'sexual risk not assessed', { sexualReoffendingRisk: null }, 'missing_assessment'],
  ['WSOP', 'CRS low', { crsIntake: 'low' }, 'risk_band'],

  ['WOSAP', 'moderate need after the Engagement Program', {}, 'eligible'],
  [
    'WOSAP',
    'high need, no link with the offence',
    { substanceNeedSupplementary: 'high', substanceLinkCurrentOffence: false },
    'eligible',
  ],
  ['WOSAP', 'low need', { substanceNeedSupplementary: 'low' }, 'need_level'],
  ['WOSAP', 'need not assessed', { substanceNeedSupplementary: null }, 'missing_assessment'],
  ['WOSAP', 'Engagement Program not completed', { engagementProgramCompleted: false }, 'prerequisite'],
  ['WOSAP', 'Engagement Program not recorded', { engagementProgramCompleted: null }, 'missing_assessment'],
  ['WOSAP', 'CRS low', { crsIntake: 'low' }, 'risk_band'],

  ['COC', 'everything just met', {}, 'eligible'],
  ['COC', 'not Indigenous', { indigenous: false }, 'identity'],
  ['COC', 'CRS low', { crsIntake: 'low' }, 'risk_band'],
  ['COC', 'low family need', { domainMaritalFamily: 'low' }, 'need_level'],
  ['COC', 'high family need', { domainMaritalFamily: 'high' }, 'eligible'],
  ['COC', 'family need not assessed', { domainMaritalFamily: null }, 'missing_assessment'],
  ['COC', 'low need in associates', { domainAssociates: 'low' }, 'need_level'],
  ['COC', 'low need in attitudes', { domainAttitudes: 'low' }, 'need_level'],
  ['COC', 'no deficit', { problemSolvingDeficits: 0 }, 'problem_solving'],
  ['COC', 'two deficits', { problemSolvingDeficits: 2 }, 'eligible'],
  ['COC', 'deficits not assessed', { problemSolvingDeficits: null }, 'missing_assessment'],

  ['MPW', 'a completed programme with report, low risk', {}, 'eligible'],
  ['MPW', 'nothing completed', { completed: [] }, 'prerequisite'],
  [
    'MPW',
    'all sessions on a previous sentence',
    { completed: [completion('WSOP', { outcome: 'allSessions', sentence: 'previous' })] },
    'eligible',
  ],
  ['MPW', 'taken in part', { completed: [completion('WVPP', { outcome: 'partial' })] }, 'prerequisite'],
  ['MPW', 'the report is pending', { completed: [completion('WVPP', { finalReport: false })] }, 'report_pending'],
  [
    'MPW',
    'the report is not recorded',
    { completed: [completion('WVPP', { finalReport: null })] },
    'missing_assessment',
  ],
  [
    'MPW',
    'one with report among two',
    { completed: [completion('WSOP', { finalReport: false }), completion('WVPP')] },
    'eligible',
  ],
  ['MPW', 'a mental health intervention', { completed: [], mentalHealthInterventionCompleted: true }, 'eligible'],
  [
    'MPW',
    'unknown whether there was an intervention',
    { completed: [], mentalHealthInterventionCompleted: null },
    'missing_assessment',
  ],
  ['MPW', 'the Engagement Program alone', { completed: [], engagementProgramCompleted: true }, 'prerequisite'],
  ['MPW', 'at an intake unit', { setting: 'intakeUnit' }, 'eligible'],
  ['MPW', 'in the community, not needed for the risk', { setting: 'community' }, 'need_level'],
  [
    'MPW',
    'in the community, needed, nothing completed',
    { setting: 'community', completed: [], maintenanceNeededForRisk: true },
    'eligible',
  ],
  [
    'MPW',
    'in the community, need not assessed',
    { setting: 'community', maintenanceNeededForRisk: null },
    'missing_assessment',
  ],
  ['MPW', 'place unknown, completed but not needed', { setting: null }, 'missing_assessment'],
  ['MPW', 'place unknown, completed and needed', { setting: null, maintenanceNeededForRisk: true }, 'eligible'],
  ['MPW', 'in maintenance already', { inMaintenanceProgram: 'AWMP' }, 'concurrency'],
  ['MPW', 'a maintenance programme does not open maintenance', { completed: [completion('AWMP')] }, 'prerequisite'],
  ['MPW', 'CRS high', { crsIntake: 'high' }, 'eligible'],

  ['AWMP', 'as for all women', {}, 'eligible'],
  ['AWMP', 'not Indigenous', { indigenous: false }, 'identity'],
  ['AWMP', 'in maintenance already', { inMaintenanceProgram: 'MPW' }, 'concurrency'],
  [
    'AWMP',
    'in the community and needed',
    { setting: 'community', maintenanceNeededForRisk: true, completed: [] },
    'eligible',
  ],
];

describe('women’s programmes, both sides of every boundary', () => {
  it.each(rows.map((row) => [`${row[0]}: ${row[1]}`, ...row] as const))(
    '%s',
    (_title, program, _what, change, expected) => {
      expect(verdictFor(program, { ...passing[program], ...change })).toBe(expected);
    },
  );

  it('a fact that is absent is as unknown as one that is null, where null is not a fact of its own', () => {
    const { inMaintenanceProgram: _, ...unknown } = passing.MPW;
    expect(verdictFor('MPW', unknown)).toBe('missing_assessment');
  });
});
