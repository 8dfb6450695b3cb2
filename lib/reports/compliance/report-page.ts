/** The compliance report as a page that is whole by itself: charts in line, and beside each the table that it is drawn from. */
import { inWords } from '../../timeline/local-time.ts';
import { type Content, html, type Markup, raw } from '../markup.ts';
import { page, wide } from '../page.ts';
import { drawChart } from './chart.ts';
import type { DutyFigures } from './duty-figures.ts';
import type { ReleaseFigures } from './release-table.ts';
import type { ComplianceReport } from './report.ts';
import {
  byMonth,
  type Captioned,
  eligibleByKind,
  lateness,
  population,
  returns,
  sharesBy,
  withPlan,
} from './report-charts.ts';
import type { List } from './table.ts';
import { asLateness, asShareOf, dutyColumns, judgedIn, kindInWords, orHidden, tooFew } from './words.ts';

export const reportPage = (report: ComplianceReport): string =>
  page({ title: `Compliance report: ${report.title}`, body: [heading(report), ...sections(report), notes(report)] });

const heading = (report: ComplianceReport): Content => {
  const { title, policyVersion, zone, zoneData, asOf, people, duties, undetermined } = report;
  const total = duties.total;
  return html`<h1>${title}: duties kept and missed</h1>
<p class="quiet">${periodOf(report)}, as of ${inWords(asOf, zone)}. Policy ${policyVersion}; months by the calendar of each facility (${zone}, where it has no other); zone data ${zoneData}.</p>
${leftOutOf(report)}${
  total === undefined
    ? html`<p>Fewer than ${report.smallest} people stand behind this report: it shows no figures.</p>`
    : html`<ul class="figures">
${[
  figure('people with a case, in whatever month', orHidden(people)),
  figure('duties due', total.due),
  figure('done in time', asShareOf(total.percentInTime, judgedIn(total))),
  figure('late', total.late),
  figure('missed', total.missed),
  figure('overdue now', total.overdue),
  figure('median lateness', asLateness(total.medianHoursLate)),
  figure('wait for a fact', orHidden(undetermined)),
]}
</ul>`
}`;
};

/** At the top: whoever reads a figure is to know that it is not of everybody. */
const leftOutOf = ({ leftOut, smallest }: ComplianceReport): Content => {
  if (leftOut === undefined) return undefined;
  const { cases } = leftOut;
  return cases === 1
    ? html`<p>1 case could not be read: it is in no figure.</p>
`
    : html`<p>${cases ?? `Fewer than ${smallest}`} cases could not be read: they are in no figure.</p>
`;
};

const figure = (what: string, value: string | number): Markup => html`<li><b>${value}</b>${what}</li>
`;

const periodOf = ({ since, until }: ComplianceReport): string => {
  if (since === undefined && until === undefined) return 'All months';
  if (since === until) return `Month ${since}`;
  return `${since === undefined ? 'Until' : `From ${since}`}${since !== undefined && until !== undefined ? ' to ' : ''}${until === undefined ? ' on' : since === undefined ? ` ${until}` : until}`;
};

const sections = (report: ComplianceReport): readonly Content[] => {
  if (report.duties.total === undefined && !((report.releases.total?.released ?? 0) > 0)) return [];
  const { duties, titles } = report;
  return [
    html`<h2>By duty</h2>${figureOf('duty', sharesBy('duty', report))}`,
    dutyTable('Duties, in the words of the policy', 'Duty', duties.by.duty, duties.total, titles),
    figureOf('lateness', lateness(report)),
    html`<h2>By month</h2>${figureOf('month', byMonth(report))}`,
    dutyTable('By local month of the due date', 'Month', duties.by.month, duties.total),
    html`<h2>By unit</h2>${figureOf('unit', sharesBy('unit', report))}`,
    dutyTable('A miss is the unit’s that held the person when the duty was due', 'Unit', duties.by.unit, duties.total),
    html`<h2>By role</h2>${figureOf('role', sharesBy('role', report))}`,
    dutyTable('By the role that owes the duty', 'Role', duties.by.role, duties.total),
    html`<h2>Leaving with a discharge plan</h2>`,
    report.plansDischarge
      ? [figureOf('plan', withPlan(report)), planTable(report)]
      : html`<p>This policy owes nobody a discharge plan, or nobody records it here.</p>`,
    html`<h2>Eligible for release, by kind</h2>${figureOf('eligible', eligibleByKind(report))}${eligibleTable(report)}`,
    html`<h2>Returns to custody</h2>${figureOf('returns', returns(report))}${returnsTable(report)}`,
    html`<h2>People held</h2>${figureOf('held', population(report))}${heldTable(report)}
<p>What share of capacity that is cannot be told: no event records how many beds or places a unit has.</p>`,
  ];
};

