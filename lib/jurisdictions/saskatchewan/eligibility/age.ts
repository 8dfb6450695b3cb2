import { Temporal } from 'temporal-polyfill';
import { type Change, change } from '../../../eligibility/change.ts';
import type { Criterion } from '../../../eligibility/criterion.ts';
import { findingsOf } from '../../../eligibility/finding.ts';
import type { PlainSubject } from '../../../eligibility/plain-subject.ts';
import type { SaskatchewanFacts } from './facts.ts';

/** A40. "Primarily between the ages of 12-24": outside is not automatically eligible, or left to people. */
export type AgeReading = 'not automatically eligible' | 'left to people';

/** Clients are primarily of these ages, both included. */
const wholeAges = { from: 12, to: 24 };
const source = ['Community Connections: Brief Description'];

/** From 12 to 24, both included. Somebody younger will come of age: the date is the latest their birthday can be. */
export function ageInRange(reading: AgeReading): Criterion<PlainSubject<SaskatchewanFacts>> {
  const findings = findingsOf('age', source);
  const { from, to } = wholeAges;
  return {
    id: 'age',
    requirement: `The person is ${from} to ${to} years old.`,
    source,
    facts: ['age'],
    judge({ facts }) {
      const age = facts.age ?? null;
      const used = { age };
      if (age === null) return findings.unknown(`Age is not recorded; ${from} to ${to} is asked.`, used);
      if (age >= from && age <= to) return findings.met(`${age} years old.`, used);
      const text = `${age} years old; clients are primarily ${from} to ${to}.`;
      return reading === 'left to people' ? findings.unknown(text, used) : findings.notMet('age', text, used);
    },
    remedies({ facts, asOf }) {
      const age = facts.age ?? null;
      if (age === null) return [[change('establish', 'age', [from], `Record the age (${from} to ${to} would do).`)]];
      if (age > to) return [];
      const wait: Change = {
        ...change('wait', 'age', [from], `At the age of ${from}.`),
        on: birthdayBy(asOf, from - age),
      };
      return [[wait]];
    },
  };
}

/** The latest local date of the birthday so many years from now; null without a date to count from. */
function birthdayBy(asOf: string | null, years: number): string | null {
  return asOf === null ? null : Temporal.PlainDate.from(asOf).add({ years }).toString();
}
