/** No figure about too few people can be worked out from a report: somebody tries, on the people that ship and on others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRehearsal } from '../../lib/commands/rehearsal-folder.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { countCases } from '../../lib/reports/compliance/count-cases.ts';
import { dutyGroups } from '../../lib/reports/compliance/duty-counts.ts';
import { complianceReport } from '../../lib/reports/compliance/report.ts';
import type { Group } from '../../lib/reports/compliance/suppression.ts';
import { tabulate } from '../../lib/reports/compliance/table.ts';
import { shippedJurisdictions } from '../../lib/simulation/shipped-caseloads.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { folder, throughcare } from '../commands/command-line.ts';
import { patience, runs } from '../properties/runs.ts';
import { attack } from './attacker.ts';

const { path } = folder();

/** What a report on a simulation counts: the people that ship, with what their lives brought about. */
const simulated = async (jurisdiction: string) => {
  const to = path(jurisdiction);
  expect(await throughcare('simulate', '--jurisdiction', jurisdiction, '--out', to)).toMatchObject({ code: 0 });
  const { store, zone, until } = await openRehearsal(to);
  const policy = policyFrom(packOf(jurisdiction), { zone });
  return { cases: await countCases({ store, policyOf: () => policy, now: until }), policy, now: until };
};

describe('of the people that ship', () => {
  it.each(shippedJurisdictions)('in %s no hidden line or row of duties follows', { timeout: 60_000 }, async (name) => {
    const { cases, policy, now } = await simulated(name);
    for (const smallest of [3, 5, 8]) {
      const { duties } = complianceReport(cases, { policy, now, smallest, zoneData: 'any' });
      expect(
        attack(
          duties,
          dutyGroups(cases, () => policy.zone),
          smallest,
        ),
      ).toEqual([]);
      if (name === 'connecticut' && smallest === 5) expect(duties.by.duty.lines.length).toBeGreaterThanOrEqual(15);
    }
  });
});

describe('whatever the table', () => {
  const letters = fc.constantFrom('a', 'b', 'c', 'd');
  const row = fc.record({
    at: fc.tuple(letters, letters, letters),
    people: fc.uniqueArray(fc.nat({ max: 20 }), { minLength: 1, maxLength: 8 }),
  });
  const groups = fc
    .uniqueArray(row, { minLength: 1, maxLength: 20, selector: ({ at }) => at.join() })
    .map((rows) => rows.map(({ at, people }): Group => ({ at, people: new Set(people.map(String)) })));

  it('no hidden line or row follows, nor anything else about too few', { timeout: patience }, () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 6 }), (its, smallest) => {
        const shown = tabulate(its, ['duty', 'unit', 'role'], smallest, () => ({}));
        expect(attack(shown, its, smallest)).toEqual([]);
      }),
      runs(),
    );
  });
});

it('the attacker is good: a role less the one duty of it that is told is the other duty', () => {
  const people = (count: number) => new Set(Array.from({ length: count }, (_, index) => `${index}`));
  const cells = [
    { at: ['curriculum', 'school'], people: people(13) },
    { at: ['enrolment', 'school'], people: people(2) },
    { at: ['review', 'counselor'], people: people(9) },
    { at: ['visit', 'officer'], people: people(4) },
  ];
  const list = (...names: readonly string[]) => ({ lines: names.map((name) => ({ at: [name] })), rest: {} });
  const shown = {
    dimensions: ['duty', 'role'],
    total: {},
    by: { duty: list('curriculum', 'review'), role: list('school', 'counselor') },
    rows: list(),
  };
  expect(attack(shown, cells, 5)).toContain('by duty: enrolment');
});
