/** Assessment, offence and needs for the sexual violence programmes (31, 42b, 53b, 62b, Annex A). */

import { assessmentBy } from '../../../../eligibility/assessment.ts';
import { type Change, change } from '../../../../eligibility/change.ts';
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import { any, type Verdict, verdictOf } from '../../../../eligibility/verdict.ts';
import type { CscFacts, Level } from '../facts.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';

/** The heading stands over La Macaza, CERUM, VISA and Tupiq too (A33). */
const heading = 'Annex A: Sexual Violence - Men Offenders';

/** "A Specialised Sex Offender Assessment is required before referral": not done is not assessed, never a refusal. */
export function sexOffenderAssessmentDone(): Criterion<CscSubject> {
  const source = [heading, '21'];
  const findings = findingsOf('sex-offender-assessment', source);
  const done = findings.met('The Specialised Sex Offender Assessment is done.', { ssoaDone: true });
  const notDone = findings.unknown('The Specialised Sex Offender Assessment, required before referral, is not done.', {
    ssoaDone: false,
  });
  const notKnown = findings.unknown('Whether the Specialised Sex Offender Assessment is done is not recorded.', {
    ssoaDone: null,
  });
  const remedies = [[change('establish', 'ssoaDone', [true], 'Complete the Specialised Sex Offender Assessment.')]];
  return {
    id: 'sex-offender-assessment',
    requirement: 'The Specialised Sex Offender Assessment is done.',
    source,
    facts: ['ssoaDone'],
    judge({ facts }) {
      if (facts.ssoaDone === true) return done;
      return facts.ssoaDone === false ? notDone : notKnown;
    },
    remedies: () => remedies,
  };
}

const offenceFacts = [
  'sexualConvictionCurrent',
  'sexualConvictionFormer',
  'sexuallyMotivatedConviction',
  'admittedUnconvictedSexualOffence',
] as const;
type OffenceFact = (typeof offenceFacts)[number];

/** Convicted of a sexual or a sexually motivated offence, or admitted one without conviction. */
export function sexualOffence(source: readonly string[]): Criterion<CscSubject> {
  return oneOf({
    requirement: 'The person was convicted of a sexual or sexually motivated offence, or admitted a sexual offence.',
    source,
    facts: offenceFacts,
    none: 'No conviction for a sexual or sexually motivated offence, and no admission of one.',
  });
}

/** La Macaza: "currently or formerly convicted of one or more sexual offences"; an admission is not enough (A23). */
export function sexualConviction(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  return oneOf({
    requirement: 'The person is currently or was formerly convicted of a sexual offence.',
    source,
    facts: [
      'sexualConvictionCurrent',
      'sexualConvictionFormer',
      ...(readings.odysseyTakesAdmission ? ['admittedUnconvictedSexualOffence' as const] : []),
    ],
    none: 'No current or former conviction for a sexual offence.',
  });
}

interface OneOfParts {
  readonly requirement: string;
  readonly source: readonly string[];
  readonly facts: readonly OffenceFact[];
  readonly none: string;
}

function oneOf({ requirement, source, facts: names, none }: OneOfParts): Criterion<CscSubject> {
  const findings = findingsOf('sexual-offence', source);
  const said = (facts: CscFacts): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
  const nothing = findings.notMet(
    'no_qualifying_offence',
    none,
    Object.fromEntries(names.map((name) => [name, false])),
  );
  const verdict = (facts: CscFacts): Verdict => {
    let found: Verdict = 'notMet';
    for (const name of names) {
      if (facts[name] === true) return 'met';
      if (facts[name] !== false) found = any(found, verdictOf(facts[name]));
    }
    return found;
  };
  return {
    id: 'sexual-offence',
    requirement,
    source,
    facts: names,
    judge({ facts }) {
      switch (verdict(facts)) {
        case 'met':
          return findings.met('A conviction or admission of that kind is on record.', said(facts));
        case 'notMet':
          return nothing;
        default:
          return findings.unknown('Convictions or admissions of that kind are not recorded.', said(facts));
      }
    },
    remedies({ facts }) {
      const missing: Change[][] = names
        .filter((name) => (facts[name] ?? null) === null)
        .map((name) => [change('establish', name, [true], `Look up the record: ${name}.`)]);
      return verdict(facts) === 'unknown' ? missing : [];
    },
  };
}

/** Needs on the Specialised Sex Offender Assessment. */
export function sexOffenderNeeds(source: readonly string[], ...accepts: readonly Level[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, Level>({
    id: 'sex-offender-needs',
    requirement: `Needs on the Specialised Sex Offender Assessment are ${accepts.join(' or ')}.`,
    source,
    fact: 'ssoaNeeds',
    label: 'Needs on the Specialised Sex Offender Assessment',
    tool: 'Specialised Sex Offender Assessment',
    read: ({ facts }) => facts.ssoaNeeds,
    accepts,
    reason: 'need_level',
    overridable: true,
  });
}

/** SOP-MI at STATIC-99 0 to 1: high needs as well (62b); at other scores no needs are asked. */
export function highNeedsAtLowSexualRisk(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const needs = sexOffenderNeeds(source, 'high');
  const findings = findingsOf(needs.id, source, assessmentBy('Specialised Sex Offender Assessment', 'ssoaNeeds'));
  const notAsked = findings.notApplicable('High needs are asked at low sexual risk only.', {});
  const open = findings.unknown('Whether high needs are asked depends on the STATIC-99, which is not scored.', {
    static99: null,
  });
  const asked = readings.moderateSexOffenderAtLowRisk !== 'override';
  return {
    ...needs,
    requirement: 'At low sexual risk, needs on the Specialised Sex Offender Assessment are high.',
    facts: ['static99', 'ssoaNeeds'],
    judge(subject) {
      if (!asked || (subject.sexualBand !== null && subject.sexualBand !== 'low')) return notAsked;
      return subject.sexualBand === null && subject.facts.ssoaNeeds !== 'high' ? open : needs.judge(subject);
    },
    remedies: (subject) => (subject.sexualBand === null ? [[]] : (needs.remedies?.(subject) ?? [])),
  };
}
