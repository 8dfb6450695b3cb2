/** Criteria that only one of the regional sex offender programmes knows (Annex A). */

import { assessmentBy } from '../../../../eligibility/assessment.ts';
import { change } from '../../../../eligibility/change.ts';
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, findingsOf } from '../../../../eligibility/finding.ts';
import type { Level } from '../facts.ts';
import type { Readings } from '../readings.ts';
import type { CscSubject } from '../subject.ts';
import { regional } from './sex-offender.ts';

/**
 * La Macaza: high risk of repeat offence and moderate or high needs, or medium risk and high needs. The tool is the
 * STATIC-99 and the needs those of the sex offender assessment (A23).
 */
export function odysseyRiskAndNeeds(source: readonly string[], readings: Readings): Criterion<CscSubject> {
  const byGeneralRisk = readings.odysseyRiskTool === 'SIR-R1 or CRS';
  const bandOf = (subject: CscSubject): Level | null => (byGeneralRisk ? subject.risk.band : subject.sexualBand);
  const riskOf = (subject: CscSubject): Record<string, unknown> =>
    byGeneralRisk ? { [subject.risk.fact]: subject.risk.value } : { static99: subject.facts.static99 ?? null };
  const assessment = byGeneralRisk ? assessmentBy('SIR-R1 or CRS', 'sirR1') : assessmentBy('STATIC-99', 'static99');
  const findings = findingsOf('risk-and-needs', source, assessment);
  return {
    id: 'risk-and-needs',
    requirement: 'Risk of a repeat offence is high with moderate or high needs, or medium with high needs.',
    source,
    facts: ['static99', 'ssoaNeeds'],
    judge(subject): Finding {
      const band = bandOf(subject);
      const needs = subject.facts.ssoaNeeds ?? null;
      const used = { ...riskOf(subject), ssoaNeeds: needs };
      const said = `Risk of a repeat offence is ${band ?? 'not assessed'} and needs are ${needs ?? 'not assessed'}`;
      if (band === 'low') return findings.notMet('risk_band', `${said}; medium or high risk is asked.`, used);
      if (needs === 'low') return findings.notMet('need_level', `${said}; moderate or high needs are asked.`, used);
      if (band === null || needs === null) {
        return band !== null || needs !== 'high'
          ? findings.unknown(`${said}.`, used)
          : findings.unknown(`${said}; medium or high risk is asked.`, used);
      }
      return band === 'high' || needs === 'high'
        ? findings.met(`${said}.`, used)
        : findings.notMet('need_level', `${said}; high needs are asked at medium risk.`, used);
    },
    remedies(subject) {
      if (byGeneralRisk) return [];
      const needs = subject.facts.ssoaNeeds ?? null;
      const { moderateFrom, highFrom } = readings.static99Bands;
      const scores = Array.from({ length: 13 }, (_, score) => score).filter((score) =>
        needs === 'moderate' ? score >= highFrom : score >= moderateFrom,
      );
      const score = change('establish', 'static99', scores, 'Score the STATIC-99 (medium or high would do).');
      const assess = change(
        'establish',
        'ssoaNeeds',
        subject.sexualBand === 'high' ? ['moderate', 'high'] : ['high'],
        'Assess needs on the Specialised Sex Offender Assessment.',
      );
      if (subject.sexualBand === null) return needs === null ? [[score, assess]] : needs === 'low' ? [] : [[score]];
      return needs === null && subject.sexualBand !== 'low' ? [[assess]] : [];
    },
    overridable: (subject) => bandOf(subject) !== 'low',
  };
}

/** CERUM: "fewer than 11 months" from possible admission to warrant expiry excludes; 11 is not fewer. */
export function elevenMonthsLeft(source: readonly string[]): Criterion<CscSubject> {
  const findings = findingsOf('months-left', source);
  const unknown = findings.unknown(
    'The months from possible admission to warrant expiry are not known; 11 are asked.',
    { monthsToWarrantExpiry: null },
  );
  const establish = [
    [
      change(
        'establish',
        'monthsToWarrantExpiry',
        [11],
        'Work out the months from possible admission to warrant expiry (11 would do).',
      ),
    ],
  ];
  return {
    id: 'months-left',
    requirement: 'At least 11 months lie between possible admission and warrant expiry.',
    source,
    facts: ['monthsToWarrantExpiry'],
    judge({ facts }) {
      const months = facts.monthsToWarrantExpiry ?? null;
      if (months === null) return unknown;
      const used = { monthsToWarrantExpiry: months };
      return months >= 11
        ? findings.met(`${months} months lie between possible admission and warrant expiry.`, used)
        : findings.notMet(
            'time',
            `Only ${months} months lie between possible admission and warrant expiry; 11 are asked.`,
            used,
          );
    },
    remedies: ({ facts }) => ((facts.monthsToWarrantExpiry ?? null) === null ? establish : []),
  };
}

