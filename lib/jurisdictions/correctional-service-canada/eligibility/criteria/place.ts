/** Where a programme is offered. A place is not a rating: release is something to arrange, a return to custody is not. */
import { change, type Remedy } from '../../../../eligibility/change.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import { type Finding, findingsOf } from '../../../../eligibility/finding.ts';
import type { CscSubject } from '../subject.ts';

type Setting = 'institution' | 'community' | 'intakeUnit';
const custody: readonly Setting[] = ['institution', 'intakeUnit'];
const names = {
  institution: 'in an institution',
  intakeUnit: 'at an intake unit',
  community: 'in the community',
} as const;

/** Released in the community. */
export function inCommunity(source: readonly string[]): Criterion<CscSubject> {
  const release: Remedy = [change('arrange', 'setting', ['community'], 'Once released to the community.')];
  return settingIs(source, ['community'], 'in the community', [release]);
}

/** Incarcerated, at an intake unit or in another institution (A26). */
export function inCustody(source: readonly string[]): Criterion<CscSubject> {
  return settingIs(source, custody, 'in custody', []);
}

function settingIs(
  source: readonly string[],
  accepts: readonly Setting[],
  asked: string,
  remediesElsewhere: readonly Remedy[],
): Criterion<CscSubject> {
  const findings = findingsOf('setting', source);
  const unknown = findings.unknown(`Where the person is held or supervised is not recorded; ${asked} is asked.`, {
    setting: null,
  });
  const judged = (setting: Setting): Finding =>
    accepts.includes(setting)
      ? findings.met(`The person is ${names[setting]}.`, { setting })
      : findings.notMet('setting', `The person is ${names[setting]}; ${asked} is asked.`, { setting });
  const known = {
    institution: judged('institution'),
    intakeUnit: judged('intakeUnit'),
    community: judged('community'),
  };
  const establish: Remedy = [change('establish', 'setting', accepts, 'Record where the person is held or supervised.')];
  return {
    id: 'setting',
    requirement: `The person is ${asked}.`,
    source,
    facts: ['setting'],
    judge: ({ facts }) => (facts.setting ? known[facts.setting] : unknown),
    remedies({ facts }) {
      if (!facts.setting) return [establish];
      return accepts.includes(facts.setting) ? [] : remediesElsewhere;
    },
  };
}

/** La Macaza takes "medium-security offenders": medium exactly (A23). Raising somebody's security is never proposed. */
export function mediumSecurity(source: readonly string[]): Criterion<CscSubject> {
  const findings = findingsOf('security', source);
  const met = findings.met('Classified medium security.', { security: 'medium' });
  const minimum = findings.notMet('setting', 'Classified minimum security; medium is asked.', { security: 'minimum' });
  const maximum = findings.notMet('setting', 'Classified maximum security; medium is asked.', { security: 'maximum' });
  const unknown = findings.unknown('The security classification is not recorded; medium is asked.', { security: null });
  const establish = [[change('establish', 'security', ['medium'], 'Record the security classification.')]];
  const lower = [[change('arrange', 'security', ['medium'], 'Once classified medium security.')]];
  return {
    id: 'security',
    requirement: 'The person is classified medium security.',
    source,
    facts: ['security'],
    judge({ facts }) {
      if (facts.security === 'medium') return met;
      if (facts.security === 'minimum') return minimum;
      return facts.security === 'maximum' ? maximum : unknown;
    },
    remedies({ facts }) {
      if (facts.security === 'maximum') return lower;
      return facts.security === 'minimum' ? [] : establish;
    },
  };
}
