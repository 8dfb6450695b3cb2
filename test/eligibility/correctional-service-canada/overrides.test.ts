import { describe, expect, it } from 'vitest';
import { completion, type Facts, findingFor, incident, passing, resultFor, verdictFor } from './people.ts';

const approved = (code: string, facts: Facts): Facts => ({ ...facts, overrideApprovedFor: [code] });

describe('an approved override', () => {
  const rows: readonly (readonly [string, string, Facts, string])[] = [
    ['stands in for risk', 'VPP-HI', { ...passing['VPP-HI'], sirR1: -4 }, 'eligible'],
    ['stands in for need', 'NSAP-HI', { ...passing['NSAP-HI'], casaNeed: 'low' }, 'eligible'],
    ['stands in for incidents', 'VPP-HI', { ...passing['VPP-HI'], incidents: [] }, 'eligible'],
    [
      'stands in for several at once',
      'FVPP-HI',
      { ...passing['FVPP-HI'], sirR1: -1, sara: 'low', incidents: [] },
      'eligible',
    ],
    ['stands in for a healing need', 'BHP', { ...passing.BHP, needsSelfControl: false }, 'eligible'],
    ['stands in for a domain need', 'COC', { ...passing.COC, domainAttitudes: 'low' }, 'eligible'],
    ['stands in for La Macaza’s needs', 'ODYSSEY-HI', { ...passing['ODYSSEY-HI'], ssoaNeeds: 'low' }, 'eligible'],
    ['stands in for women’s sexual risk', 'WSOP', { ...passing.WSOP, sexualReoffendingRisk: 'low' }, 'eligible'],
    [
      'stands in for a woman’s substance need',
      'WOSAP',
      { ...passing.WOSAP, substanceNeedSupplementary: 'low' },
      'eligible',
    ],
    [
      'stands in for needs on the sex offender assessment',
      'SOP-LI',
      { ...passing['SOP-LI'], ssoaNeeds: 'low' },
      'eligible',
    ],
    ['stands in for STABLE', 'TUPIQ', { ...passing.TUPIQ, stable: 'high' }, 'eligible'],
    ['never for gender', 'VPP-HI', { ...passing['VPP-HI'], gender: 'F' }, 'gender'],
    ['never for identity', 'ISOYW-HI', { ...passing['ISOYW-HI'], indigenous: false, sirR1: -9 }, 'identity'],
    ['never for an exclusion', 'VPP-HI', { ...passing['VPP-HI'], completed: [completion('ABC')] }, 'exclusion'],
    ['never for a prerequisite', 'WOSAP', { ...passing.WOSAP, engagementProgramCompleted: false }, 'prerequisite'],
    ['never for a missing assessment', 'NSAP-HI', { ...passing['NSAP-HI'], casaNeed: null }, 'missing_assessment'],
    ['never for a repeat', 'AAA', { ...passing.AAA, completed: [completion('AAA')] }, 'already_completed'],
    ['never for a cascade', 'VPP-MI', { ...passing['VPP-MI'], completed: [completion('VPP-HI')] }, 'cascade'],
    ['never for a second maintenance programme', 'CMP', { ...passing.CMP, inMaintenanceProgram: 'CMP' }, 'concurrency'],
    ['never for low risk outside 60', 'VPP-MI', { ...passing['VPP-MI'], sirR1: 1 }, 'low_risk_bar'],
    ['never for the ceiling of 61', 'NSAP-HI', { ...passing['NSAP-HI'], sirR1: 1 }, 'max_intensity'],
    ['never for a low CRS of a woman', 'WVPP', { ...passing.WVPP, crsIntake: 'low' }, 'risk_band'],
    ['never for low sexual risk', 'SOP-HI', { ...passing['SOP-HI'], static99: 1 }, 'low_risk_bar'],
    ['never for low sexual risk at La Macaza', 'ODYSSEY-HI', { ...passing['ODYSSEY-HI'], static99: 1 }, 'risk_band'],
    [
      'never for a score that is missing',
      'ODYSSEY-HI',
      { ...passing['ODYSSEY-HI'], static99: null, ssoaNeeds: 'low' },
      'missing_assessment',
    ],
    ['never for the harm', 'WVPP', { ...passing.WVPP, harmDegree: 'low' }, 'harm'],
    ['never for the link', 'NSAP-HI', { ...passing['NSAP-HI'], substanceLinkCurrentOffence: false }, 'no_link'],
    ['never for the place', 'CMP', { ...passing.CMP, setting: 'institution' }, 'setting'],
  ];
  it.each(rows)('%s', (_title, code, facts, expected) => {
    expect(verdictFor(code, approved(code, facts))).toBe(expected);
    expect(verdictFor(code, facts)).not.toBe('eligible');
  });

  it('is told with what it stands in for, and its paragraphs', () => {
    const finding = findingFor('VPP-HI', 'risk', approved('VPP-HI', { ...passing['VPP-HI'], sirR1: -4 }));
    expect(finding).toMatchObject({ verdict: 'met', reason: null, facts: { sirR1: -4, overrideApproved: true } });
    expect(finding.text).toBe(
      'An approved override stands in for this: SIR-R1 -4 is moderate risk (-4 to 0); high risk is asked.',
    );
    expect(finding.source.slice(-3)).toEqual(['9', '10', '13j']);
  });
});

