import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parseJurisdictionFile } from '../../lib/infrastructure/jurisdiction-file/read.ts';
import { rolesOf } from '../../lib/infrastructure/jurisdiction-file/unknown-roles.ts';
import { packOf, packs } from '../../lib/jurisdictions/index.ts';

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
