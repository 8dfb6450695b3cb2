import { describe, expect, it } from 'vitest';
import {
  detentionReferralInTime,
  meetsDetentionCriteria,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/detention.ts';
import type { CscFacts, Incident } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/facts.ts';
import {
  both,
  is,
  noIncidents,
  tallyOf,
  unknownHistory,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/incident-tally.ts';
import {
  lowRiskOverrides,
  oneIncident,
  overrideParagraphs,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/low-risk-overrides.ts';
import { chosenReadings } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/readings.ts';
import {
  bandOfSirR1,
  generalRisk,
  valuesIn,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/risk-band.ts';
import {
  bandOfStatic99,
  subjectOf,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/subject.ts';
import { judge } from './people.ts';

const onePartner = { sure: 1, possible: 1, events: ['F'] };
const met = {
  detention: { scheduleIOffence: true, causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true },
  sentenceYears: 2,
  sara: 'high',
  casaNeed: 'high',
  substanceLinkCurrentOffence: true,
  setting: 'community',
  riskRecentlyElevatedTo: 'high',
} as const satisfies CscFacts;
const failed = {
  detention: {},
  sentenceYears: 2,
  sara: 'low',
  casaNeed: 'low',
  substanceLinkCurrentOffence: false,
  setting: 'institution',
  riskRecentlyElevatedTo: null,
} as const satisfies CscFacts;
const overrides = (facts: CscFacts, partner = onePartner) => lowRiskOverrides(facts, partner, chosenReadings);

describe('risk bands', () => {
  it('leave no score of the SIR-R1 out and let none overlap', () => {
    const all = valuesIn('sirR1', ['high', 'moderate', 'low']);
    expect(all).toEqual(Array.from({ length: 58 }, (_, index) => index - 30));
    expect([-30, -5, -4, 0, 1, 27].map(bandOfSirR1)).toEqual(['high', 'high', 'moderate', 'moderate', 'low', 'low']);
    expect(valuesIn('crsIntake', ['low', 'high'])).toEqual(['low', 'high']);
    expect([0, 1, 2, 6, 7, 12].map((score) => bandOfStatic99(score, chosenReadings.static99Bands))).toEqual([
      'low',
      'low',
      'moderate',
      'moderate',
      'high',
      'high',
    ]);
  });

  it('come from the tool of the person’s population', () => {
    const facts = { sirR1: -9, crsIntake: 'low' } as const;
    const risk = (gender: 'M' | 'F' | null, indigenous: boolean | null) => {
      const { tool, band } = generalRisk({ ...facts, gender }, indigenous);
      return `${tool} ${band}`;
    };
    expect([risk('M', false), risk('M', true), risk('M', null)]).toEqual(['SIR-R1 high', 'CRS low', 'null null']);
    expect([risk('F', false), risk('F', true), risk('F', null)]).toEqual(['CRS low', 'CRS low', 'CRS low']);
    expect([risk(null, false), risk(null, true), risk(null, null)]).toEqual(['null null', 'null null', 'null null']);
    expect(generalRisk({ gender: null, sirR1: -9, crsIntake: 'high' }, null)).toMatchObject({
      tool: null,
      band: 'high',
    });
    expect(generalRisk({ gender: 'M' }, false)).toEqual({ tool: 'SIR-R1', fact: 'sirR1', value: null, band: null });
    expect(generalRisk({ gender: 'M' }, true)).toEqual({ tool: 'CRS', fact: 'crsIntake', value: null, band: null });
  });
});

describe('the override criteria of 60', () => {
  it('are for men; of a woman none is met, of somebody whose gender is not known none is known to be', () => {
    expect(overrides({ ...met, gender: 'M' })).toMatchObject({ met: [...overrideParagraphs], any: 'met' });
    expect(overrides({ ...met, gender: 'F', substanceNeedSupplementary: 'high' })).toMatchObject({
      met: [],
      any: 'notMet',
    });
    expect(overrides({ ...met, gender: null }).verdicts).toEqual({
      '60a': 'unknown',
      '60b': 'unknown',
      '60c': 'unknown',
      '60d': 'unknown',
    });
    expect(overrides({ ...failed, gender: null }).verdicts).toEqual({
      '60a': 'notMet',
      '60b': 'notMet',
      '60c': 'notMet',
      '60d': 'notMet',
    });
    for (const paragraph of overrideParagraphs)
      expect(overrides({ ...met, gender: 'F' }).verdicts[paragraph]).toBe('notMet');
  });

  it('are told apart by one number, for every combination', () => {
    const choices = {
      detention: [met.detention, failed.detention, null],
      sara: ['high', 'low', null],
      casaNeed: ['high', 'low', null],
      riskRecentlyElevatedTo: ['high', null, undefined],
    } as const;
    const keys = new Set<number>();
    for (const detention of choices.detention)
      for (const sara of choices.sara)
        for (const casaNeed of choices.casaNeed)
          for (const riskRecentlyElevatedTo of choices.riskRecentlyElevatedTo)
            keys.add(overrides({ ...met, gender: 'M', detention, sara, casaNeed, riskRecentlyElevatedTo }).key);
    expect(keys.size).toBe(81);
    expect([...keys].every((key) => Number.isInteger(key) && key >= 0 && key < 256)).toBe(true);
  });

  it.each([
    [0, 0, 'notMet', 'notMet'],
    [0, 1, 'unknown', 'unknown'],
    [1, 1, 'met', 'met'],
    [1, 2, 'met', 'unknown'],
    [2, 2, 'met', 'notMet'],
    [0, 3, 'unknown', 'unknown'],
  ])('one incident, of %i sure and %i possible: %s, exactly one %s', (sure, possible, atLeast, exactly) => {
    const tally = { sure, possible, events: [] };
    expect(oneIncident(tally, 'at least one')).toBe(atLeast);
    expect(oneIncident(tally, 'exactly one')).toBe(exactly);
  });
});

describe('counting incidents', () => {
  const entry = (event: string, kind: Incident['kind']): Incident => ({ event, kind });
  const general = (incidents: readonly Incident[]) => tallyOf(incidents, ({ kind }) => is(kind, 'general'));

  it.each<readonly [string, readonly Incident[], number, number, readonly string[]]>([
    ['nothing', [], 0, 0, []],
    ['another kind', [entry('A', 'family')], 0, 0, []],
    ['events in order', [entry('B', 'general'), entry('A', 'general')], 2, 2, ['A', 'B']],
    ['one event twice', [entry('A', 'general'), entry('A', 'general')], 1, 1, ['A']],
    ['one event, one entry counts', [entry('A', 'family'), entry('A', 'general')], 1, 1, ['A']],
    ['an unsure one', [entry('A', 'general'), entry('B', null)], 1, 2, ['A']],
    ['an unsure entry of a sure event', [entry('A', 'general'), entry('A', null)], 1, 1, ['A']],
    ['two unsure entries of one event', [entry('B', null), entry('B', null)], 0, 1, []],
  ])('%s', (_title, incidents, sure, possible, events) => {
    expect(general(incidents)).toEqual({ sure, possible, events });
  });

  it('knows none and an unknown history', () => {
    expect(noIncidents).toEqual({ sure: 0, possible: 0, events: [] });
    expect(unknownHistory).toEqual({ sure: 0, possible: Number.POSITIVE_INFINITY, events: [] });
    expect(subjectOf({}, chosenReadings).tallies.partner).toBe(unknownHistory);
    expect(subjectOf({ incidents: [] }, chosenReadings).tallies.general).toBe(noIncidents);
  });

  it('counts every incident as a history of violence, whatever is missing about it', () => {
    expect(subjectOf({ incidents: [entry('A', null)] }, chosenReadings).tallies).toMatchObject({
      anyKind: { sure: 1 },
      general: { sure: 0, possible: 1 },
      womens: { sure: 0, possible: 1 },
      partner: { sure: 0, possible: 1 },
      partnerDocumented: { sure: 0, possible: 1 },
    });
  });

  it('asks of values that may be missing', () => {
    expect([is('a', 'a'), is('a', 'b', 'a'), is('a', 'b'), is(null, 'a'), is(undefined, 'a')]).toEqual([
      true,
      true,
      false,
      null,
      null,
    ]);
    const values = [true, false, null];
    expect(values.map((one) => values.map((other) => both(one, other)))).toEqual([
      [true, false, null],
      [false, false, false],
      [null, false, null],
    ]);
  });
});

describe('detention', () => {
  it('asks for the length of sentence and both dates', () => {
    const grounds = { schedule: 'I', causedDeathOrSeriousHarm: true, likelyDeathOrSeriousHarm: true } as const;
    expect(meetsDetentionCriteria({ ...grounds, sentenceYears: null })).toBe('unknown');
    expect(meetsDetentionCriteria({ ...grounds, sentenceYears: 2 })).toBe('met');
    expect(detentionReferralInTime({ referralDate: '2010-01-01' })).toBe('unknown');
    expect(detentionReferralInTime({ statutoryReleaseDate: '2010-12-31', referralDate: null })).toBe('unknown');
  });
});

describe('the numbers that stand for a person’s risk', () => {
  const keyOf = (facts: CscFacts): number => subjectOf({ ...failed, incidents: [], ...facts }, chosenReadings).riskKey;

  it('tell every score and level of both tools apart, with and without an override', () => {
    const facts: CscFacts[] = [];
    for (const riskRecentlyElevatedTo of ['high', null, undefined] as const) {
      const shared = { gender: 'M', setting: 'community', riskRecentlyElevatedTo } as const;
      for (const sirR1 of [...valuesIn('sirR1', ['high', 'moderate', 'low']), null]) {
        facts.push({ ...shared, indigenous: false, sirR1: sirR1 === null ? null : Number(sirR1) });
      }
      for (const crsIntake of ['low', 'moderate', 'high', null] as const)
        facts.push({ ...shared, indigenous: true, crsIntake });
    }
    expect(new Set(facts.map(keyOf)).size).toBe(3 * (58 + 1 + 4));
    expect(facts.every((one) => keyOf(one) >= 0)).toBe(true);
  });

  it('say nothing while the tool is not known', () => {
    expect(keyOf({ gender: 'M', indigenous: null, sirR1: 1, crsIntake: 'low' })).toBe(-1);
  });

  it('tell every STATIC-99 score apart', () => {
    const keys = [null, 0, 1, 2, 6, 7, 12].flatMap((static99) =>
      (['high', null, undefined] as const).map(
        (riskRecentlyElevatedTo) =>
          subjectOf({ ...failed, gender: 'M', setting: 'community', static99, riskRecentlyElevatedTo }, chosenReadings)
            .sexualRiskKey,
      ),
    );
    expect(new Set(keys).size).toBe(21);
  });

  it('no override is approved unless it is recorded', () => {
    const subject = subjectOf({}, chosenReadings);
    expect([subject.overrideApprovedFor('VPP-HI'), subject.overrideApprovedFor('Stryker was here')]).toEqual([
      false,
      false,
    ]);
  });
});

describe('records of assessments', () => {
  it.each([
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
  ])('may be given for %s', (fact) => {
    expect(judge({ gender: 'M', assessments: { [fact]: { date: '2010-01-02', assessor: 'J. Roy' } } }).kind).toBe(
      'judged',
    );
  });
});
