/**
 * Exclusions of Annex A that name completed programmes. They stand beside 25 and, unlike it, know no exception for new
 * convictions (A27).
 */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import { all, any, not, type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import type { Completion } from '../facts.ts';
import { is } from '../incident-tally.ts';
import { type CompletedCode, kindAndIntensity } from '../programme-codes.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { completedThisSentence, liftedWhatever, nothingCompleted } from './not-repeated.ts';

interface ExclusionParts {
  readonly id: string;
  readonly source: readonly string[];
  readonly requirement: string;
  excludes(program: CompletedCode): boolean;
  readonly onlyThisSentence: boolean;
  readonly liftedByNewConvictions: boolean;
}

const completedEver = ({ outcome }: Completion): Verdict => verdictOf(is(outcome, 'successful', 'allSessions'));

function excludedByCompletion(parts: ExclusionParts): Criterion<CscSubject> {
  const { id, source, requirement } = parts;
  const findings = findingsOf(id, source);
  const clear = findings.met('No completed programme excludes the person.', { completed: [] });
  const notKnown = findings.unknown('Which programmes were completed is not recorded.', { completed: null });
  const counts = parts.onlyThisSentence ? completedThisSentence : completedEver;
  return {
    id,
    requirement,
    source,
    facts: ['completed'],
    judge({ facts }) {
      const completed = facts.completed ?? null;
      const lifted = parts.liftedByNewConvictions ? verdictOf(facts.newConvictionsSinceCompletion) : 'notMet';
      if (completed === null) return lifted === 'met' ? liftedWhatever(findings) : notKnown;
      const named = completed.filter(({ program }) => parts.excludes(program));
      if (named.length === 0) return clear;
      const excluded = all(any(...named.map(counts)), not(lifted));
      const names = named.map(({ program }) => program);
      if (excluded === 'notMet')
        return findings.met('No completed programme excludes the person.', { completed: names });
      return excluded === 'met'
        ? findings.notMet('exclusion', `Excluded by a completed programme: ${names.join(', ')}.`, { completed: names })
        : findings.unknown(`${names.join(', ')}: outcome or sentence is not recorded.`, { completed: names });
    },
    remedies: ({ facts }) => ((facts.completed ?? null) === null ? [[nothingCompleted]] : []),
  };
}

/**
 * VPP-HI and ISOYW-HI: "has completed a high-intensity violence prevention program (e.g. ABC, VPP-HI, ISOYW) during the
 * current sentence". All the examples are general violence, so family and sexual programmes do not count (A30).
 */
export function noHighViolenceProgramThisSentence(annex: string, readings: Readings): Criterion<CscSubject> {
  return excludedByCompletion({
    id: 'no-high-violence-program',
    source: [annex],
    requirement: 'No high-intensity violence prevention programme was completed on the current sentence.',
    excludes(program) {
      const found = kindAndIntensity(program);
      if (found?.intensity !== 'high') return false;
      return readings.violenceExclusionKinds === 'general'
        ? found.kind === 'general violence'
        : found.kind.includes('violence');
    },
    onlyThisSentence: true,
    liftedByNewConvictions: readings.newConvictionsLiftAnnexExclusion,
  });
}

/** Tupiq: "has completed a high-intensity sex offender program", without a limit of time (A25). */
export function noHighSexOffenderProgram(annex: string, readings: Readings): Criterion<CscSubject> {
  return excludedByCompletion({
    id: 'no-high-sex-offender-program',
    source: [annex],
    requirement: 'No high-intensity sex offender programme was ever completed.',
    excludes: (program) => program === 'SOP-HI' || program === 'ODYSSEY-HI',
    onlyThisSentence: readings.tupiqExclusion === 'current sentence',
    liftedByNewConvictions: false,
  });
}

/** Basic Healing: "has completed the AAA Program". */
export function noGeneralCrimeProgram(annex: string): Criterion<CscSubject> {
  return excludedByCompletion({
    id: 'no-aaa-program',
    source: [annex],
    requirement: 'The Alternatives, Associates and Attitudes Program was not completed.',
    excludes: (program) => program === 'AAA',
    onlyThisSentence: false,
    liftedByNewConvictions: false,
  });
}
