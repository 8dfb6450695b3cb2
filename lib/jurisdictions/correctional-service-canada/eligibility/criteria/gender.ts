/** Programmes are gender-specific (13g, 26); nothing else is asked of somebody a programme is not for. */
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { findingsOf } from '../../../../eligibility/finding.ts';
import type { CscSubject } from '../subject.ts';

function forGender(wanted: 'F' | 'M', people: string, source: readonly string[]): Criterion<CscSubject> {
  const findings = findingsOf('gender', source);
  const met = findings.met(`The programme is for ${people}.`, { gender: wanted });
  const other = wanted === 'F' ? 'M' : 'F';
  const notMet = findings.notMet('gender', `The programme is for ${people} only.`, { gender: other });
  const unknown = findings.unknown(`Gender is not recorded; the programme is for ${people}.`, { gender: null });
  return {
    id: 'gender',
    requirement: `The programme is for ${people}.`,
    source,
    facts: ['gender'],
    judge({ facts }) {
      if (facts.gender === null || facts.gender === undefined) return unknown;
      return facts.gender === wanted ? met : notMet;
    },
  };
}

export const forWomen = forGender('F', 'women', ['Annex A: Women Offender Programs', '13g', '26']);
export const forMen = forGender('M', 'men', ['Annex A: Men Offender Programs']);
