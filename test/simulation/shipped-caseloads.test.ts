import { expect, it } from 'vitest';
import { packs } from '../../lib/jurisdictions/index.ts';
import { shippedCaseload, shippedJurisdictions } from '../../lib/simulation/shipped-caseloads.ts';

it('connecticut ships with people', () => {
  expect(shippedJurisdictions).toContain('connecticut');
});

it.each(shippedJurisdictions)(
  'the people of %s are admitted under its policy, in its zone, each by a number of their own',
  (name) => {
    const { jurisdiction, zone, people } = shippedCaseload(name);
    expect([jurisdiction, zone]).toEqual([packs[name]?.jurisdiction, packs[name]?.zone]);
    expect(new Set(people.map((person) => person.case)).size).toBe(people.length);
    const admissions = people.map(({ events }) =>
      events.map(({ body }) => body).find(({ type }) => type === 'admitted'),
    );
    expect(admissions).toEqual(people.map(() => expect.objectContaining({ jurisdiction: name })));
  },
);
