/** Which charts a compliance report has, and what each shows in words for whoever cannot see it. */
import type { Chart, Ink } from './chart.ts';
import type { DutyFigures } from './duty-figures.ts';
import { drawnOf, everyMonth, saysOfGaps } from './every-month.ts';
import type { ComplianceReport } from './report.ts';
import type { Line } from './table.ts';
import { judgedIn, kindInWords } from './words.ts';

export interface Captioned {
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly says: string;
  readonly chart: Chart;
}

/** What came to an end or should have: void and what lies ahead are nobody's merit or fault. */
const judged = ['met', 'late', 'missed', 'overdue'] as const;
const names: Readonly<Record<(typeof judged)[number], string>> = {
  met: 'in time',
  late: 'late',
  missed: 'missed',
  overdue: 'overdue',
};

/** Bars of equal length, worst first, so that a duty of six people is seen beside one of six hundred. */
const mostBars = 20;

type DutyLine = Line<DutyFigures>;

export const sharesBy = (what: 'duty' | 'unit' | 'role', report: ComplianceReport): Captioned | undefined => {
  const lines = report.duties.by[what].lines.filter(({ figures }) => figures.percentInTime !== undefined);
  const worst = lines
    .toSorted((one, other) => (one.figures.percentInTime ?? 0) - (other.figures.percentInTime ?? 0))
    .slice(0, mostBars);
  const [first] = worst;
  if (first === undefined) return undefined;
  const left = lines.length > worst.length ? `; the ${worst.length} worst of ${lines.length} are drawn` : '';
  return {
    title: `Share done in time, by ${what}`,
    says: `Worst first: ${first.at[0]}, ${first.figures.percentInTime ?? 0} per cent in time${left}. Of what came due, without what became void.`,
    chart: {
      labels: worst.map(({ at }) => at[0] ?? ''),
      shape: 'lying',
      stacked: true,
      suffix: '%',
      most: 100,
      series: judged.map((outcome) => ({
        name: names[outcome],
        ink: outcome,
        values: worst.map(({ figures }) => rounded((100 * figures[outcome]) / judgedIn(figures))),
      })),
    },
  };
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

export const byMonth = ({ duties, smallest }: ComplianceReport): Captioned | undefined => {
  const list = duties.by.month;
  const months = everyMonth(list, (figures) => judgedIn(figures) > 0);
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const share = last.figures?.percentInTime;
  return {
    title: 'Duties that came due, by month',
    says: `From ${first.month} to ${last.month}${share === undefined ? '' : `; ${share} per cent in time in the last`}.${saysOfGaps(months, list, smallest)}`,
    chart: {
      labels: months.map(({ month }) => month),
      shape: 'standing',
      stacked: true,
      series: judged.map((outcome) => ({
        name: names[outcome],
        ink: outcome,
        values: months.map((month) => drawnOf(month, list, (figures) => figures[outcome])),
      })),
    },
  };
};

const latest = (line: DutyLine): number => line.figures.medianHoursLate ?? 0;

export const lateness = ({ duties }: ComplianceReport): Captioned | undefined => {
  const lines = duties.by.duty.lines
    .filter(({ figures }) => figures.medianHoursLate !== undefined)
    .toSorted((one, other) => latest(other) - latest(one));
  const [first] = lines;
  if (first === undefined) return undefined;
  return {
    title: 'Median lateness, by duty',
    says: `Latest: ${first.at[0]}, ${latest(first)} hours. Of what was done late; where too few people were late nothing is drawn.`,
    chart: {
      labels: lines.map(({ at }) => at[0] ?? ''),
      shape: 'lying',
      suffix: 'days',
      series: [{ name: 'median lateness', ink: 'late', values: lines.map((line) => rounded(latest(line) / 24)) }],
    },
  };
};

const plans = { planInTime: 'met', planLate: 'late', planMissing: 'missed' } as const satisfies Record<string, Ink>;
const planNames = { planInTime: 'plan in time', planLate: 'plan late', planMissing: 'plan never finished' } as const;

export const withPlan = ({ releases, plansDischarge }: ComplianceReport): Captioned | undefined => {
  const lines = releases.by.kind.lines.filter(
    ({ figures: { planInTime = 0, planLate = 0, planMissing = 0 } }) => planInTime + planLate + planMissing > 0,
  );
  if (!plansDischarge || lines.length === 0 || releases.total === undefined) return undefined;
  const outcomes = Object.keys(plans) as (keyof typeof plans)[];
  return {
    title: 'Releases for which a discharge plan had come due, by kind of release',
    says:
      releases.total.percentWithPlan === undefined
        ? 'Of all of them together too few had one due, or too few had none.'
        : `${releases.total.percentWithPlan} per cent of them left with the plan finished in time.`,
    chart: {
      labels: lines.map(({ at }) => kindInWords(at[0] ?? '')),
      shape: 'lying',
      stacked: true,
      series: outcomes.map((outcome) => ({
        name: planNames[outcome],
        ink: plans[outcome],
        values: lines.map(({ figures }) => figures[outcome]),
      })),
    },
  };
};

export const returns = ({ releases, smallest }: ComplianceReport): Captioned | undefined => {
  const list = releases.by.month;
  const months = everyMonth(list, ({ supervised = 0 }) => supervised > 0);
  if (months.length === 0 || releases.total === undefined) return undefined;
  return {
    title: 'Returns to custody, by month of release to supervision',
    says: `${
      releases.total.supervised === undefined
        ? 'Months with enough releases to supervision.'
        : `${releases.total.returned} of ${releases.total.supervised} releases to supervision ended in a return so far.`
    } Later months have had less time.${saysOfGaps(months, list, smallest)}`,
    chart: {
      labels: months.map(({ month }) => month),
      shape: 'standing',
      series: [
        {
          name: 'released to supervision',
          ink: 'soft',
          values: months.map((month) => drawnOf(month, list, ({ supervised }) => supervised)),
        },
        {
          name: 'of them returned',
          ink: 'plain',
          values: months.map((month) => drawnOf(month, list, ({ returned }) => returned)),
        },
      ],
    },
  };
};

export const eligibleByKind = ({ eligible }: ComplianceReport): Captioned | undefined => {
  const { lines } = eligible.by.kind;
  if (lines.length === 0) return undefined;
  return {
    title: 'People eligible, by kind of release',
    says: `${lines.length} ${lines.length === 1 ? 'kind' : 'kinds'} of release with enough people to list.`,
    chart: {
      labels: lines.map(({ at }) => kindInWords(at[0] ?? '')),
      shape: 'lying',
      series: [
        { name: 'eligible', ink: 'soft', values: lines.map(({ figures }) => figures.eligible) },
        { name: 'granted', ink: 'plain', values: lines.map(({ figures }) => figures.granted) },
      ],
    },
  };
};

export const population = ({ held }: ComplianceReport): Captioned | undefined => {
  const told = held.flatMap(({ people }) => (people === undefined ? [] : [people]));
  const last = held.at(-1);
  if (last === undefined || Math.max(0, ...told) === 0) return undefined;
  return {
    title: 'People held at the end of each month',
    says: `Up to ${Math.max(...told)}; where too few were held, came or left nothing is drawn.`,
    chart: {
      labels: held.map(({ month }) => month),
      shape: 'line',
      series: [{ name: 'held', ink: 'plain', values: held.map(({ people }) => people) }],
    },
  };
};
