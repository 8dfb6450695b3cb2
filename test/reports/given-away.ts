/** What a report tells about too few people, as far as somebody can work it out. */
import { openRehearsal } from '../../lib/commands/rehearsal-folder.ts';
import { packOf } from '../../lib/jurisdictions/index.ts';
import { countCases } from '../../lib/reports/compliance/count-cases.ts';
import { dutyGroups } from '../../lib/reports/compliance/duty-counts.ts';
import type { releaseTable } from '../../lib/reports/compliance/release-table.ts';
import { complianceReport } from '../../lib/reports/compliance/report.ts';
import { type ReleaseGroup, releaseGroups } from '../../lib/reports/compliance/transitions.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { attack, type Cell, type Shown, shownOf } from './attacker.ts';

/** The report on a simulation: on the people that ship, with what their lives brought about. */
export const reportedOn = async (simulation: string, jurisdiction: string, smallest: number) => {
  const { store, zone, until } = await openRehearsal(simulation);
  const policy = policyFrom(packOf(jurisdiction), { zone });
  const zoneOf = () => policy.zone;
  const cases = await countCases({ store, policyOf: () => policy, now: until });
  const report = complianceReport(cases, { policy, now: until, smallest, zoneData: 'any' });
  const givenAway = [
    ...releasesGivenAway(report.releases, releaseGroups(cases, zoneOf), smallest),
    ...attack(shownOf(report.duties), dutyGroups(cases, zoneOf), smallest),
  ];
  return { report, givenAway };
};

/** The columns of a table of releases are lists too: of each kind those with a plan due, of each month those supervised. */
export const releasesGivenAway = (
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
