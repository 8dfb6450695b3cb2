/**
 * How far somebody is from a programme: the smallest set of changes that would make the person eligible, tried out
 * before it is told. It never proposes an override, a new offence, a higher rating or an identity; an override that
 * the rules would allow is shown beside it.
 */
import { type Change, merged, type Remedy } from './change.ts';
import type { Finding } from './finding.ts';
import { findingsFor, type Outcome, type Programme, type Reviewable, standing } from './programme.ts';

export interface Almost {
  /** All of these together are enough, and none can be left out; null when no permitted change is enough. */
  readonly changes: readonly Change[] | null;
  /** The first local date on which time alone will have done it; null when more than time is needed or no date is known. */
  readonly earliestOn: string | null;
  /** The criteria that an approved override could stand in for, when that alone would do. */
  readonly override: { readonly replaces: readonly string[]; readonly source: readonly string[] } | null;
}

const trialsAtMost = 64;

/**
 * What would make the person eligible for the programme, or null when neither a change nor an override could.
 * `changedBy` gives the subject as it would be after some changes.
 */
export function almostEligible<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
  findings: readonly Finding[],
  changedBy: (changes: readonly Change[]) => Subject,
): Almost | null {
  const changes = smallestChanges(programme, subject, findings, changedBy);
  const override = overrideThatWouldDo(programme, subject, findings);
  if (changes === null && override === null) return null;
  return { changes, earliestOn: dateWhenTimeAloneWillDo(changes), override };
}

/** The ways to settle all that keeps the person from the programme; none when something of it has no remedy. */
export function remediesFor<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
): readonly Remedy[] {
  const choices = remediesOfFailures(programme, subject, findingsFor(programme, subject));
  return choices === null ? [] : combinations(choices);
}

function smallestChanges<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
  findings: readonly Finding[],
  changedBy: (changes: readonly Change[]) => Subject,
): Remedy | null {
  const choices = remediesOfFailures(programme, subject, findings);
  if (choices === null) return null;
  const after = (changes: readonly Change[]): Outcome => standing(programme, changedBy(changes));
  let best: Remedy | null = null;
  for (const candidate of combinations(choices)) {
    if (after(candidate) !== 'eligible') continue;
    const needed = withoutSpare(candidate, after);
    if (best === null || needed.length < best.length) best = needed;
  }
  return best;
}

/** The remedies of each criterion that is not met; null as soon as one has none. */
function remediesOfFailures<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
  findings: readonly Finding[],
): (readonly Remedy[])[] | null {
  const choices: (readonly Remedy[])[] = [];
  const offset = programme.gate === undefined ? 0 : 1;
  for (let index = findings.length - 1; index >= 0; index -= 1) {
    const verdict = findings[index]?.verdict;
    if (verdict !== 'notMet' && verdict !== 'unknown') continue;
    const criterion = index < offset ? programme.gate : programme.criteria[index - offset];
    const remedies = criterion?.remedies?.(subject) ?? [];
    if (remedies.length === 0) return null;
    choices.push(remedies);
  }
  return choices;
}

function combinations(choices: readonly (readonly Remedy[])[]): Remedy[] {
  let partial: Remedy[] = [[]];
  for (const remedies of choices) {
    const longer: Remedy[] = [];
    for (const begun of partial) {
      for (const remedy of remedies) {
        const joined = merged(begun, remedy);
        if (joined !== null && longer.length < trialsAtMost) longer.push(joined);
      }
    }
    partial = longer;
  }
  return partial;
}

/** Leaves out, one after another, every change without which the rest is still enough. */
function withoutSpare(changes: Remedy, after: (changes: readonly Change[]) => Outcome): Remedy {
  let needed = changes;
  if (changes.length < 2) return needed;
  for (const spare of changes) {
    const rest = needed.filter((kept) => kept !== spare);
    if (after(rest) === 'eligible') needed = rest;
  }
  return needed;
}

function dateWhenTimeAloneWillDo(changes: readonly Change[] | null): string | null {
  let latest: string | null = null;
  for (const { kind, on } of changes ?? []) {
    if (kind !== 'wait' || on === null) return null;
    if (latest === null || on > latest) latest = on;
  }
  return latest;
}

function overrideThatWouldDo<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
  findings: readonly Finding[],
): Almost['override'] {
  const offset = programme.gate === undefined ? 0 : 1;
  let replaces: string[] | null = null;
  for (let index = 0; index < findings.length; index += 1) {
    const finding = findings[index];
    if (finding === undefined || finding.verdict === 'met' || finding.verdict === 'notApplicable') continue;
    if (finding.verdict === 'unknown' || index < offset) return null;
    if (programme.criteria[index - offset]?.overridable?.(subject) !== true) return null;
    replaces ??= [];
    replaces.push(finding.criterion);
  }
  return replaces === null ? null : { replaces, source: subject.overrideSource };
}