/** Drawn twice, for a desk and for a telephone, of which a page shows one. Title and what it says are read aloud in its stead. */
const figureOf = (id: string, captioned: Captioned | undefined): Content => {
  if (captioned === undefined) return undefined;
  const { title, says, chart } = captioned;
  const drawn = (layout: 'desk' | 'telephone', described: Content): Markup => {
    const named = html`<svg role="img" class="${layout}" aria-labelledby="${id}-title ${id}-says"`;
    const svg = drawChart(chart, `${id}-${layout}`, layout);
    return raw(
      svg.replace(/^<svg([^>]*)>/, (_, rest: string) => `${named.markup}${rest}>${html`${described}`.markup}`),
    );
  };
  const described = html`<title id="${id}-title">${title}</title><desc id="${id}-says">${says}</desc>`;
  return html`<figure>${drawn('desk', described)}${drawn('telephone', undefined)}<figcaption>${title}. ${says}</figcaption></figure>`;
};

interface Row {
  readonly name: string;
  readonly cells: readonly (string | number)[];
}

interface TableParts {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  readonly rest?: Row;
  readonly total?: Row;
  readonly words?: Readonly<Record<string, string>>;
}

const tableOf = ({ caption, headings, rows, rest, total, words }: TableParts): Markup => {
  const [first = '', ...others] = headings;
  const cellsOf = ({ name, cells }: Row): Content => [
    html`<th scope="row">${name}${words?.[name] === undefined ? undefined : html`<small>${words[name]}</small>`}</th>`,
    cells.map((cell) => html`<td>${cell}</td>`),
  ];
  return wide(
    `Table: ${caption}`,
    html`<table><caption>${caption}</caption><thead><tr><th scope="col">${first}</th>${others.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.length === 0 && rest === undefined ? html`<tr><th scope="row">${total === undefined ? 'hidden: too few people' : 'none'}</th></tr>\n` : undefined}${rows.map(
  (row) => html`<tr>${cellsOf(row)}</tr>
`,
)}${
  rest === undefined
    ? undefined
    : html`<tr class="rest">${cellsOf(rest)}</tr>
`
}</tbody>${total === undefined ? undefined : html`<tfoot><tr>${cellsOf(total)}</tr></tfoot>`}</table>`,
  );
};

const rowsOf = <Figures>(
  { lines, rest }: List<Figures>,
  total: Figures | undefined,
  cells: (figures: Figures) => readonly (string | number)[],
  nameOf = (name: string): string => name,
): Pick<TableParts, 'rows' | 'rest' | 'total'> => ({
  rows: lines.map(({ at, figures }) => ({ name: nameOf(at[0] ?? ''), cells: cells(figures) })),
  ...(rest === undefined ? {} : { rest: { name: tooFew, cells: cells(rest) } }),
  ...(total === undefined ? {} : { total: { name: 'All', cells: cells(total) } }),
});

const dutyTable = (
  caption: string,
  first: string,
  list: List<DutyFigures>,
  total: DutyFigures | undefined,
  words?: Readonly<Record<string, string>>,
): Markup =>
  tableOf({
    caption,
    headings: [first, ...dutyColumns.map(([heading]) => heading)],
    ...rowsOf(list, total, (figures) => dutyColumns.map(([, cell]) => cell(figures))),
    ...(words === undefined ? {} : { words }),
  });

/** Releases for which a plan had come due; undefined where that is hidden. */
const planDueIn = ({ released, planNotDue }: ReleaseFigures): number | undefined =>
  planNotDue === undefined ? undefined : released - planNotDue;

