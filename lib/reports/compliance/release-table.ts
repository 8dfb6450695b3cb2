/**
 * Releases by kind and by month, with how their plans stood and who came back. A column that few stand behind, or all but
 * few, is hidden as a small line is: the plan of a kind, and the supervision of a month, are lists of their own, and none
 * of them can be worked out from the others.
 */
import { publishable } from './suppression.ts';
import { compare, type Line, type List, percent, sums, type Table } from './table.ts';
import { type ReleaseCount, type ReleaseGroup, releaseCounts, type releaseDimensions } from './transitions.ts';

/** What is hidden is absent: the plan columns together, those of supervision, and those of a year after. */
export interface ReleaseFigures extends Readonly<Partial<Record<ReleaseCount, number>>> {
  readonly released: number;
  /** Of releases for which a plan had come due. */
  readonly percentWithPlan?: number;
  /** Of supervised releases so far. */
  readonly percentReturned?: number;
  readonly percentReturnedInAYear?: number;
}

/** Each splits all releases into the lines of a list; the later ones are told beside a line of an earlier one. */
const lists = {
  kind: ({ at }) => [at[0] ?? ''],
  month: ({ at }) => [at[1] ?? ''],
  row: ({ at }) => at,
  plan: ({ planDue }) => [`${planDue}`],
  planOfKind: ({ at, planDue }) => [at[0] ?? '', `${planDue}`],
  supervision: ({ supervised }) => [`${supervised}`],
  supervisionOfMonth: ({ at, supervised }) => [at[1] ?? '', `${supervised}`],
  year: ({ supervised, followedAYear }) => [`${supervised} ${followedAYear}`],
  yearOfMonth: ({ at, supervised, followedAYear }) => [at[1] ?? '', `${supervised} ${followedAYear}`],
} as const satisfies Readonly<Record<string, (group: ReleaseGroup) => readonly string[]>>;
type ListName = keyof typeof lists;
const names = Object.keys(lists) as readonly ListName[];

const keyOf = (name: ListName, group: ReleaseGroup): string => JSON.stringify(lists[name](group));

/** Kinds tell of plans, months of returns, the total of both; a row tells how many were released. */
export const releaseTable = (
  groups: readonly ReleaseGroup[],
  smallest: number,
): Table<(typeof releaseDimensions)[number], ReleaseFigures> => {
  const split = groups.map((group) => ({ people: group.people, at: names.map((name) => keyOf(name, group)) }));
  const { total: isEnough, values } = publishable(split, smallest, false);
  const total = isEnough || groups.length === 0;
  const isShown = (name: ListName, group: ReleaseGroup): boolean =>
    values[names.indexOf(name)]?.has(keyOf(name, group)) === true;
  const listOf = (name: ListName, more: readonly Columns[]): List<ReleaseFigures> => {
    const lines = Map.groupBy(
      groups.filter((group) => isShown(name, group)),
      (group) => keyOf(name, group),
    );
    const hidden = groups.filter((group) => !isShown(name, group));
    return {
      lines: [...lines.values()]
        .map((its) => lineOf(name, its, more))
        .toSorted((one, other) => compare(one.at, other.at)),
      ...(hidden.length === 0 || !total ? {} : { rest: figuresOf(hidden, []) }),
    };
  };
  const lineOf = (name: ListName, its: readonly ReleaseGroup[], more: readonly Columns[]): Line<ReleaseFigures> => ({
    at: its[0] === undefined ? [] : lists[name](its[0]),
    figures: figuresOf(its, more),
  });
  const figuresOf = (its: readonly ReleaseGroup[], more: readonly Columns[]): ReleaseFigures =>
    figures(
      its,
      more.filter(({ told }) => its.every((group) => isShown(told, group))),
    );
  return {
    dimensions: ['kind', 'month'],
    ...(total ? { total: figuresOf(groups, [plan('plan'), supervision('supervision'), year('year')]) } : {}),
    by: {
      kind: listOf('kind', [plan('planOfKind')]),
      month: listOf('month', [supervision('supervisionOfMonth'), year('yearOfMonth')]),
    },
    rows: listOf('row', []),
  };
};

/** Columns that are told of a line where all of it is told in the list that they come from. */
interface Columns {
  readonly told: ListName;
  readonly counts: readonly ReleaseCount[];
  readonly share: Readonly<Partial<Record<keyof ReleaseFigures, (of: Counts) => number | undefined>>>;
}
type Counts = Readonly<Record<ReleaseCount, number>>;

const plan = (told: ListName): Columns => ({
  told,
  counts: ['planInTime', 'planLate', 'planMissing', 'planNotDue'],
  share: {
    percentWithPlan: ({ planInTime, planLate, planMissing }) =>
      percent(planInTime, planInTime + planLate + planMissing),
  },
});

const supervision = (told: ListName): Columns => ({
  told,
  counts: ['supervised', 'returned'],
  share: { percentReturned: ({ returned, supervised }) => percent(returned, supervised) },
});

const year = (told: ListName): Columns => ({
  told,
  counts: ['followedAYear', 'returnedInAYear'],
  share: { percentReturnedInAYear: ({ returnedInAYear, followedAYear }) => percent(returnedInAYear, followedAYear) },
});

const figures = (groups: readonly ReleaseGroup[], columns: readonly Columns[]): ReleaseFigures => {
  const all = sums(groups, releaseCounts);
  const shown = columns.flatMap(({ counts, share }) => [
    ...counts.map((count) => [count, all[count]] as const),
    ...Object.entries(share).map(([name, of]) => [name, of(all)] as const),
  ]);
  return { released: all.released, ...Object.fromEntries(shown.filter(([, figure]) => figure !== undefined)) };
};
