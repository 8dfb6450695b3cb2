/** Offences and needs for the men's general crime programmes (49, 58, Annex A). */

import { change } from '../../../../eligibility/change.ts';
import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import { any, type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import type { CscFacts } from '../facts.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/**
 * AAA: two or more property, fraud or drug offences on the current sentence, or two or more in the five years before it.
 * Each limb needs its own two and older ones do not count: Annex A is narrower than 49 and 58 (A16). Drugs for personal
 * use never count.
 */
export function propertyFraudOrDrugOffences(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const findings = findingsOf('offences', source);
  return {
    id: 'offences',
    requirement:
      'Two or more property, fraud or drug offences (not for personal use) now, or two or more in the five years before the sentence.',
    source,
    facts: ['propertyFraudDrugCurrent', 'propertyFraudDrugPastFiveYears'],
    judge({ facts }) {
      const current = facts.propertyFraudDrugCurrent ?? null;
      const past = facts.propertyFraudDrugPastFiveYears ?? null;
      const older = facts.propertyFraudDrugOlder ?? null;
      const used = { propertyFraudDrugCurrent: current, propertyFraudDrugPastFiveYears: past };
      const said = `${current ?? 'number not recorded'} on this sentence, ${past ?? 'number not recorded'} in the five years before`;
      switch (enough(current, past, older, readings.generalCrimeCount)) {
        case 'met':
          return findings.met(`Property, fraud or drug offences: ${said}.`, used);
        case 'notMet':
          return findings.notMet(
            'no_qualifying_offence',
            `Property, fraud or drug offences: ${said}; two in one of these periods are asked.`,
            used,
          );
        default:
          return findings.unknown(
            `Property, fraud or drug offences: ${said}; two in one of these periods are asked.`,
            used,
          );
      }
    },
    remedies: ({ facts }) => missingCounts(facts),
  };
}

function enough(
  current: number | null,
  past: number | null,
  older: number | null,
  reading: Readings['generalCrimeCount'],
): Verdict {
  if (reading === 'two in one period') return any(atLeastTwo(current), atLeastTwo(past));
  const counts = reading === 'two at any time' ? [current, past, older] : [current, past];
  const known = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (known >= 2) return 'met';
  return counts.includes(null) ? 'unknown' : 'notMet';
}

const atLeastTwo = (count: number | null): Verdict => (count === null ? 'unknown' : verdictOf(count >= 2));

function missingCounts(facts: CscFacts) {
  const names = ['propertyFraudDrugCurrent', 'propertyFraudDrugPastFiveYears'] as const;
  return names
    .filter((name) => (facts[name] ?? null) === null)
    .map((name) => [change('establish', name, [2], 'Count the property, fraud and drug offences (two would do).')]);
}

const needs = {
  needsProblemSolving: { id: 'problem-solving-need', label: 'interpersonal problem-solving and critical reasoning' },
  needsSelfControl: { id: 'self-control-need', label: 'self-control and self-management' },
  needsCulturalIdentity: { id: 'cultural-identity-need', label: 'cultural identity' },
} as const;

/** Basic Healing asks for needs in all three areas. */
export function healingNeed(fact: keyof typeof needs, source: readonly string[]): Criterion<CscSubject> {
  const { id, label } = needs[fact];
  const judged = flagCriterion<CscSubject>({
    id,
    requirement: `There is a need in the area of ${label}.`,
    source,
    fact,
    read: ({ facts }) => facts[fact],
    wanted: true,
    reason: 'need_level',
    text: {
      met: `A need in the area of ${label} was found.`,
      notMet: `No need in the area of ${label} was found.`,
      unknown: `Need in the area of ${label} is not assessed.`,
    },
  });
  return { ...judged, overridable: () => true };
}