const planTable = ({ releases }: ComplianceReport): Markup =>
  tableOf({
    caption: 'Releases by kind, and how the discharge plan stood',
    headings: [
      'Kind',
      'Released',
      'Plan in time',
      'Plan late',
      'Never finished',
      'Not yet due, or none owed',
      'With plan',
    ],
    ...rowsOf(
      releases.by.kind,
      releases.total,
      (of: ReleaseFigures) => [
        of.released,
        orHidden(of.planInTime),
        orHidden(of.planLate),
        orHidden(of.planMissing),
        orHidden(of.planNotDue),
        asShareOf(of.percentWithPlan, planDueIn(of)),
      ],
      kindInWords,
    ),
  });

const eligibleTable = ({ eligible }: ComplianceReport): Markup =>
  tableOf({
    caption:
      'People, each once a kind: a release of the kind was granted, or for parole the earliest discretionary date came while they were held',
    headings: ['Kind', 'Eligible', 'Granted'],
    ...rowsOf(eligible.by.kind, eligible.total, (of) => [of.eligible, of.granted], kindInWords),
  });

const returnsTable = ({ releases }: ComplianceReport): Markup =>
  tableOf({
    caption:
      'Cohorts by month of release. A return after the case closed is a new case and is not seen here, nor is that of somebody who was admitted into the community and so was never released',
    headings: [
      'Month',
      'Released to supervision',
      'Returned so far',
      'Share',
      'A year ago or more',
      'Returned within the year',
      'Share within the year',
    ],
    ...rowsOf(releases.by.month, releases.total, (of: ReleaseFigures) => [
      orHidden(of.supervised),
      orHidden(of.returned),
      asShareOf(of.percentReturned, of.supervised),
      orHidden(of.followedAYear),
      orHidden(of.returnedInAYear),
      asShareOf(of.percentReturnedInAYear, of.followedAYear),
    ]),
  });

const heldTable = ({ held, smallest }: ComplianceReport): Markup =>
  tableOf({
    caption: `At the last instant of the month, or of this report. Hidden where fewer than ${smallest} were held, or had come or left since the last month that is told`,
    headings: ['Month', 'People held'],
    rows: held.map(({ month, people }) => ({ name: month, cells: [orHidden(people)] })),
  });

/** What of the file is in no figure above. */
const rowsIn = ({ smallest, rowsRead }: ComplianceReport): Content => {
  if (rowsRead === undefined) return undefined;
  const { rows, rejected, reasons, screeningsOfAnotherStay } = rowsRead;
  const why = reasons.map(({ reason, rows: count }) => `${count}: ${reason}`).join('; ');
  return html`<li>${
    rows === undefined || rejected === undefined
      ? `Of the rows of the bookings file fewer than ${smallest} were rejected: they are in no figure`
      : `Of ${rows} rows of the bookings file ${rejected} were rejected: they are in no figure`
  }${why === '' ? undefined : ` (${why})`}. ${screeningsOfAnotherStay ?? `Fewer than ${smallest}`} screenings lie before admission or after release: they belong to another stay and were passed over.</li>
`;
};

const notes = (report: ComplianceReport): Markup => {
  const { smallest, notObserved } = report;
  return html`<h2>How to read this</h2>
<ul>
<li>Each duty is counted once, in the local month in which it was due. In time, late, missed, overdue, to come and void add up to due.</li>
<li>A due date that passed undone stays on record when it is moved later: the last column counts those too, in the month and unit of that date.</li>
<li>A line is listed where at least ${smallest} people stand behind it. The rest come together as “${tooFew}”, with as many more lines as it takes that no sum or difference of what this one report lists is a figure of fewer. Nothing is said of lateness where fewer were late, and no share of fewer. What is “hidden” is not nought.</li>
<li>Two reports over months that overlap can be subtracted from each other: what is published should be made of whole months that no other published report tells of.</li>
<li>Duties whose name beside a unit would give a diagnosis or an offence away go by a code, and their role is withheld.</li>
${
  notObserved.length === 0
    ? undefined
    : html`<li>Not recorded here, so not counted: ${notObserved.join(', ')}.</li>
`
}${rowsIn(report)}</ul>`;
};
