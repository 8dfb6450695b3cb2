/**
 * New Spirit of Your Warrior joins its three limbs by "and/or". 31 and 33 give two routes, each on top of risk and each
 * for Aboriginal women: a history of violence, or need for substance abuse programming (A13). The two routes are told
 * apart, so that the one that decides can be seen: the other is then not applicable.
 */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, findingsOf } from '../../../../eligibility/finding.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { incidents } from './incidents.ts';
import { supplementaryNeed } from './substance.ts';

/** A history of violence: one incident of any kind. */
export function violenceHistory(source: readonly string[]): Criterion<CscSubject> {
  return incidents({ source, tally: 'anyKind', counted: 'incidents of violence', atLeast: 1 });
}

/** Both routes as two criteria that fail only together. */
export function violenceOrSubstanceNeed(source: readonly string[]): readonly Criterion<CscSubject>[] {
  const violence = violenceHistory([...source, '31']);
  const need = supplementaryNeed([...source, '33']);
  return [either(violence, need), either(need, violence)];
}

/** The criterion, not applicable when the other one decides: when that is met, or when this one fails and that is open. */
export function either(criterion: Criterion<CscSubject>, other: Criterion<CscSubject>): Criterion<CscSubject> {
  const findings = findingsOf(criterion.id, criterion.source);
  return {
    ...criterion,
    requirement: `${criterion.requirement} Or: ${other.requirement}`,
    judge(subject): Finding {
      const own = criterion.judge(subject);
      if (own.verdict === 'met') return own;
      const elsewhere = other.judge(subject).verdict;
      if (elsewhere === 'met') return findings.notApplicable(`Another route is met. ${own.text}`, own.facts);
      return own.verdict === 'notMet' && elsewhere === 'unknown'
        ? findings.notApplicable(`The other route is open. ${own.text}`, own.facts)
        : own;
    },
    remedies(subject) {
      const own = criterion.remedies?.(subject) ?? [];
      const elsewhere = other.judge(subject).verdict === 'unknown' ? (other.remedies?.(subject) ?? []) : [];
      return [...own, ...elsewhere];
    },
  };
}

/** The limbs as the reading joins them: each criterion of the programme after identity. */
export function newSpiritLimbs(
  source: readonly string[],
  risk: Criterion<CscSubject>,
  reading: Readings['newSpiritLimbs'],
): readonly Criterion<CscSubject>[] {
  if (reading === 'all') return [risk, violenceHistory(source), supplementaryNeed(source)];
  return reading === 'any'
    ? [anyOf(source, [risk, violenceHistory(source), supplementaryNeed(source)])]
    : [risk, ...violenceOrSubstanceNeed(source)];
}

function anyOf(source: readonly string[], limbs: readonly Criterion<CscSubject>[]): Criterion<CscSubject> {
  const findings = findingsOf('any-limb', source);
  return {
    id: 'any-limb',
    requirement: limbs.map(({ requirement }) => requirement).join(' Or: '),
    source,
    facts: limbs.flatMap(({ facts }) => facts),
    judge(subject) {
      const judged = limbs.map((limb) => limb.judge(subject));
      const facts = Object.assign({}, ...judged.map((finding) => finding.facts));
      const text = judged.map((finding) => finding.text).join(' ');
      if (judged.some(({ verdict }) => verdict === 'met')) return findings.met(text, facts);
      return judged.some(({ verdict }) => verdict === 'unknown')
        ? findings.unknown(text, facts)
        : findings.notMet('need_level', text, facts);
    },
  };
}
