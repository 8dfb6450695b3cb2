/** CERUM, at the Université de Montréal: its own criteria and exclusions (Annex A). */
import { change } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { CscSubject } from '../subject.ts';
import { regional } from './regional.ts';

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
