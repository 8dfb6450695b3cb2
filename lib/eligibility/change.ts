/** How a change could come about. Nothing here makes anybody riskier, and nobody declares an identity for another. */
export type ChangeKind =
  /** A rating or fact that nobody has established yet. */
  | 'establish'
  /** A programme, phase or report to finish. */
  | 'complete'
  /** A place or a status to arrange, such as release to the community. */
  | 'arrange'
  /** The person's own consent or effort. */
  | 'agree'
  /** Time alone. */
  | 'wait';

/** One change of one fact. */
export interface Change {
  readonly fact: string;
  readonly kind: ChangeKind;
  /** Any one of these values is enough; empty when the fact is a record that the text describes. */
  readonly to: readonly unknown[];
  /** The value with which the change was tried; not part of the answer. */
  readonly trial: unknown;
  readonly text: string;
  /** With `wait`: the first local date on which it is surely so; null when no date is known to count from. */
  readonly on: string | null;
}

/** One way to satisfy a criterion: all of these changes. */
export type Remedy = readonly Change[];

/** A change to one of several values. */
export function change(kind: ChangeKind, fact: string, to: readonly unknown[], text: string): Change {
  return { fact, kind, to, trial: to[0], text, on: null };
}

/** The facts after the changes: the originals stay as they are. */
export function withChanges<Facts extends object>(facts: Facts, changes: readonly Change[]): Facts {
  const changed: Record<string, unknown> = {};
  for (const { fact, trial } of changes) changed[fact] = trial;
  return { ...facts, ...changed };
}

/** All changes of two remedies, one per fact, the same change once; null when two of them ask a fact for different values. */
export function merged(one: Remedy, other: Remedy): Remedy | null {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const byFact = new Map<string, Change>();
  for (const next of [...one, ...other]) {
    const earlier = byFact.get(next.fact);
    if (earlier === undefined) {
      byFact.set(next.fact, next);
      continue;
    }
    if (earlier === next) continue;
    const both = earlier.to.filter((value) => next.to.includes(value));
    if (both.length === 0) return null;
    byFact.set(next.fact, { ...next, to: both, trial: both[0] });
  }
  return [...byFact.values()];
}
