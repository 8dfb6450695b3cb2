import type { ReasonCode } from './reason.ts';
import type { Verdict } from './verdict.ts';

/** The tool a finding rests on, when it was used, by whom, and the caveat that goes with it. */
export interface Assessment {
  readonly fact: string;
  readonly tool: string;
  /** Local date of the assessment; null when the record does not say. */
  readonly date: string | null;
  /** Who assessed; null when the record does not say. */
  readonly assessor: string | null;
  readonly caveat: string;
}

/** What one criterion says about one person, with all that is needed to contest it. */
export interface Finding {
  readonly criterion: string;
  readonly verdict: Verdict;
  /** Why it failed or is unknown; null when met or not applicable. */
  readonly reason: ReasonCode | null;
  /** The sentence a caseworker reads. */
  readonly text: string;
  /** The facts used and their values. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly source: readonly string[];
  /** Null when the criterion rests on no assessment tool. */
  readonly assessment: Assessment | null;
}

type Facts = Readonly<Record<string, unknown>>;

/** Writes the findings of one criterion, so that its id and source are said once. */
export interface Findings {
  met(text: string, facts: Facts): Finding;
  notMet(reason: ReasonCode, text: string, facts: Facts): Finding;
  /** The text says what is missing. */
  unknown(text: string, facts: Facts): Finding;
  notApplicable(text: string, facts: Facts): Finding;
}

/** A writer of findings for the criterion `criterion`, citing `source`, resting on `assessment` if given. */
export function findingsOf(
  criterion: string,
  source: readonly string[],
  assessment: Assessment | null = null,
): Findings {
  const write = (verdict: Verdict, reason: ReasonCode | null, text: string, facts: Facts): Finding => ({
    criterion,
    verdict,
    reason,
    text,
    facts,
    source,
    assessment,
  });
  return {
    met: (text, facts) => write('met', null, text, facts),
    notMet: (reason, text, facts) => write('notMet', reason, text, facts),
    unknown: (text, facts) => write('unknown', 'missing_assessment', text, facts),
    notApplicable: (text, facts) => write('notApplicable', null, text, facts),
  };
}
