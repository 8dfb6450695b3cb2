import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctionalServiceCanada } from '../../../lib/jurisdictions/correctional-service-canada/eligibility/catalogue.ts';
import {
  programCodes,
  programs,
} from '../../../lib/jurisdictions/correctional-service-canada/eligibility/programme-codes.ts';
import { count, patience, runs } from '../../properties/runs.ts';
import { completeFacts, factNames, factValues, isKnown, noneIsKnown, sparseFacts } from './arbitrary-facts.ts';
import { type Facts, type Judged, judge, resultFor, verdictFor } from './people.ts';

const outcomes = (facts: Facts): Readonly<Record<string, string>> =>
  Object.fromEntries(judge(facts).programmes.map(({ programme, outcome }) => [programme, outcome]));

/** Everything but the wording: what was decided, why, and what follows. */
const decided = ({ programmes, priority, plan, checks }: Judged) => ({
  programmes: programmes.map(({ programme, outcome, criteria }) => ({
    programme,
    outcome,
    criteria: criteria.map(({ criterion, verdict, reason }) => ({ criterion, verdict, reason })),
  })),
  priority,
  plan,
  checks,
});

describe('what is not known', { timeout: patience }, () => {
  const anyFact = fc.constantFrom(...factNames).chain((name) => fc.tuple(fc.constant(name), factValues[name]));

  it('stays open: learning a fact never undoes what was decided without it', () => {
    fc.assert(
      fc.property(sparseFacts, anyFact, (facts, [name, value]) => {
        if (isKnown(facts, name)) return;
        // Declaring oneself Inuk after declaring not to be Indigenous is a correction, not something learnt.
        if (name === 'inukSelfIdentified' && facts.indigenous === false) return;
        const before = outcomes(facts);
        const after = outcomes({ ...facts, [name]: value });
        for (const code of programCodes) {
          if (before[code] !== 'undetermined') expect(after[code], `${code} on learning ${name}`).toBe(before[code]);
        }
      }),
      runs({ numRuns: Math.max(1000, count) }),
    );
  });

  it('never refuses anybody by itself: with nothing but gender known, nobody is refused a programme for that gender', () => {
    for (const gender of ['M', 'F'] as const) {
      const answer = outcomes({ gender });
      for (const code of programCodes) {
        expect(answer[code], code).toBe(programs[code].gender === gender ? 'undetermined' : 'not-eligible');
      }
    }
    expect(new Set(Object.values(outcomes({})))).toEqual(new Set(['undetermined']));
  });

  it('is the same absent or null, where null is not a fact', () => {
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        const nulls = factNames.filter((name) => !(name in facts) && !noneIsKnown.includes(name));
        const filled = { ...facts, ...Object.fromEntries(nulls.map((name) => [name, null])) };
        expect(decided(judge(filled))).toEqual(decided(judge(facts)));
      }),
      runs(),
    );
  });

  it('never remains in a complete person', () => {
    fc.assert(
      fc.property(completeFacts, (facts) => {
        const whole = {
          ...facts,
          ssoaDone: true,
          incidents: [],
          completed: [],
        };
        const open = judge(whole).programmes.filter(({ outcome }) => outcome === 'undetermined');
        expect(open.map(({ programme }) => programme)).toEqual([]);
      }),
      runs(),
    );
  });
});

describe('order', { timeout: patience }, () => {
  it('of facts, incidents, completions and ages is irrelevant', () => {
    const shuffled = (facts: Facts): Facts =>
      Object.fromEntries(
        Object.entries(facts)
          .toReversed()
          .map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
      );
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        expect(decided(judge(shuffled(facts)))).toEqual(decided(judge(facts)));
      }),
      runs(),
    );
  });
});

describe('what is remembered between people', { timeout: patience }, () => {
  it('changes nothing: a fresh catalogue gives the same answer', () => {
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        const fresh = correctionalServiceCanada().check(facts, '2010-03-01');
        expect(judge(facts)).toEqual(fresh);
      }),
      runs({ numRuns: count / 4 }),
    );
  });
});

