/**
 * Classification at the pretrial facilities (I.A.1): "those defendants who remain on pre-trial status" are assessed within
 * 24 hours of institutional admission, and "offenders whose sentences are two years and under" are classified there too.
 */
import type { Criterion } from '../../../eligibility/criterion.ts';
import { findingsOf } from '../../../eligibility/finding.ts';
import { all, any, not, type Verdict, verdictOf } from '../../../eligibility/verdict.ts';
import type { ConnecticutFacts, ConnecticutPerson } from './facts.ts';
import { longerThanTwoYears } from './sentence.ts';

/** Somebody at court may still be diverted: remaining pretrial is known from the admission, or from not being diverted. */
function remainsPretrial(facts: ConnecticutFacts): Verdict {
  const status = facts.legalStatus ?? null;
  const admitted = typeof facts.hoursSinceAdmission === 'number';
  return all(
    status === null ? 'unknown' : verdictOf(status === 'pretrial'),
    not(facts.diverted === true ? 'met' : 'notMet'),
    admitted || facts.diverted === false ? 'met' : 'unknown',
  );
}

/** Two years or less, and not already on supervision in the community; who awaits another trial meanwhile serves it there too. */
function shortSentence(facts: ConnecticutFacts): Verdict {
  const status = facts.legalStatus ?? null;
  const longer = longerThanTwoYears(facts);
  if (status === null || status === 'sentenced') return longer === null ? 'unknown' : verdictOf(!longer);
  return verdictOf(status === 'pretrial' && longer === false);
}

export function classifiedAtPretrialFacility(source: readonly string[]): Criterion<ConnecticutPerson> {
  const findings = findingsOf('pretrial-or-short-sentence', source);
  return {
    id: 'pretrial-or-short-sentence',
    requirement: 'The person remains on pretrial status after admission, or has a sentence of two years or less.',
    source,
    facts: ['legalStatus', 'diverted', 'hoursSinceAdmission', 'sentence', 'sentenceYears'],
    judge({ facts }) {
      const used = { legalStatus: facts.legalStatus ?? null, sentence: facts.sentence ?? facts.sentenceYears ?? null };
      switch (any(remainsPretrial(facts), shortSentence(facts))) {
        case 'met':
          return findings.met('Pretrial after admission, or sentenced to two years or less.', used);
        case 'notMet':
          return longerThanTwoYears(facts) === true
            ? findings.notMet('sentence_length', 'The sentence is longer than two years.', used)
            : findings.notMet('legal_status', 'Neither pretrial in an institution nor serving a short sentence.', used);
        default:
          return findings.unknown('Admission, diversion or the length of the sentence is not recorded.', used);
      }
    },
  };
}
