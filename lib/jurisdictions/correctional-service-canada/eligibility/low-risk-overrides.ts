/**
 * Paragraph 60: the only ways for a low-risk offender into a Correctional Program. The four are alternatives ("one of the
 * following"), although the copy lacks an "or" before the last (A22). They stand under MEN OFFENDERS and serve men only,
 * unless a reading says otherwise (A17). A low CRS is low risk as a low SIR-R1 is, through 24 and 35 (A18).
 */
import { all, any, type Verdict, verdictOf } from '../../../eligibility/verdict.ts';
import { detentionReferralInTime, meetsDetentionCriteria } from './detention.ts';
import type { CscFacts } from './facts.ts';
import { is, type Tally } from './incident-tally.ts';
import type { Readings } from './readings.ts';

export const overrideParagraphs = ['60a', '60b', '60c', '60d'] as const;
export type OverrideParagraph = (typeof overrideParagraphs)[number];

export interface LowRiskOverrides {
  readonly verdicts: Readonly<Record<OverrideParagraph, Verdict>>;
  /** The paragraphs that are met. */
  readonly met: readonly OverrideParagraph[];
  /** Met when one is met, unknown when one may be. */
  readonly any: Verdict;
  /** A whole number from 0 to 255 that says all of the above. */
  readonly key: number;
}

/** Which criteria of 60 the person meets; `partner` counts the documented incidents against a female partner. */
export function lowRiskOverrides(facts: CscFacts, partner: Tally, readings: Readings): LowRiskOverrides {
  const menOnly = !readings.overridesServeWomen;
  if (facts.gender === 'F' && menOnly) return overridesOf('notMet', 'notMet', 'notMet', 'notMet');
  const detention = meetsDetentionCriteria(facts);
  const need = facts.gender === 'F' ? facts.substanceNeedSupplementary : facts.casaNeed;
  const judged = overridesOf(
    readings.detentionNeedsTimelyReferral ? all(detention, detentionReferralInTime(facts)) : detention,
    all(verdictOf(is(facts.sara, 'moderate', 'high')), oneIncident(partner, readings.oneFamilyIncident)),
    all(verdictOf(is(need, 'moderate', 'high')), verdictOf(facts.substanceLinkCurrentOffence)),
    all(verdictOf(is(facts.setting, 'community')), recentlyElevated(facts)),
  );
  return facts.gender === 'M' || !menOnly ? judged : ifForMen(judged);
}

/** While gender is not known, what would be met for a man is not known. */
function ifForMen({ verdicts }: LowRiskOverrides): LowRiskOverrides {
  const [detention, partner, substance, elevated] = overrideParagraphs.map((paragraph) =>
    all(verdicts[paragraph], 'unknown'),
  );
  return overridesOf(detention ?? 'unknown', partner ?? 'unknown', substance ?? 'unknown', elevated ?? 'unknown');
}

/** "One incident" against a female partner: at least one (62c), or exactly one (A7, A21). */
export function oneIncident(tally: Tally, reading: Readings['oneFamilyIncident']): Verdict {
  const atMost = reading === 'exactly one' ? 1 : Number.POSITIVE_INFINITY;
  if (tally.possible < 1 || tally.sure > atMost) return 'notMet';
  return tally.sure >= 1 && tally.possible <= atMost ? 'met' : 'unknown';
}

/** 60d, second half: null says that the risk was not elevated, an absent fact says nothing. */
function recentlyElevated(facts: CscFacts): Verdict {
  if (facts.riskRecentlyElevatedTo === undefined) return 'unknown';
  return verdictOf(facts.riskRecentlyElevatedTo !== null);
}

/** There are only 81 answers: each is made once. */
const answers = new Map<number, LowRiskOverrides>();

function overridesOf(detention: Verdict, partner: Verdict, substance: Verdict, elevated: Verdict): LowRiskOverrides {
  const key = ((weight(detention) * 4 + weight(partner)) * 4 + weight(substance)) * 4 + weight(elevated);
  const earlier = answers.get(key);
  if (earlier !== undefined) return earlier;
  const verdicts = { '60a': detention, '60b': partner, '60c': substance, '60d': elevated };
  const fresh = {
    verdicts,
    met: overrideParagraphs.filter((paragraph) => verdicts[paragraph] === 'met'),
    any: any(detention, partner, substance, elevated),
    key,
  };
  answers.set(key, fresh);
  return fresh;
}

function weight(verdict: Verdict): number {
  if (verdict === 'met') return 1;
  return verdict === 'unknown' ? 2 : 0;
}
