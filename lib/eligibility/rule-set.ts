/**
 * A rule set is one version of a jurisdiction's rules, with the dates of the sentences it governs. A later version is
 * added beside it and changes nothing here: a case is judged by the version that governs its sentence.
 */
import { type Almost, almostEligible } from './almost.ts';
import type { Change } from './change.ts';
import { withChanges } from './change.ts';
import type { Finding } from './finding.ts';
import { findingsFor, type Outcome, outcomeOf, type Programme, type Reviewable } from './programme.ts';

export interface ProgrammeResult {
  readonly programme: string;
  readonly outcome: Outcome;
  /** Null when eligible, and when neither a permitted change nor an override could make the person eligible. */
  readonly almost: Almost | null;
  readonly criteria: readonly Finding[];
}

/** What follows across programmes. */
export interface Conclusions {
  /** The eligible programmes any of which comes first; `[]` where no rule prescribes one; null where there are no such rules. */
  readonly priority: readonly string[] | null;
  readonly plan: Readonly<Record<string, unknown>>;
  readonly checks: Readonly<Record<string, unknown>>;
}

export interface Judgement extends Conclusions {
  readonly programmes: readonly ProgrammeResult[];
}

/** One line of the catalogue. */
export interface ProgrammeListing {
  readonly programme: string;
  readonly name: string;
  readonly criteria: readonly {
    readonly criterion: string;
    readonly requirement: string;
    readonly facts: readonly string[];
    readonly source: readonly string[];
  }[];
}

export interface RuleSet<Facts> {
  readonly id: string;
  readonly title: string;
  /** First and last local date of the sentences it governs, both included; null is open. */
  readonly sentencedFrom: string | null;
  readonly sentencedUntil: string | null;
  readonly programmes: readonly ProgrammeListing[];
  /** Judges one person; `asOf` is the local date of the answer, null when it is of no matter. */
  judge(facts: Facts, asOf: string | null): Judgement;
}

interface RuleSetParts<Facts extends object, Subject extends Reviewable> {
  readonly id: string;
  readonly title: string;
  readonly sentencedFrom: string | null;
  readonly sentencedUntil: string | null;
  readonly programmes: readonly Programme<Subject>[];
  subjectOf(facts: Facts, asOf: string | null): Subject;
  conclude(subject: Subject, eligible: ReadonlySet<string>): Conclusions;
}

/** Makes a rule set of its programmes and of the rules across them. */
export function ruleSet<Facts extends object, Subject extends Reviewable>(
  parts: RuleSetParts<Facts, Subject>,
): RuleSet<Facts> {
  return {
    id: parts.id,
    title: parts.title,
    sentencedFrom: parts.sentencedFrom,
    sentencedUntil: parts.sentencedUntil,
    programmes: parts.programmes.map(listingOf),
    judge(facts, asOf) {
      const subject = parts.subjectOf(facts, asOf);
      const changedBy = (changes: readonly Change[]): Subject => parts.subjectOf(withChanges(facts, changes), asOf);
      const programmes: ProgrammeResult[] = [];
      const eligible = new Set<string>();
      for (const programme of parts.programmes) {
        const result = judgeProgramme(programme, subject, changedBy);
        if (result.outcome === 'eligible') eligible.add(programme.code);
        programmes.push(result);
      }
      const { priority, plan, checks } = parts.conclude(subject, eligible);
      return { programmes, priority, plan, checks };
    },
  };
}

const forSomebodyElse = new WeakMap<readonly Finding[], ProgrammeResult>();

function judgeProgramme<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
  changedBy: (changes: readonly Change[]) => Subject,
): ProgrammeResult {
  const criteria = findingsFor(programme, subject);
  const outcome = outcomeOf(criteria);
  const { code, gate } = programme;
  if (outcome === 'eligible') return { programme: code, outcome, almost: null, criteria };
  if (gate === undefined || criteria[0]?.verdict !== 'notMet') {
    const almost = almostEligible(programme, subject, criteria, changedBy);
    return { programme: code, outcome, almost, criteria };
  }
  // Everybody the gate keeps out in the same way shares the findings, and so the result.
  const earlier = forSomebodyElse.get(criteria);
  if (earlier !== undefined) return earlier;
  const result: ProgrammeResult = { programme: code, outcome, almost: null, criteria };
  forSomebodyElse.set(criteria, result);
  return result;
}

function listingOf<Subject>(programme: Programme<Subject>): ProgrammeListing {
  const criteria = programme.gate === undefined ? programme.criteria : [programme.gate, ...programme.criteria];
  return {
    programme: programme.code,
    name: programme.name,
    criteria: criteria.map(({ id, requirement, facts, source }) => ({ criterion: id, requirement, facts, source })),
  };
}
