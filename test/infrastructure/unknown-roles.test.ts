import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { instantAt } from '../../lib/case/identity.ts';
import { asTold } from '../../lib/casework/standing.ts';
import { parseJurisdictionFile } from '../../lib/infrastructure/jurisdiction-file/read.ts';
import { rolesOf } from '../../lib/infrastructure/jurisdiction-file/unknown-roles.ts';
import { packOf, packs } from '../../lib/jurisdictions/index.ts';
import { shippedCaseload } from '../../lib/simulation/shipped-caseloads.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';

const connecticut = JSON.parse(readFileSync('jurisdictions/connecticut.json', 'utf8'));
const [{ name: facility, units }] = connecticut.facilities;
const [unit] = units;

const refusal = (changed: Readonly<Record<string, unknown>>): string => {
  try {
    parseJurisdictionFile('mine.json', { ...connecticut, ...changed });
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const away = (role: string, deputy: string) => ({
  away: [{ role, facility, unit, deputy: { role: deputy, facility, unit }, from: '2027-07-05', until: '2027-07-16' }],
});

describe('offices, absences and vacancies name roles that the policy pack has', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ['a post that nobody holds', { vacant: [{ roles: ['facility head', 'school'] }] }, undefined],
    ['a role whose duty depends on the case', { vacant: [{ roles: ['probation officer'] }] }, undefined],
    [
      'a post misspelt',
      { vacant: [{ roles: ['school', 'facilty head'] }] },
      'vacant → 0 → roles → 1 is "facilty head"',
    ],
    ['somebody away', away('intake counselor', 'unit supervisor'), undefined],
    ['somebody away in no role', away('wizard', 'unit supervisor'), 'away → 0 → role is "wizard"'],
    ['a deputy in no role', away('intake counselor', 'wizard'), 'away → 0 → deputy → role is "wizard"'],
    ['an office of a role', { offices: [{ roles: ['school'], worksOn: ['Mon'] }] }, undefined],
    [
      'an office of no role',
      { offices: [{ roles: ['scool'], worksOn: ['Mon'] }] },
      'offices → 0 → roles → 0 is "scool"',
    ],
  ])('%s', (_what, changed, mistake) => {
    const told = refusal(changed);
    if (mistake === undefined) return expect(told).toBe('accepted');
    expect(told).toContain(`${mistake}: there is no such role; choose one of `);
    expect(told).toContain('orientation counselor');
  });

  const hearing = (...roles: readonly string[]) => ({
    contacts: [...connecticut.contacts, { name: 'More', address: { by: 'email', to: 'more@doc.example' }, roles }],
  });
  const last = connecticut.contacts.length;

  test.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    [
      'owners, wherever the case decides, and rungs',
      hearing('school', 'probation officer', 'facility head'),
      undefined,
    ],
    ['a deputy', { ...hearing('duty desk'), ...away('school', 'duty desk') }, undefined],
    ['a role misspelt', hearing('school', 'parole oficer'), `contacts → ${last} → roles → 1 is "parole oficer"`],
    ['a role of the ladder misspelt', hearing('Facility head'), `contacts → ${last} → roles → 0 is "Facility head"`],
    ['a deputy of nobody', hearing('duty desk'), `contacts → ${last} → roles → 0 is "duty desk"`],
    ['operations, who have contacts of their own', hearing('operations'), `roles → 0 is "operations"`],
  ])('and contacts name roles that something is sent to: %s', (_what, changed, mistake) => {
    const told = refusal(changed);
    if (mistake === undefined) return expect(told).toBe('accepted');
    expect(told).toContain(`${mistake}: nothing is ever sent to this role; choose from `);
    expect(told).toContain('parole officer');
  });

  it('a deputy may be of a role that owns nothing, when a contact hears for it', () => {
    const duty = { name: 'Duty desk', address: { by: 'email', to: 'desk@doc.example' }, roles: ['duty desk'] };
    expect(refusal({ ...away('school', 'duty desk'), contacts: [...connecticut.contacts, duty] })).toBe('accepted');
  });
});

it.each(Object.keys(packs))(
  'the roles of %s are all known: an owner that depends on the case says whose it can be',
  (name) => {
    const { duties } = packOf(name);
    for (const { id, owner, owners } of duties)
      expect([id, owners !== undefined && owners.length > 1]).toEqual([id, typeof owner !== 'string']);
    expect(rolesOf(packOf(name))).toContain('central office');
  },
);

it.each(Object.keys(packs))('whoever owns a duty in a life of %s is of a role that is known', (name) => {
  const policy = policyFrom(packOf(name));
  const known = rolesOf(policy);
  const owners = shippedCaseload(name).people.flatMap(({ events }) => {
    const told = events
      .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : 1))
      .map((event, at) => ({ ...event, n: at + 1 }));
    const halfway = told.slice(0, Math.ceil(told.length / 2));
    return [halfway, told].flatMap((sofar) => {
      const now = () => sofar.at(-1)?.recordedAt ?? instantAt(0);
      return asTold(sofar, [], { policyOf: () => policy, now }).deadlines.map(({ deadline }) => deadline.role);
    });
  });
  expect(owners.length).toBeGreaterThan(10);
  expect(owners.filter((role) => !known.includes(role))).toEqual([]);
});
