/** Harm and exclusions of the Women's Violence Prevention Program (31, Annex A). */

import { change } from '../../../../eligibility/change.ts';
import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import { type Outcome, type Programme, standing } from '../../../../eligibility/programme.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/** "A moderate or considerable degree of harm" (31) and "moderate to to high" (Annex A) say the same: low fails (A45). */
export function harmCaused(source: readonly string[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, 'low' | 'moderate' | 'considerable' | 'high'>({
    id: 'harm',
    requirement: 'The harm caused was assessed as moderate, considerable or high.',
    source,
    fact: 'harmDegree',
    label: 'The degree of harm caused',
    read: ({ facts }) => facts.harmDegree,
    accepts: ['moderate', 'considerable', 'high'],
    reason: 'harm',
  });
}

const flags = {
  convictedViolentAgainstChildren: 'convicted of violent offences against children',
  violentOffenceRetaliationAbusivePartner: 'convicted of violent offences in retaliation against an abusive partner',
  violentOffenceInCustodySelfDefence: 'committed a violent offence in custody that was found to be self-defence',
} as const;

const ids = {
  convictedViolentAgainstChildren: 'no-violence-against-children',
  violentOffenceRetaliationAbusivePartner: 'no-retaliation-against-abuser',
  violentOffenceInCustodySelfDefence: 'no-self-defence-in-custody',
} as const;

/** One of the exclusions that rest on a fact of the record. */
export function notExcludedBy(fact: keyof typeof flags, source: readonly string[]): Criterion<CscSubject> {
  return flagCriterion<CscSubject>({
    id: ids[fact],
    requirement: `Not ${flags[fact]}.`,
    source,
    fact,
    read: ({ facts }) => facts[fact],
    wanted: false,
    reason: 'exclusion',
    text: {
      met: `Not ${flags[fact]}.`,
      notMet: `Excluded: ${flags[fact]}.`,
      unknown: `Whether she was ${flags[fact]} is not recorded.`,
    },
  });
}

/** "Women offenders who meet the criteria for the Sex Offender Program": those who pass it, not any sexual offence (A49). */
export function notInSexOffenderProgram(
  source: readonly string[],
  womensSexOffenderProgram: Programme<CscSubject>,
  readings: Readings,
): Criterion<CscSubject> {
  const findings = findingsOf('not-sex-offender-program', source);
  const clear = findings.met("She does not meet the criteria for the Women's Sex Offender Program.", {
    WSOP: 'not-eligible',
  });
  const excluded = findings.notMet(
    'exclusion',
    "Excluded: she meets the criteria for the Women's Sex Offender Program.",
    { WSOP: 'eligible' },
  );
  const unknown = findings.unknown(
    "Whether she meets the criteria for the Women's Sex Offender Program is not known.",
    { WSOP: 'undetermined' },
  );
  const verdict = (subject: CscSubject): Outcome => {
    if (readings.womensViolenceExclusion === 'passes WSOP') return standing(womensSexOffenderProgram, subject);
    if (subject.sexualOffence === 'unknown') return 'undetermined';
    return subject.sexualOffence === 'met' ? 'eligible' : 'not-eligible';
  };
  return {
    id: 'not-sex-offender-program',
    requirement: "She does not meet the criteria for the Women's Sex Offender Program.",
    source,
    facts: womensSexOffenderProgram.criteria.flatMap(({ facts }) => facts),
    judge(subject) {
      switch (verdict(subject)) {
        case 'eligible':
          return excluded;
        case 'not-eligible':
          return clear;
        default:
          return unknown;
      }
    },
    remedies({ facts }) {
      return (facts.sexualReoffendingRisk ?? null) === null
        ? [
            [
              change(
                'establish',
                'sexualReoffendingRisk',
                ['low'],
                'Assess: risk of sexual reoffending (low would do).',
              ),
            ],
          ]
        : [];
    },
  };
}
