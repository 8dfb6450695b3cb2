/** No figure about too few people can be worked out from a report: somebody tries, whoever they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseTable } from '../../lib/reports/compliance/release-table.ts';
import type { Group } from '../../lib/reports/compliance/suppression.ts';
import { tabulate } from '../../lib/reports/compliance/table.ts';
import type { ReleaseGroup } from '../../lib/reports/compliance/transitions.ts';
import { patience, runs } from '../properties/runs.ts';
import { attack, shownOf } from './attacker.ts';
import { releasesGivenAway } from './given-away.ts';

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
        expect(attack(shownOf(shown), its, smallest)).toEqual([]);
      }),
      runs(),
    );
  });
});

describe('whatever the releases', () => {
  const release = fc.record({
    at: fc.tuple(fc.constantFrom('parole', 'bond', 'endOfSentence'), fc.constantFrom('2027-01', '2027-02', '2027-03')),
    planDue: fc.boolean(),
    followedAYear: fc.boolean(),
    person: fc.nat({ max: 40 }),
  });
  const releases = fc.array(release, { minLength: 1, maxLength: 60 }).map((all) =>
    [
      ...Map.groupBy(all, ({ at, planDue, followedAYear }) =>
        JSON.stringify([at, planDue, followedAYear && at[0] === 'parole']),
      ).values(),
    ].flatMap((its): readonly ReleaseGroup[] => {
      const [first] = its;
      if (first === undefined) return [];
      const supervised = first.at[0] === 'parole';
      const followedAYear = first.followedAYear && supervised;
      const one = (counts: boolean): number => (counts ? its.length : 0);
      const counts = {
        released: its.length,
        planInTime: one(first.planDue),
        planLate: 0,
        planMissing: 0,
        planNotDue: one(!first.planDue),
        supervised: one(supervised),
        returned: 0,
        followedAYear: one(followedAYear),
        returnedInAYear: 0,
      };
      const people = new Set(its.map(({ person }) => `${person}`));
      return [{ at: first.at, planDue: first.planDue, supervised, followedAYear, people, counts }];
    }),
  );

  it('no column tells of too few, nor does one less another', { timeout: patience }, () => {
    fc.assert(
      fc.property(releases, fc.integer({ min: 1, max: 6 }), (its, smallest) => {
        expect(releasesGivenAway(releaseTable(its, smallest), its, smallest)).toEqual([]);
      }),
      runs(),
    );
  });

  it('with nobody too few every column is told', () => {
    fc.assert(
      fc.property(releases, (its) => {
        const { total, by } = releaseTable(its, 1);
        for (const { figures } of by.month.lines) expect(figures).toHaveProperty('returnedInAYear');
        for (const { figures } of by.kind.lines) expect(figures).toHaveProperty('planNotDue');
        expect(total).toMatchObject({ planNotDue: expect.any(Number), followedAYear: expect.any(Number) });
      }),
      runs({ numRuns: 40 }),
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
  expect(attack(shownOf(shown), cells, 5)).toContain('by duty: enrolment');
});
