/**
 * What the text asks for, read a second time and written down without looking at the rules: both sides of each boundary, a
 * line each. Canadian facts lie over the bracketed values of the fact list, as those of the worked examples do.
 */
import { expect, it } from 'vitest';
import { catalogueOf } from '../../lib/commands/programmes.ts';
import written from './read-again.json' with { type: 'json' };
import examples from './worked-examples.json' with { type: 'json' };

interface Reading {
  readonly title: string;
  readonly jurisdiction: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly expect: {
    /** Exactly these. */
    readonly eligible?: readonly string[];
    /** These, whatever else. */
    readonly among?: readonly string[];
    readonly not?: readonly string[];
    /** Not eligible, for these reasons at least. */
    readonly refused?: Readonly<Record<string, readonly string[]>>;
    readonly undetermined?: Readonly<Record<string, readonly string[]>>;
    /** Undetermined: exactly these. */
    readonly open?: readonly string[];
    readonly priority?: readonly string[];
    readonly plan?: Readonly<Record<string, unknown>>;
    readonly planLacks?: readonly string[];
    readonly checks?: Readonly<Record<string, unknown>>;
    /** The facts whose change would be enough; null where none would. */
    readonly almost?: Readonly<Record<string, readonly string[] | null>>;
  };
}

const readings = written as readonly Reading[];

it.each(readings.map((reading) => [`${reading.jurisdiction}: ${reading.title}`, reading] as const))(
  '%s',
  (_, reading) => {
    const { jurisdiction, facts, expect: expected } = reading;
    const catalogue = catalogueOf(jurisdiction);
    if (typeof catalogue === 'string') throw new Error(catalogue);
    const laid = jurisdiction === 'correctional-service-canada' ? { ...examples.defaults, ...facts } : facts;
    const answer = catalogue.check(laid, examples.asOf);
    if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.errors));
    const outcomes = new Map(answer.programmes.map((result) => [result.programme, result]));
    const withOutcome = (asked: string): readonly string[] =>
      answer.programmes.filter(({ outcome }) => outcome === asked).map(({ programme }) => programme);
    const eligible = withOutcome('eligible');
    if (expected.eligible !== undefined) expect(eligible.toSorted()).toEqual(expected.eligible.toSorted());
    expect(eligible).toEqual(expect.arrayContaining([...(expected.among ?? [])]));
    expect(eligible.filter((programme) => expected.not?.includes(programme))).toEqual([]);
    for (const [outcome, found] of [
      ['not-eligible', expected.refused ?? {}],
      ['undetermined', expected.undetermined ?? {}],
    ] as const) {
      for (const [programme, reasons] of Object.entries(found)) {
        const result = outcomes.get(programme);
        const open = result?.criteria.filter(({ verdict }) => verdict === 'notMet' || verdict === 'unknown') ?? [];
        expect(result?.outcome, programme).toBe(outcome);
        expect(open.map(({ reason }) => reason)).toEqual(expect.arrayContaining([...reasons]));
      }
    }
    if (expected.open !== undefined) expect(withOutcome('undetermined').toSorted()).toEqual(expected.open.toSorted());
    if (expected.priority !== undefined) expect(answer.priority).toEqual(expected.priority);
    expect(answer.plan).toMatchObject(expected.plan ?? {});
    expect(Object.keys(answer.plan).filter((key) => expected.planLacks?.includes(key))).toEqual([]);
    expect(answer.checks).toMatchObject(expected.checks ?? {});
    for (const [programme, facts] of Object.entries(expected.almost ?? {})) {
      const changes = outcomes.get(programme)?.almost?.changes ?? null;
      expect(changes?.map(({ fact }) => fact).toSorted() ?? null, programme).toEqual(facts?.toSorted() ?? null);
    }
  },
);