describe('almost', () => {
  const rows: readonly (readonly [string, string, Facts, unknown])[] = [
    [
      'an assessment that is missing',
      'FVPP-MI',
      { ...passing['FVPP-MI'], sara: null },
      [{ fact: 'sara', kind: 'establish', to: ['moderate', 'high'] }],
    ],
    [
      'two that are missing',
      'NSAP-HI',
      { ...passing['NSAP-HI'], casaNeed: null, substanceLinkCurrentOffence: null },
      [
        { fact: 'substanceLinkCurrentOffence', to: [true] },
        { fact: 'casaNeed', to: ['high'] },
      ],
    ],
    [
      'a programme to complete',
      'WOSAP',
      { ...passing.WOSAP, engagementProgramCompleted: false },
      [{ fact: 'engagementProgramCompleted', kind: 'complete', to: [true] }],
    ],
    [
      'a report to finish',
      'CMP',
      { ...passing.CMP, completed: [completion('VPP-MI', { finalReport: false })] },
      [{ fact: 'completed', kind: 'complete', text: 'Finish the final Post-Program Report for VPP-MI.' }],
    ],
    [
      'a release',
      'CMP',
      { ...passing.CMP, setting: 'institution' },
      [{ fact: 'setting', kind: 'arrange', to: ['community'] }],
    ],
    [
      'consent',
      'CERUM',
      { ...passing.CERUM, refusesGroup: true },
      [{ fact: 'refusesGroup', kind: 'agree', to: [false] }],
    ],
    [
      'an appeal that ends',
      'VISA',
      { ...passing.VISA, inAppeal: true },
      [{ fact: 'inAppeal', kind: 'arrange', to: [false] }],
    ],
    [
      'a language',
      'VISA',
      { ...passing.VISA, frenchFluent: false },
      [{ fact: 'frenchFluent', kind: 'agree', to: [true] }],
    ],
    [
      'lower security',
      'ODYSSEY-HI',
      { ...passing['ODYSSEY-HI'], security: 'maximum' },
      [{ fact: 'security', kind: 'arrange', to: ['medium'] }],
    ],
    [
      'the end of another maintenance programme',
      'MPW',
      { ...passing.MPW, inMaintenanceProgram: 'AWMP' },
      [{ fact: 'inMaintenanceProgram', kind: 'complete', to: [null] }],
    ],
    [
      'Phase 1',
      'ODYSSEY-P2',
      { ...passing['ODYSSEY-P2'], odysseyPhase1: 'partial' },
      [{ fact: 'odysseyPhase1', kind: 'complete' }],
    ],
    [
      'a score where it decides',
      'SOP-MI',
      { ...passing['SOP-MI'], static99: null },
      [{ fact: 'static99', to: [2, 3, 4, 5, 6] }],
    ],
    [
      'a SIR-R1 in the band',
      'VPP-MI',
      { ...passing['VPP-MI'], sirR1: null },
      [{ fact: 'sirR1', to: [-4, -3, -2, -1, 0] }],
    ],
    [
      'score and needs of La Macaza',
      'ODYSSEY-HI',
      { ...passing['ODYSSEY-HI'], static99: null, ssoaNeeds: null },
      [
        { fact: 'static99', to: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
        { fact: 'ssoaNeeds', to: ['high'] },
      ],
    ],
    [
      'the score of La Macaza at moderate needs',
      'ODYSSEY-HI',
      { ...passing['ODYSSEY-HI'], static99: null },
      [{ fact: 'static99', to: [7, 8, 9, 10, 11, 12] }],
    ],
    [
      'the needs of La Macaza at high risk',
      'ODYSSEY-HI',
      { ...passing['ODYSSEY-HI'], ssoaNeeds: null },
      [{ fact: 'ssoaNeeds', to: ['moderate', 'high'] }],
    ],
    [
      'a history to establish',
      'VPP-HI',
      { ...passing['VPP-HI'], incidents: null },
      [{ fact: 'incidents', kind: 'establish', to: [] }],
    ],
    ['completions to look up', 'AAA', { ...passing.AAA, completed: null }, [{ fact: 'completed', kind: 'establish' }]],
    [
      'one of two routes',
      'NSOYW',
      { ...passing.NSOYW, incidents: [], substanceNeedSupplementary: null },
      [{ fact: 'substanceNeedSupplementary', to: ['moderate', 'high'] }],
    ],
    [
      'one of four overrides',
      'VPP-MI',
      {
        ...passing['VPP-MI'],
        sirR1: 1,
        sara: null,
        incidents: [
          ...(passing['VPP-MI'].incidents as unknown[]),
          { event: 'F', kind: 'family', source: 'selfReport', victim: 'femalePartner' },
        ],
      },
      [{ fact: 'sara', to: ['moderate', 'high'] }],
    ],
    [
      'the detention criteria',
      'VPP-MI',
      { ...passing['VPP-MI'], sirR1: 1, detention: null },
      [{ fact: 'detention', kind: 'establish' }],
    ],
    [
      'an elevation to look up',
      'VPP-MI',
      { ...passing['VPP-MI'], sirR1: 1, setting: 'community', riskRecentlyElevatedTo: undefined },
      [{ fact: 'riskRecentlyElevatedTo', kind: 'establish' }],
    ],
    [
      'need and link of 60c',
      'VPP-MI',
      { ...passing['VPP-MI'], sirR1: 1, casaNeed: null, substanceLinkCurrentOffence: null },
      [{ fact: 'casaNeed' }, { fact: 'substanceLinkCurrentOffence' }],
    ],
    [
      'the need of 60c, its link being known',
      'VPP-MI',
      { ...passing['VPP-MI'], sirR1: 1, casaNeed: null, substanceLinkCurrentOffence: true },
      [{ fact: 'casaNeed', to: ['moderate', 'high'] }],
    ],
    [
      'the link of 60c, its need being known',
      'VPP-MI',
      { ...passing['VPP-MI'], sirR1: 1, casaNeed: 'high', substanceLinkCurrentOffence: null },
      [{ fact: 'substanceLinkCurrentOffence', to: [true] }],
    ],
    [
      'the risk for which moderate need is enough',
      'NSAP-MI',
      { ...passing['NSAP-MI'], sirR1: null, casaNeed: 'moderate' },
      [{ fact: 'sirR1', to: [-4, -3, -2, -1, 0] }],
    ],
    [
      'need and risk',
      'NSAP-MI',
      { ...passing['NSAP-MI'], sirR1: null, casaNeed: null },
      [
        { fact: 'casaNeed', to: ['moderate', 'high'] },
        { fact: 'sirR1', to: [-4, -3, -2, -1, 0] },
      ],
    ],
    [
      'the need that high risk asks for',
      'NSAP-MI',
      { ...passing['NSAP-MI'], sirR1: -9, casaNeed: null, incidents: [incident('G1'), incident('G2')] },
      [{ fact: 'casaNeed', to: ['high'] }],
    ],
    [
      'either of two routes, one change',
      'NSOYW',
      { ...passing.NSOYW, incidents: null, substanceNeedSupplementary: null },
      [{ fact: 'incidents', kind: 'establish' }],
    ],
    [
      'sexual risk that would be low',
      'WVPP',
      { ...passing.WVPP, sexualConvictionFormer: true, sexualReoffendingRisk: null },
      [{ fact: 'sexualReoffendingRisk', to: ['low'] }],
    ],
    [
      'ages of victims',
      'VISA',
      { ...passing.VISA, incestVictimAges: null },
      [{ fact: 'incestVictimAges', kind: 'establish' }],
    ],
    [
      'months to count',
      'CERUM',
      { ...passing.CERUM, monthsToWarrantExpiry: null },
      [{ fact: 'monthsToWarrantExpiry', to: [11] }],
    ],
    [
      'offences to count',
      'AAA',
      { ...passing.AAA, propertyFraudDrugCurrent: 0, propertyFraudDrugPastFiveYears: null },
      [{ fact: 'propertyFraudDrugPastFiveYears', to: [2] }],
    ],
    [
      'deficits to assess',
      'COC',
      { ...passing.COC, problemSolvingDeficits: null },
      [{ fact: 'problemSolvingDeficits', to: [1] }],
    ],
    [
      'what was completed to look up, though two criteria ask for it',
      'SOP-MI',
      { ...passing['SOP-MI'], completed: null },
      [{ fact: 'completed', to: [] }],
    ],
    ['a place to record', 'MPW', { ...passing.MPW, setting: null }, [{ fact: 'setting', to: ['institution'] }]],
  ];
  it.each(rows)('proposes %s', (_title, code, facts, changes) => {
    const { almost } = resultFor(code, facts);
    expect(almost?.changes).toMatchObject(changes as object[]);
    expect(almost?.earliestOn).toBeNull();
  });

  const nothing: readonly (readonly [string, string, Facts])[] = [
    ['another gender', 'VPP-HI', { ...passing['VPP-HI'], gender: 'F' }],
    ['another identity', 'ISOYW-HI', { ...passing['ISOYW-HI'], indigenous: null }],
    ['lower or higher harm', 'WVPP', { ...passing.WVPP, harmDegree: 'low' }],
    ['a return to custody', 'VISA', { ...passing.VISA, setting: 'community' }],
    ['higher security', 'ODYSSEY-HI', { ...passing['ODYSSEY-HI'], security: 'minimum' }],
    ['more time', 'CERUM', { ...passing.CERUM, monthsToWarrantExpiry: 3 }],
    ['a new conviction', 'AAA', { ...passing.AAA, completed: [completion('AAA')] }],
    ['an override where none is allowed', 'VPP-MI', { ...passing['VPP-MI'], sirR1: 1 }],
    ['a link', 'NSAP-HI', { ...passing['NSAP-HI'], substanceLinkCurrentOffence: false }],
  ];
  it.each(nothing)('never proposes %s', (_title, code, facts) => {
    expect(resultFor(code, facts).almost).toBeNull();
  });

  it('shows an override that the rules would allow beside it', () => {
    expect(resultFor('FVPP-HI', { ...passing['FVPP-HI'], sara: 'moderate', sirR1: -2 }).almost).toEqual({
      changes: null,
      earliestOn: null,
      override: { replaces: ['risk', 'sara'], source: ['9', '10', '13j'] },
    });
  });

  it('asks nobody at high risk for another rating, where no violence programme comes first', () => {
    const high = { ...passing['NSAP-MI'], sirR1: -9, casaNeed: 'high' };
    expect(resultFor('NSAP-MI', high).almost).toMatchObject({ changes: null, override: { replaces: ['risk'] } });
  });

  it('is nothing for somebody who is eligible', () => {
    expect(resultFor('VPP-HI', passing['VPP-HI']).almost).toBeNull();
  });
});
