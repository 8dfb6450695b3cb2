/** A criterion that any one of several true-or-false facts meets. */
import { change } from '../change.ts';
import type { Criterion } from '../criterion.ts';
import { findingsOf } from '../finding.ts';
import type { ReasonCode } from '../reason.ts';

interface AnyFlagParts<Subject, Name extends string> {
  readonly id: string;
  readonly requirement: string;
  readonly source: readonly string[];
  /** Each fact with what it says when true. */
  readonly flags: readonly { readonly fact: Name; readonly says: string }[];
  read(subject: Subject, fact: Name): boolean | null | undefined;
  readonly reason: ReasonCode;
  readonly none: string;
}

/** Met as soon as one fact is true; failed only when all are known and false. */
export function anyFlagCriterion<Subject, Name extends string>(parts: AnyFlagParts<Subject, Name>): Criterion<Subject> {
  const { id, requirement, source, flags, read, reason, none } = parts;
  const findings = findingsOf(id, source);
  return {
    id,
    requirement,
    source,
    facts: flags.map(({ fact }) => fact),
    judge(subject) {
      const used: Record<string, boolean | null> = {};
      for (const { fact } of flags) used[fact] = read(subject, fact) ?? null;
      const found = flags.find(({ fact }) => used[fact] === true);
      if (found !== undefined) return findings.met(`${found.says}.`, used);
      return flags.some(({ fact }) => used[fact] === null)
        ? findings.unknown(`Not known for all of: ${flags.map(({ says }) => says).join('; ')}.`, used)
        : findings.notMet(reason, none, used);
    },
    remedies: (subject) =>
      flags
        .filter(({ fact }) => (read(subject, fact) ?? null) === null)
        .map(({ fact, says }) => [change('establish', fact, [true], `Establish the fact: ${says}.`)]),
  };
}
