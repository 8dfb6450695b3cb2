/** A criterion on one fact that is true or false. */
import { type Change, type ChangeKind, change } from '../change.ts';
import type { Criterion } from '../criterion.ts';
import { findingsOf } from '../finding.ts';
import type { ReasonCode } from '../reason.ts';

interface FlagParts<Subject> {
  readonly id: string;
  readonly requirement: string;
  readonly source: readonly string[];
  readonly fact: string;
  read(subject: Subject): boolean | null | undefined;
  /** The value that meets the criterion. */
  readonly wanted: boolean;
  readonly reason: ReasonCode;
  readonly text: { readonly met: string; readonly notMet: string; readonly unknown: string };
  /** What may be done when it fails; absent when nothing may be proposed. */
  readonly change?: { readonly kind: ChangeKind; readonly text: string };
  /** False when even an unknown value may not be proposed, as with identity; true unless said. */
  readonly mayBeEstablished?: boolean;
}

/** Met when the fact has the wanted value, unknown when nobody has established it. */
export function flagCriterion<Subject>(parts: FlagParts<Subject>): Criterion<Subject> {
  const { id, requirement, source, fact, read, wanted, reason, text } = parts;
  const findings = findingsOf(id, source);
  const met = findings.met(text.met, { [fact]: wanted });
  const notMet = findings.notMet(reason, text.notMet, { [fact]: !wanted });
  const unknown = findings.unknown(text.unknown, { [fact]: null });
  const remedy: Change[] =
    parts.change === undefined ? [] : [change(parts.change.kind, fact, [wanted], parts.change.text)];
  const establish: Change[] =
    parts.mayBeEstablished === false
      ? []
      : [change('establish', fact, [wanted], `Establish the fact: ${text.unknown}`)];
  return {
    id,
    requirement,
    source,
    facts: [fact],
    judge(subject) {
      const value = read(subject);
      if (value === null || value === undefined) return unknown;
      return value === wanted ? met : notMet;
    },
    remedies(subject) {
      const value = read(subject);
      const changes = value === null || value === undefined ? establish : remedy;
      return changes.length === 0 ? [] : [changes];
    },
  };
}
