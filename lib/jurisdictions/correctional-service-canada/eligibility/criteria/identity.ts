/** Who a culturally based programme is for (13f). Identity is declared by the person: nothing infers or proposes it. */
import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { CscSubject } from '../subject.ts';

/** The programme is for Indigenous offenders (the directive's word is Aboriginal). */
export function indigenous(annex: string, ...paragraphs: readonly string[]): Criterion<CscSubject> {
  return flagCriterion({
    id: 'indigenous',
    requirement: 'The person declares being Indigenous.',
    source: [annex, '13f', ...paragraphs],
    fact: 'indigenous',
    read: (subject) => subject.indigenous,
    wanted: true,
    reason: 'identity',
    text: {
      met: 'Declares being Indigenous.',
      notMet: 'The programme is for Indigenous offenders; the person does not declare being so.',
      unknown: 'Whether the person declares being Indigenous is not recorded.',
    },
    mayBeEstablished: false,
  });
}

/** Tupiq is for men who identify themselves as Inuk. */
export function inuk(annex: string): Criterion<CscSubject> {
  return flagCriterion({
    id: 'inuk',
    requirement: 'The person identifies himself as Inuk.',
    source: [annex, '13f'],
    fact: 'inukSelfIdentified',
    read: ({ facts }) => facts.inukSelfIdentified,
    wanted: true,
    reason: 'identity',
    text: {
      met: 'Identifies himself as Inuk.',
      notMet: 'The programme is for men who identify themselves as Inuk; the person does not.',
      unknown: 'Whether the person identifies himself as Inuk is not recorded.',
    },
    mayBeEstablished: false,
  });
}
