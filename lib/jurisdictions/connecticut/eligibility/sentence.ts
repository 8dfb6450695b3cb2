/** Length of sentence: more than two years goes to an orientation unit, two years exactly does not. */
import type { Criterion } from '../../../eligibility/criterion.ts';
import { findingsOf } from '../../../eligibility/finding.ts';
import type { ConnecticutFacts, ConnecticutPerson } from './facts.ts';

const twoYears = 2;
const daysInYear = 365;

/** Is the sentence longer than two years? Two years and a day is; null when neither years nor days are known. */
export function longerThanTwoYears({ sentence, sentenceYears }: ConnecticutFacts): boolean | null {
  const years = sentence?.years ?? null;
  const days = sentence?.days ?? null;
  if (years !== null || days !== null) return (years ?? 0) * daysInYear + (days ?? 0) > twoYears * daysInYear;
  return typeof sentenceYears === 'number' ? sentenceYears > twoYears : null;
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
