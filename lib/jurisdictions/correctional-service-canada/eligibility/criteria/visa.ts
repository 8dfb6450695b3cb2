/** VISA, for incest offenders: its own criteria and exclusions (Annex A). */

import { change } from '../../../../eligibility/change.ts';
import { levelCriterion } from '../../../../eligibility/criteria/level-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { Level } from '../facts.ts';
import type { CscSubject } from '../subject.ts';
import { regional } from './regional.ts';

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
