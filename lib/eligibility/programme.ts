import { type AssessmentRecords, withRecord } from './assessment.ts';
import type { Criterion } from './criterion.ts';
import { type Finding, findingsOf } from './finding.ts';

export type Outcome = 'eligible' | 'not-eligible' | 'undetermined';

/** A programme is a flat list of criteria: all of them must be met. */
export interface Programme<Subject> {
  readonly code: string;
  readonly name: string;
  /** Asked first; when it fails, the programme is for somebody else and nothing further is asked. */
  readonly gate?: Criterion<Subject>;
  readonly criteria: readonly Criterion<Subject>[];
}

/** What every subject can be asked, whatever its jurisdiction. */
export interface Reviewable {
  /** Has somebody approved an override (a referral despite a difference of risk or need) for this programme? */
  overrideApprovedFor(code: string): boolean;
  /** The paragraphs under which an override may stand in for a criterion. */
  readonly overrideSource: readonly string[];
  /** When and by whom tools were used; null when the input says nothing about it. */
  readonly assessments: AssessmentRecords | null;
}

/**
 * The findings of every criterion, in the programme's order. A gate that fails leaves the others not applicable;
 * an approved override stands in for a failure of risk, need or incidents where the criterion allows it.
 */
export function findingsFor<Subject extends Reviewable>(
  programme: Programme<Subject>,
  subject: Subject,
): readonly Finding[] {
  const { gate, criteria, code } = programme;
  const findings: Finding[] = [];
  if (gate !== undefined) {
    const first = gate.judge(subject);
    if (first.verdict === 'notMet') return closedBy(first, programme);
    findings.push(first);
  }
  for (const criterion of criteria) {
    const judged = criterion.judge(subject);
    const finding = subject.assessments === null ? judged : withRecord(judged, subject.assessments);
    const replaced =
      finding.verdict === 'notMet' && subject.overrideApprovedFor(code) && criterion.overridable?.(subject) === true;
    findings.push(replaced ? replacedByOverride(finding, subject.overrideSource) : finding);
  }
  return findings;
}

/** Eligible when nothing failed and nothing is unknown; not eligible as soon as something failed. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  let outcome: Outcome = 'eligible';
  for (const { verdict } of findings) {
    if (verdict === 'notMet') return 'not-eligible';
    if (verdict === 'unknown') outcome = 'undetermined';
  }
  return outcome;
}

/** Whether the person passes the programme, for the programmes and rules that depend on it. */
export function standing<Subject extends Reviewable>(programme: Programme<Subject>, subject: Subject): Outcome {
  return outcomeOf(findingsFor(programme, subject));
}

const closed = new WeakMap<object, readonly Finding[]>();

/** The findings for everybody whom the gate keeps out in the same way: made once. */
function closedBy<Subject>(first: Finding, programme: Programme<Subject>): readonly Finding[] {
  const earlier = closed.get(programme);
  if (earlier?.[0] === first) return earlier;
  const fresh = [
    first,
    ...programme.criteria.map(({ id, source }) =>
      findingsOf(id, source).notApplicable('Not considered: the programme is for somebody else.', {}),
    ),
  ];
  closed.set(programme, fresh);
  return fresh;
}

function replacedByOverride(finding: Finding, overrideSource: readonly string[]): Finding {
  return {
    ...finding,
    verdict: 'met',
    reason: null,
    text: `An approved override stands in for this: ${finding.text}`,
    facts: { ...finding.facts, overrideApproved: true },
    source: [...finding.source, ...overrideSource],
  };
}
