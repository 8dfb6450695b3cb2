/** Length of sentence: more than two years goes to an orientation unit, two years exactly does not. */
import type { Criterion } from '../../../eligibility/criterion.ts';
import { findingsOf } from '../../../eligibility/finding.ts';
import type { ConnecticutFacts, ConnecticutPerson } from './facts.ts';

const twoYears = 2;
const daysInYear = 365;

/**
 * Is the sentence longer than two years? Two years and a day is. A part that is left out adds nothing; one that is null is
 * not known, and then only a part that is longer by itself tells. Null when it cannot be told.
 */
export function longerThanTwoYears({ sentence, sentenceYears }: ConnecticutFacts): boolean | null {
  const { years, days } = sentence ?? {};
  if (typeof years !== 'number' && typeof days !== 'number')
    return typeof sentenceYears === 'number' ? sentenceYears > twoYears : null;
  const longer = (years ?? 0) * daysInYear + (days ?? 0) > twoYears * daysInYear;
  return !longer && (years === null || days === null) ? null : longer;
}

/** Sentenced to more than two years. */
export function moreThanTwoYears(source: readonly string[]): Criterion<ConnecticutPerson> {
  const findings = findingsOf('sentence-length', source);
  return {
    id: 'sentence-length',
    requirement: 'The sentence is longer than two years.',
    source,
    facts: ['sentence', 'sentenceYears'],
    judge({ facts }) {
      const used = { sentence: facts.sentence ?? facts.sentenceYears ?? null };
      switch (longerThanTwoYears(facts)) {
        case true:
          return findings.met('The sentence is longer than two years.', used);
        case false:
          return findings.notMet('sentence_length', 'The sentence is two years or less.', used);
        default:
          return findings.unknown('The length of the sentence is not recorded.', used);
      }
    },
  };
}
