/** A jurisdiction's catalogue: how its facts are written and every known version of its rules. */
import type * as z from 'zod';
import { findingsOf } from './finding.ts';
import { type FactError, parseFacts } from './parse-facts.ts';
import type { Judgement, ProgrammeListing, RuleSet } from './rule-set.ts';

/** Facts common to every jurisdiction. */
export interface CommonFacts {
  readonly id?: string | number | null | undefined;
  readonly asOf?: string | null | undefined;
  readonly sentencedOn?: string | null | undefined;
}

/** The answer for one person, or what is wrong with the input. */
export type Answer =
  | ({ readonly kind: 'judged'; readonly id: string | number | null; readonly ruleSet: string | null } & Judgement)
  | { readonly kind: 'refused'; readonly id: string | number | null; readonly errors: readonly FactError[] };

export interface Catalogue {
  readonly jurisdiction: string;
  readonly title: string;
  /** The text the rules come from, as a reader would look it up. */
  readonly sourceTitle: string;
  readonly programmes: readonly ProgrammeListing[];
  /**
   * Every programme for one person. `input` is not trusted: unknown fact names and impossible values are refused,
   * each named. `asOf` is the local date to count from when the input gives none.
   */
  check(input: unknown, asOf: string | null): Answer;
}

interface CatalogueParts<Facts extends CommonFacts> {
  readonly jurisdiction: string;
  readonly title: string;
  readonly sourceTitle: string;
  readonly schema: z.ZodType<Facts>;
  /** At least one; the first also answers for cases without a sentence date. */
  readonly versions: readonly [RuleSet<Facts>, ...RuleSet<Facts>[]];
}

/** Makes a catalogue of its schema and its versions. */
export function catalogue<Facts extends CommonFacts>(parts: CatalogueParts<Facts>): Catalogue {
  const { jurisdiction, title, sourceTitle, schema, versions } = parts;
  return {
    jurisdiction,
    title,
    sourceTitle,
    programmes: versions[0].programmes,
    check(input, asOf) {
      const parsed = parseFacts(schema, input);
      if (parsed.kind === 'wrong') return { kind: 'refused', id: idOf(input), errors: parsed.errors };
      const facts = parsed.facts;
      const version = governing(versions, facts.sentencedOn ?? null);
      const judgement =
        version === null
          ? ungoverned(versions[0].programmes, facts.sentencedOn ?? null)
          : version.judge(facts, facts.asOf ?? asOf);
      return { kind: 'judged', id: facts.id ?? null, ruleSet: version?.id ?? null, ...judgement };
    },
  };
}

/** The version that governs a sentence of that local date; the first one without a date; null when none does. */
export function governing<Facts>(
  versions: readonly [RuleSet<Facts>, ...RuleSet<Facts>[]],
  sentencedOn: string | null,
): RuleSet<Facts> | null {
  if (sentencedOn === null) return versions[0];
  return (
    versions.find(
      ({ sentencedFrom, sentencedUntil }) =>
        (sentencedFrom === null || sentencedFrom <= sentencedOn) &&
        (sentencedUntil === null || sentencedOn <= sentencedUntil),
    ) ?? null
  );
}

function ungoverned(programmes: readonly ProgrammeListing[], sentencedOn: string | null): Judgement {
  const finding = {
    ...findingsOf('policy-version', ['effective dates']).unknown(
      `No known version of the rules governs a sentence of ${sentencedOn}; decide by the rules that do.`,
      { sentencedOn },
    ),
    reason: 'policy_version' as const,
  };
  return {
    programmes: programmes.map(({ programme }) => ({
      programme,
      outcome: 'undetermined' as const,
      almost: null,
      criteria: [finding],
    })),
    priority: null,
    plan: {},
    checks: {},
  };
}

function idOf(input: unknown): string | number | null {
  if (typeof input !== 'object' || input === null || !('id' in input)) return null;
  return typeof input.id === 'string' || typeof input.id === 'number' ? input.id : null;
}
