/** What holds of the rules of every jurisdiction but Canada's, which have properties of their own, whatever is known of somebody. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Catalogue } from '../../lib/eligibility/catalogue.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/eligibility/catalogue.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/eligibility/catalogue.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/eligibility/catalogue.ts';
import { count, patience, runs } from '../properties/runs.ts';

type Facts = Readonly<Record<string, unknown>>;

const asOf = '2025-03-01';
const flags = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [true, false]]));

/** Every fact that a criterion reads, with values on both sides of every boundary. */
const jurisdictions: readonly (readonly [string, Catalogue, Readonly<Record<string, readonly unknown[]>>])[] = [
  [
    'Saskatchewan',
    saskatchewan(),
    {
      ...flags('sentenced', 'supervisedByCsrs', 'multipleRiskFactors'),
      age: [11, 12, 24, 25],
      reoffenceProbability: ['low', 'medium', 'high', 'very high'],
      place: ['community', 'custody'],
    },
  ],
  [
    'England and Wales',
    englandAndWales(),
    {
      ...flags('inPrison', 'familyRelationshipsFactor', 'workshopOperationallyPossible'),
      relationship: ['good', 'strained', 'brokenDown'],
    },
  ],
  [
    'Connecticut',
    connecticut(),
    {
      ...flags('heldOnBond', 'inCustodyAtCourt', 'seriousMentalIllness', 'diverted', 'substanceAbuseProblem'),
      ...flags('mentalHealthCurrentSignificant', 'mentalHealthHistorySignificant', 'seriousMedicalOrMentalProblem'),
      ...flags('newlySentenced', 'hsDiploma', 'ged', 'specialEducationNeed', 'splitSentence', 'beingReleased'),
      ...flags('sexOffender'),
      age: [17, 18, 20, 21],
      legalStatus: ['pretrial', 'sentenced', 'parole', 'communitySupervision'],
      sentence: [{}, { years: null }, { years: 2, days: 0 }, { years: 2, days: 1 }],
      stipulation: ['probation', 'specialParole'],
      dischargeDate: ['2025-06-30'],
      hoursSinceAdmission: [3, 25],
    },
  ],
];

describe.each(jurisdictions)('%s', { timeout: patience }, (_name, catalogue, values) => {
  const judge = (facts: Facts): Extract<Answer, { kind: 'judged' }>['programmes'] => {
    const answer = catalogue.check(facts, asOf);
    if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.errors));
    return answer.programmes;
  };
  const outcomeOf = (facts: Facts, code: string) => judge(facts).find(({ programme }) => programme === code)?.outcome;
  const someValue = (name: string) => fc.constantFrom(...(values[name] ?? []));
  const people: fc.Arbitrary<Facts> = fc.record(
    Object.fromEntries(Object.keys(values).map((name) => [name, fc.option(someValue(name))])),
    { requiredKeys: [] },
  );
  const anyFact = fc.constantFrom(...Object.keys(values)).chain((name) => fc.tuple(fc.constant(name), someValue(name)));

  it('learning a fact never leaves open what was met without it', () => {
    fc.assert(
      fc.property(people, anyFact, (facts, [name, value]) => {
        if ((facts[name] ?? null) !== null) return;
        const after = judge({ ...facts, [name]: value });
        for (const { programme, outcome } of judge(facts)) {
          const now = after.find((one) => one.programme === programme)?.outcome;
          if (outcome === 'eligible') expect(now, programme).not.toBe('undetermined');
        }
      }),
      runs({ numRuns: Math.max(1000, count) }),
    );
  });

  it('what is not known refuses nobody', () => {
    for (const nothing of [{}, Object.fromEntries(Object.keys(values).map((name) => [name, null]))]) {
      expect(new Set(judge(nothing).map(({ outcome }) => outcome))).toEqual(new Set(['undetermined']));
    }
    fc.assert(
      fc.property(people, (facts) => {
        for (const { programme, outcome, criteria } of judge(facts)) {
          const failed = criteria.some(({ verdict }) => verdict === 'notMet');
          expect(outcome === 'not-eligible', programme).toBe(failed);
        }
      }),
      runs(),
    );
  });

  it('the order of facts is irrelevant', () => {
    fc.assert(
      fc.property(people, (facts) => {
        expect(judge(Object.fromEntries(Object.entries(facts).toReversed()))).toEqual(judge(facts));
      }),
      runs(),
    );
  });

  it('"almost" really is enough, and nothing of it can be left out', () => {
    fc.assert(
      fc.property(people, (facts) => {
        for (const { programme, almost } of judge(facts)) {
          if (!almost?.changes) continue;
          const changed = almost.changes.map(({ fact, trial }) => [fact, trial] as const);
          expect(outcomeOf({ ...facts, ...Object.fromEntries(changed) }, programme), programme).toBe('eligible');
          for (const [left] of changed) {
            const rest = Object.fromEntries(changed.filter(([fact]) => fact !== left));
            expect(outcomeOf({ ...facts, ...rest }, programme), `${programme} without ${left}`).not.toBe('eligible');
          }
        }
      }),
      runs(),
    );
  });
});