/** VISA: "a low-to-high dynamic risk": any rated level. */
export function dynamicRiskRated(source: readonly string[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, Level>({
    id: 'dynamic-risk',
    requirement: 'Dynamic risk of reoffending is rated, at any level.',
    source,
    fact: 'dynamicRisk',
    label: 'Dynamic risk of reoffending',
    tool: 'dynamic risk assessment',
    read: ({ facts }) => facts.dynamicRisk,
    accepts: ['low', 'moderate', 'high'],
    reason: 'risk_band',
  });
}

/** VISA: "incarcerated for incest offences with victims under 18 years of age"; one such victim is enough. */
export function incestWithMinor(source: readonly string[]): Criterion<CscSubject> {
  const findings = findingsOf('incest-offence', source);
  return {
    id: 'incest-offence',
    requirement: 'The current offence is incest with a victim under 18.',
    source,
    facts: ['incestOffenceCurrent', 'incestVictimAges'],
    judge({ facts }) {
      const offence = facts.incestOffenceCurrent ?? null;
      const ages = facts.incestVictimAges ?? null;
      const used = { incestOffenceCurrent: offence, incestVictimAges: ages };
      if (offence === false)
        return findings.notMet('no_qualifying_offence', 'The current offence is not incest.', used);
      if (ages?.every((age) => age >= 18))
        return findings.notMet('no_qualifying_offence', 'No victim of incest was under 18.', used);
      if (offence === null || ages === null)
        return findings.unknown('Whether the current offence is incest with a victim under 18 is not recorded.', used);
      return findings.met('The current offence is incest with a victim under 18.', used);
    },
    remedies({ facts }) {
      const missing = [
        ...((facts.incestOffenceCurrent ?? null) === null
          ? [change('establish', 'incestOffenceCurrent', [true], 'Look up whether the current offence is incest.')]
          : []),
        ...((facts.incestVictimAges ?? null) === null
          ? [
              {
                ...change(
                  'establish',
                  'incestVictimAges',
                  [],
                  'Look up the ages of the victims (one under 18 would do).',
                ),
                trial: [17],
              },
            ]
          : []),
      ];
      return missing.length === 0 ? [] : [missing];
    },
  };
}

/** Tupiq: STABLE from moderate to moderate-high, beside the same on STATIC-99 (A25). */
export function stableRating(source: readonly string[]): Criterion<CscSubject> {
  return levelCriterion<CscSubject, 'low' | 'moderate' | 'moderate-high' | 'high'>({
    id: 'stable-risk',
    requirement: 'Risk on STABLE is moderate or moderate-high.',
    source,
    fact: 'stable',
    label: 'Risk on STABLE',
    tool: 'STABLE',
    read: ({ facts }) => facts.stable,
    accepts: ['moderate', 'moderate-high'],
    reason: 'risk_band',
    overridable: true,
  });
}

/** CERUM: "present with deviant sexual interests". */
export const deviantInterests = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'deviant-interests',
    requirement: 'The person presents deviant sexual interests.',
    source,
    fact: 'deviantSexualInterests',
    wanted: true,
    reason: 'need_level',
    text: {
      met: 'Deviant sexual interests were found.',
      notMet: 'No deviant sexual interests were found.',
      unknown: 'Whether there are deviant sexual interests is not assessed.',
    },
  });

/** CERUM: refuses to complete the evaluation. */
export const acceptsEvaluation = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'accepts-evaluation',
    requirement: 'The person does not refuse the evaluation.',
    source,
    fact: 'refusesEvaluation',
    wanted: false,
    reason: 'exclusion',
    text: {
      met: 'The person does not refuse the evaluation.',
      notMet: 'Excluded: the person refuses to complete the evaluation.',
      unknown: 'Whether the person accepts the evaluation is not recorded.',
    },
    change: { kind: 'agree', text: 'If the person agrees to the evaluation.' },
  });

/** CERUM: refuses to take part in group intervention. */
export const acceptsGroup = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'accepts-group',
    requirement: 'The person does not refuse group intervention.',
    source,
    fact: 'refusesGroup',
    wanted: false,
    reason: 'exclusion',
    text: {
      met: 'The person does not refuse group intervention.',
      notMet: 'Excluded: the person refuses group intervention.',
      unknown: 'Whether the person accepts group intervention is not recorded.',
    },
    change: { kind: 'agree', text: 'If the person agrees to take part in a group.' },
  });

/** VISA: not sufficiently fluent in French. */
export const fluentInFrench = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'french',
    requirement: 'The person is fluent enough in French to understand the programme fully.',
    source,
    fact: 'frenchFluent',
    wanted: true,
    reason: 'exclusion',
    text: {
      met: 'Fluent in French.',
      notMet: 'Excluded: not fluent enough in French to understand the programme fully.',
      unknown: 'Fluency in French is not recorded.',
    },
    change: { kind: 'agree', text: 'Once fluent enough in French.' },
  });

/** VISA: in the appeal process. */
export const notInAppeal = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'no-appeal',
    requirement: 'The person is not in the appeal process.',
    source,
    fact: 'inAppeal',
    wanted: false,
    reason: 'exclusion',
    text: {
      met: 'Not in the appeal process.',
      notMet: 'Excluded: in the appeal process.',
      unknown: 'Whether an appeal is under way is not recorded.',
    },
    change: { kind: 'arrange', text: 'Once the appeal has ended.' },
  });

/** VISA: characteristics that do not correspond to the programme, such as psychopathy. */
export const noPsychopathy = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'no-psychopathy',
    requirement: 'No characteristic, such as psychopathy, makes the programme unfit.',
    source,
    fact: 'psychopathy',
    wanted: false,
    reason: 'exclusion',
    text: {
      met: 'No characteristic that makes the programme unfit was found.',
      notMet: 'Excluded: a characteristic was found, such as psychopathy, that makes the programme unfit.',
      unknown: 'Whether a characteristic, such as psychopathy, makes the programme unfit is not assessed.',
    },
  });

/** Tupiq: unable to take part in groups. */
export const ableToJoinGroups = (source: readonly string[]): Criterion<CscSubject> =>
  regional({
    id: 'able-to-join-groups',
    requirement: 'The person is able to take part in group-based programmes.',
    source,
    fact: 'groupUnable',
    wanted: false,
    reason: 'exclusion',
    text: {
      met: 'Able to take part in groups.',
      notMet: 'Excluded: unable to take part in groups.',
      unknown: 'Whether the person is able to take part in groups is not assessed.',
    },
  });
