/** No figure about too few people can be worked out from a report: somebody tries, on the people that ship and on others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRehearsal } from '../../lib/commands/rehearsal-folder.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { countCases } from '../../lib/reports/compliance/count-cases.ts';
import { dutyGroups } from '../../lib/reports/compliance/duty-counts.ts';
import { releaseTable } from '../../lib/reports/compliance/release-table.ts';
import { complianceReport } from '../../lib/reports/compliance/report.ts';
import type { Group } from '../../lib/reports/compliance/suppression.ts';
import { tabulate } from '../../lib/reports/compliance/table.ts';
import { type ReleaseGroup, releaseGroups } from '../../lib/reports/compliance/transitions.ts';
import { shippedJurisdictions } from '../../lib/simulation/shipped-caseloads.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { folder, throughcare } from '../commands/command-line.ts';
import { patience, runs } from '../properties/runs.ts';
import { attack, type Cell, type Shown, shownOf } from './attacker.ts';

const { path } = folder();

/** What a report on a simulation counts: the people that ship, with what their lives brought about. */
const simulated = async (jurisdiction: string) => {
  const to = path(jurisdiction);
  expect(await throughcare('simulate', '--jurisdiction', jurisdiction, '--out', to)).toMatchObject({ code: 0 });
  const { store, zone, until } = await openRehearsal(to);
  const policy = policyFrom(packOf(jurisdiction), { zone });
  return { cases: await countCases({ store, policyOf: () => policy, now: until }), policy, now: until };
};

/** The columns of a table of releases are lists too: of each kind those with a plan due, of each month those supervised. */
const releasesGivenAway = (
  { total, by, rows }: ReturnType<typeof releaseTable>,
  groups: readonly ReleaseGroup[],
  smallest: number,
): readonly string[] => {
  const cells: readonly Cell[] = groups.map(({ at, planDue, supervised, followedAYear, people }) => ({
    at: [...at, `plan ${planDue}`, `supervised ${supervised}`, `year ${followedAYear}`],
    people,
  }));
  const splits = [
    ['planInTime', ({ at }: Cell) => at[2] ?? ''],
    ['supervised', ({ at }: Cell) => at[3] ?? ''],
    ['followedAYear', ({ at }: Cell) => at[4] ?? ''],
  ] as const;
  const lists = [
    ['all', total === undefined ? [] : [{ at: [''], figures: total }], () => ''],
    ['kind', by.kind.lines, ({ at }: Cell) => at[0] ?? ''],
    ['month', by.month.lines, ({ at }: Cell) => at[1] ?? ''],
    ['row', rows.lines, ({ at }: Cell) => `${at[0]} · ${at[1]}`],
  ] as const;
  const shown: Shown = {
    isTotalTold: total !== undefined,
    lists: lists.flatMap(([name, lines, keyOf]) => [
      { name, told: lines.map(({ at }) => at.join(' · ')), isRestTold: total !== undefined, keyOf, isOpen: true },
      ...splits.map(([split, sideOf]) => ({
        name: `${split} of ${name}`,
        told: lines.flatMap(({ at, figures }) =>
          figures[split] === undefined ? [] : [`true of ${at.join(' · ')}`, `false of ${at.join(' · ')}`],
        ),
        isRestTold: false,
        isOpen: true,
        keyOf: (cell: Cell) => `${sideOf(cell).split(' ')[1]} of ${keyOf(cell)}`,
      })),
    ]),
  };
  return attack(shown, cells, smallest);
};

describe('of the people that ship', () => {
  it.each(shippedJurisdictions)(
    'in %s no hidden line or row of duties follows, and none of releases',
    { timeout: 60_000 },
    async (name) => {
      const { cases, policy, now } = await simulated(name);
      for (const smallest of name === 'connecticut' ? [5] : [3, 5]) {
        const { duties, releases } = complianceReport(cases, { policy, now, smallest, zoneData: 'any' });
        expect(
          releasesGivenAway(
            releases,
            releaseGroups(cases, () => policy.zone),
            smallest,
          ),
        ).toEqual([]);
        expect(
          attack(
            shownOf(duties),
            dutyGroups(cases, () => policy.zone),
            smallest,
          ),
        ).toEqual([]);
        if (name === 'connecticut' && smallest === 5) expect(duties.by.duty.lines.length).toBeGreaterThanOrEqual(15);
      }
    },
  );
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
