/**
 * The detention referral criteria of section 129 of the Corrections and Conditional Release Act, as Annex B prints them.
 * The copy breaks off inside 129(1) and after (2)(a)(ii): only what is printed is used (A42).
 */
import { Temporal } from 'temporal-polyfill';
import { all, any, type Verdict, verdictOf } from '../../../eligibility/verdict.ts';
import type { CscFacts } from './facts.ts';

type Member =
  | 'causedDeathOrSeriousHarm'
  | 'likelyDeathOrSeriousHarm'
  | 'sexualOffenceChild'
  | 'likelySexualOffenceChild';

/** A sentence of two years or more (129(1)). */
const yearsFrom = 2;

/** 129(2)(a)(i) or (ii): both need a sentence of two years or more and a Schedule I offence; their halves never mix. */
export function meetsDetentionCriteria(facts: CscFacts): Verdict {
  return all(
    longEnough(facts),
    scheduleIOffence(facts),
    any(
      all(found(facts, 'causedDeathOrSeriousHarm'), found(facts, 'likelyDeathOrSeriousHarm')),
      all(found(facts, 'sexualOffenceChild'), found(facts, 'likelySexualOffenceChild')),
    ),
  );
}

/** 129(1): the case is reviewed before statutory release when a sentence of two years or more includes Schedule I or II. */
export function detentionReviewRequired(facts: CscFacts): Verdict {
  return all(longEnough(facts), any(scheduleIOffence(facts), verdictOf(scheduleIs(facts, 'II'))));
}

/**
 * 129(2): the last local date for referring the case to the Board, six months before statutory release; null when no date is
 * known. By the text that Annex B prints: the duty `detention-referral` follows its amendment, which leaves a day less.
 */
export function lastDetentionReferralDate(facts: CscFacts): string | null {
  const release = facts.statutoryReleaseDate ?? null;
  return release === null ? null : Temporal.PlainDate.from(release).subtract({ months: 6 }).toString();
}

/** Was the case referred by that date? Unknown without both dates. */
export function detentionReferralInTime(facts: CscFacts): Verdict {
  const last = lastDetentionReferralDate(facts);
  const referred = facts.referralDate ?? null;
  return last === null || referred === null ? 'unknown' : verdictOf(referred <= last);
}

function longEnough(facts: CscFacts): Verdict {
  const years = facts.sentenceYears ?? null;
  return years === null ? 'unknown' : verdictOf(years >= yearsFrom);
}

function scheduleIs(facts: CscFacts, schedule: 'I' | 'II'): boolean | null {
  return facts.schedule === undefined || facts.schedule === null ? null : facts.schedule === schedule;
}

/** Is there a sentence for a Schedule I offence? The person's own schedule speaks before the detention object. */
export function scheduleIOffence(facts: CscFacts): Verdict {
  return saidOr(facts.schedule === undefined ? undefined : scheduleIs(facts, 'I'), memberOf(facts, 'scheduleIOffence'));
}

function found(facts: CscFacts, member: Member): Verdict {
  return saidOr(facts[member], memberOf(facts, member));
}

/** What the facts say by themselves. Where they say that it is not known, only a finding that it is so tells more. */
function saidOr(own: boolean | null | undefined, finding: boolean | null): Verdict {
  return verdictOf(own ?? (own === undefined || finding === true ? finding : null));
}

/** `detention` is one finding: a member it does not list was not found; without the object nothing is known. */
function memberOf(facts: CscFacts, member: Member | 'scheduleIOffence'): boolean | null {
  if (facts.detention === null || facts.detention === undefined) return null;
  const value = facts.detention[member];
  return value === undefined ? false : value;
}