describe('almost', { timeout: patience }, () => {
  const ratings = [
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
    'harmDegree',
    'domainMaritalFamily',
    'domainAssociates',
    'domainAttitudes',
    'problemSolvingDeficits',
    'maintenanceNeededForRisk',
  ];
  const never = ['gender', 'indigenous', 'inukSelfIdentified', 'overrideApprovedFor', 'newConvictionsSinceCompletion'];

  const eachAlmost = (check: (facts: Facts, code: string, changes: readonly Change[]) => void) =>
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        for (const { programme, almost } of judge(facts).programmes) {
          if (almost?.changes) check(facts, programme, almost.changes);
        }
      }),
      runs(),
    );
  type Change = NonNullable<NonNullable<Judged['programmes'][number]['almost']>['changes']>[number];
  const changedBy = (
    facts: Facts,
    changes: readonly Change[],
    pick: (change: Change) => unknown = ({ trial }) => trial,
  ): Facts => ({
    ...facts,
    ...Object.fromEntries(changes.map((change) => [change.fact, pick(change)])),
  });

  it('really is enough, whichever of the accepted values comes true', () => {
    eachAlmost((facts, code, changes) => {
      expect(changes.length).toBeGreaterThan(0);
      expect(verdictFor(code, changedBy(facts, changes)), code).toBe('eligible');
      const last = (change: Change): unknown => (change.to.length === 0 ? change.trial : change.to.at(-1));
      expect(verdictFor(code, changedBy(facts, changes, last)), code).toBe('eligible');
    });
  });

  it('is minimal: with any one left out, the rest is not enough', () => {
    eachAlmost((facts, code, changes) => {
      for (const left of changes) {
        const rest = changes.filter((kept) => kept !== left);
        expect(verdictFor(code, changedBy(facts, rest)), `${code} without ${left.fact}`).not.toBe('eligible');
      }
    });
  });

  it('proposes no identity, no override, no new conviction, no new offence and no other rating', () => {
    eachAlmost((facts, _code, changes) => {
      for (const { fact } of changes) {
        expect(never).not.toContain(fact);
        if (ratings.includes(fact) || fact === 'incidents' || fact === 'detention')
          expect(isKnown(facts, fact), fact).toBe(false);
      }
    });
  });

  it('shows an override exactly where an approved one alone would do', () => {
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        const before = judge(facts).programmes;
        const overridden = outcomes({ ...facts, overrideApprovedFor: [...programCodes] });
        for (const { programme, outcome, almost } of before) {
          if (outcome !== 'not-eligible' || programme.endsWith('SAP-MI') || programme === 'WVPP') continue;
          expect(almost?.override !== undefined && almost.override !== null, programme).toBe(
            overridden[programme] === 'eligible',
          );
        }
      }),
      runs(),
    );
  });
});

describe('an outcome', { timeout: patience }, () => {
  it('follows from its criteria alone', () => {
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        for (const { outcome, criteria } of judge(facts).programmes) {
          const verdicts = criteria.map(({ verdict }) => verdict);
          const expected = verdicts.includes('notMet')
            ? 'not-eligible'
            : verdicts.includes('unknown')
              ? 'undetermined'
              : 'eligible';
          expect(outcome).toBe(expected);
          for (const { verdict, reason } of criteria)
            expect(reason === null).toBe(verdict === 'met' || verdict === 'notApplicable');
        }
      }),
      runs(),
    );
  });
});

describe('protected facts', { timeout: patience }, () => {
  const sameRisk = completeFacts.map(
    (facts): Facts => ({ ...facts, sirR1: -2, crsIntake: 'moderate', inukSelfIdentified: false }),
  );
  const differing = (one: Facts, other: Facts): readonly string[] => {
    const [before, after] = [outcomes(one), outcomes(other)];
    return programCodes.filter((code) => before[code] !== after[code]);
  };

  it('age changes nothing', () => {
    fc.assert(
      fc.property(sparseFacts, (facts) => {
        expect(decided(judge({ ...facts, age: 19 }))).toEqual(decided(judge({ ...facts, age: 70 })));
      }),
      runs(),
    );
  });

  it('identity changes only the programmes that cite it, where both tools say the same', () => {
    const forIndigenous = ['NSOYW', 'COC', 'AWMP', 'ISOYW-HI', 'AFVPP-HI', 'AOSAP-HI', 'AOSAP-MI', 'BHP'];
    fc.assert(
      fc.property(sameRisk, (facts) => {
        const changed = differing({ ...facts, indigenous: true }, { ...facts, indigenous: false });
        // WVPP and the moderate substance programmes look at programmes that cite it.
        expect(changed.filter((code) => !forIndigenous.includes(code))).toEqual([]);
      }),
      runs(),
    );
  });

  it('being Inuk changes Tupiq only, for somebody who is Indigenous', () => {
    fc.assert(
      fc.property(completeFacts, (facts) => {
        const person = { ...facts, indigenous: true };
        const changed = differing({ ...person, inukSelfIdentified: true }, { ...person, inukSelfIdentified: false });
        expect(changed.filter((code) => code !== 'TUPIQ')).toEqual([]);
      }),
      runs(),
    );
  });

  it('act through criteria that name them and a source', () => {
    for (const code of programCodes) {
      const { criteria } = resultFor(code, { gender: programs[code].gender });
      expect(criteria.every(({ source }) => source.length > 0)).toBe(true);
    }
  });
});
