/** The files of a report beside its page: every figure as CSV and as JSON. */
import { type Cell, csv } from '../csv.ts';
import { dutyCounts, dutyDimensions } from './duty-counts.ts';
import type { DutyFigures } from './duty-figures.ts';
import { eligibleCounts, eligibleDimensions } from './eligible.ts';
import type { ComplianceReport } from './report.ts';
import type { List, Table } from './table.ts';
import { releaseCounts, releaseDimensions } from './transitions.ts';
import { tooFew } from './words.ts';

export interface ReportFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const all = 'all';
const hidden = 'hidden';

/** CSV and JSON; the page is `reportPage`'s, so that who needs no charts carries none. */
export const dataFiles = (report: ComplianceReport): readonly ReportFile[] => [
  csvFile('duties.csv', report.duties, dutyDimensions, dutyCounts, dutyExtras),
  csvFile('releases.csv', report.releases, releaseDimensions, releaseCounts, [
    'percentWithPlan',
    'percentReturned',
    'percentReturnedInAYear',
  ]),
  csvFile('eligible.csv', report.eligible, eligibleDimensions, eligibleCounts, []),
  {
    name: 'held.csv',
    type: csvType,
    text: csv(
      ['month', 'people'],
      report.held.map(({ month, people }) => [month, people ?? hidden]),
    ),
  },
  { name: 'report.json', type: 'application/json', text: `${JSON.stringify(report, undefined, 2)}\n` },
];

const csvType = 'text/csv; charset=utf-8';
const dutyExtras = [
  'percentInTime',
  'medianHoursLate',
  'oldestDaysOverdue',
] as const satisfies readonly (keyof DutyFigures)[];

/** The first column names the list that a line belongs to: the lines of one list add up to the total, so add no two lists. */
const csvFile = <Dimension extends string, Figures extends object, Name extends keyof Figures & string>(
  name: string,
  { total, by, rows }: Table<Dimension, Figures>,
  dimensions: readonly Dimension[],
  counts: readonly Name[],
  extras: readonly Name[],
): ReportFile => {
  const line = (list: string, at: readonly string[], figures: Figures): readonly Cell[] => [
    list,
    ...at,
    ...counts.map((each) => (figures[each] as Cell) ?? hidden),
    ...extras.map((each) => figures[each] as Cell),
  ];
  const linesOf = (list: string, { lines, rest }: List<Figures>, place: Place): readonly (readonly Cell[])[] => [
    ...lines.map(({ at, figures }) => line(list, place(at), figures)),
    ...(rest === undefined ? [] : [line(list, place(dimensions.map(() => tooFew)), rest)]),
  ];
  const nowhere = dimensions.map(() => all);
  const content = [
    total === undefined ? ['total', ...nowhere, ...counts.map(() => hidden)] : line('total', nowhere, total),
    ...dimensions.flatMap((dimension, index) =>
      linesOf(`by ${dimension}`, by[dimension], ([value = '']) => nowhere.with(index, value)),
    ),
    // With one dimension a row is its line in the list over again.
    ...(dimensions.length === 1 ? [] : linesOf('row', rows, (at) => at)),
  ];
  return { name, type: csvType, text: csv(['list', ...dimensions, ...counts, ...extras], content) };
};

/** A line's values, one for each dimension, from those that its list has. */
type Place = (at: readonly string[]) => readonly string[];
