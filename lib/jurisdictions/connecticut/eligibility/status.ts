/** Criteria on legal status, release and age that several Connecticut services share. */
import { flagCriterion } from '../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../eligibility/criterion.ts';
import { findingsOf } from '../../../eligibility/finding.ts';
import type { ReasonCode } from '../../../eligibility/reason.ts';
import type { ConnecticutFacts, ConnecticutFlag, ConnecticutPerson } from './facts.ts';

type LegalStatus = NonNullable<ConnecticutFacts['legalStatus']>;

interface StatusParts {
  readonly accepts: readonly LegalStatus[];
  readonly requirement: string;
  readonly source: readonly string[];
  /** True where another fact of the same service already implies the status: only a contrary status then matters. */
  readonly impliedUnlessContrary?: boolean;
}

/** The legal status is one of those accepted. */
export function statusIs({
  accepts,
  requirement,
  source,
  impliedUnlessContrary = false,
}: StatusParts): Criterion<ConnecticutPerson> {
  const findings = findingsOf('legal-status', source);
  return {
    id: 'legal-status',
    requirement,
    source,
    facts: ['legalStatus'],
    judge({ facts }) {
      const status = facts.legalStatus ?? null;
      const used = { legalStatus: status };
      if (status === null) {
        return impliedUnlessContrary
          ? findings.notApplicable('Legal status is not recorded; the other facts imply it.', used)
          : findings.unknown('Legal status is not recorded.', used);
      }
      return accepts.includes(status)
        ? findings.met(`Legal status: ${status}.`, used)
        : findings.notMet('legal_status', `Legal status: ${status}; ${accepts.join(' or ')} is asked.`, used);
    },
  };
}

/** "Being discharged" is `beingReleased` or a `dischargeDate`; null when neither is known. */
export function beingDischarged({ beingReleased, dischargeDate }: ConnecticutFacts): boolean | null {
  if (dischargeDate) return true;
  return beingReleased ?? null;
}

/** Everybody being discharged. */
export function discharged(source: readonly string[]): Criterion<ConnecticutPerson> {
  return flagCriterion<ConnecticutPerson>({
    id: 'being-discharged',
    requirement: 'The person is being discharged.',
    source,
    fact: 'beingReleased',
    read: ({ facts }) => beingDischarged(facts),
    wanted: true,
    reason: 'legal_status',
    text: {
      met: 'The person is being discharged.',
      notMet: 'The person is not being discharged.',
      unknown: 'Whether the person is being discharged is not recorded.',
    },
  });
}

/** For services whose other facts imply a release to come: only a release that is known not to come closes them. */
export function releaseNotExcluded(source: readonly string[]): Criterion<ConnecticutPerson> {
  const asked = discharged(source);
  const findings = findingsOf(asked.id, source);
  const open = findings.notApplicable('No release is recorded yet; the service prepares for one.', {
    beingReleased: null,
  });
  return { ...asked, judge: (subject) => (beingDischarged(subject.facts) === null ? open : asked.judge(subject)) };
}

/** One true-or-false fact of the record. */
export function fact(
  name: ConnecticutFlag,
  wanted: boolean,
  reason: ReasonCode,
  says: string,
  source: readonly string[],
): Criterion<ConnecticutPerson> {
  const negated = `Not so: ${says}`;
  return flagCriterion<ConnecticutPerson>({
    id: name,
    requirement: wanted ? `${says}.` : `${negated}.`,
    source,
    fact: name,
    read: ({ facts }) => facts[name],
    wanted,
    reason,
    text: {
      met: wanted ? `${says}.` : `${negated}.`,
      notMet: wanted ? `${negated}.` : `${says}.`,
      unknown: `Not recorded: ${says}.`,
    },
  });
}

/** Younger than a birthday. */
export function youngerThan(birthday: number, source: readonly string[]): Criterion<ConnecticutPerson> {
  const findings = findingsOf('age', source);
  return {
    id: 'age',
    requirement: `The person is under ${birthday}.`,
    source,
    facts: ['age'],
    judge({ facts }) {
      const age = facts.age ?? null;
      if (age === null) return findings.unknown(`Age is not recorded; under ${birthday} is asked.`, { age });
      return age < birthday
        ? findings.met(`${age} years old, under ${birthday}.`, { age })
        : findings.notMet('age', `${age} years old; under ${birthday} is asked.`, { age });
    },
  };
}
