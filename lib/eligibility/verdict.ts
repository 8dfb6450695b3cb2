/**
 * Verdicts and three-valued logic. What is not known is neither met nor failed: `unknown` travels through
 * "and", "or" and "not" (Kleene's strong logic), so that a missing fact never refuses anybody by itself.
 */
export type Verdict = 'met' | 'notMet' | 'unknown' | 'notApplicable';

/** The verdict of a fact that is true, false, or not known (null or absent). */
export function verdictOf(value: boolean | null | undefined): Verdict {
  if (value === null || value === undefined) return 'unknown';
  return value ? 'met' : 'notMet';
}

/** "And": fails as soon as one fails; what does not apply does not count; nothing that applies gives `notApplicable`. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  let result: Verdict = 'notApplicable';
  for (const verdict of verdicts) {
    if (verdict === 'notMet') return 'notMet';
    if (verdict === 'unknown') result = 'unknown';
    else if (verdict === 'met' && result === 'notApplicable') result = 'met';
  }
  return result;
}

/** "Or": met as soon as one is met; what does not apply does not count; nothing that applies gives `notApplicable`. */
export function any(...verdicts: readonly Verdict[]): Verdict {
  let result: Verdict = 'notApplicable';
  for (const verdict of verdicts) {
    if (verdict === 'met') return 'met';
    if (verdict === 'unknown') result = 'unknown';
    else if (verdict === 'notMet' && result === 'notApplicable') result = 'notMet';
  }
  return result;
}

/** "Not": turns met and notMet round; unknown stays unknown and what does not apply stays so. */
export function not(verdict: Verdict): Verdict {
  if (verdict === 'met') return 'notMet';
  if (verdict === 'notMet') return 'met';
  return verdict;
}
