/** Charts drawn by ECharts into SVG, with no browser and no script: the page's colours, darkness included, are its style sheet's. */
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { inLines } from './in-lines.ts';
import { patternOf } from './patterns.ts';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** Colours by meaning, told apart without red and green; each is a variable of the page with a value of its own. */
export const inks = {
  met: 'var(--met, #00664f)',
  late: 'var(--late, #b86e00)',
  missed: 'var(--missed, #b3261e)',
  overdue: 'var(--overdue, #7b3fa0)',
  plain: 'var(--plain, #2f6db3)',
  soft: 'var(--soft, #7a93ad)',
  text: 'var(--ink, #1b1b1b)',
  line: 'var(--line, #c9ccd1)',
  paper: 'var(--paper, #fff)',
} as const;
export type Ink = 'met' | 'late' | 'missed' | 'overdue' | 'plain' | 'soft';

export interface Series {
  readonly name: string;
  readonly ink: Ink;
  /** One for each label; undefined where nothing is to be drawn. */
  readonly values: readonly (number | undefined)[];
}

export interface Chart {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Bars lie for names, which are long, and stand for months, which follow each other. */
  readonly shape: 'lying' | 'standing' | 'line';
  /** Whether the series of one label share a bar. */
  readonly stacked?: boolean;
  /** What stands after each number of the axis, such as `%`; nothing where the title says what is counted. */
  readonly suffix?: string;
  /** Where the axis ends, such as 100 for shares. */
  readonly most?: number;
}

/** How wide it is, and how much of that the names of lying bars may take. */
interface Layout {
  readonly width: number;
  readonly widestLabel: number;
  readonly legendGap: number;
}
const layouts = {
  desk: { width: 760, widestLabel: 250, legendGap: 26 },
  telephone: { width: 380, widestLabel: 132, legendGap: 10 },
} as const satisfies Record<string, Layout>;

const widthOfALetter = 6.6;
const heightOfALine = 14;

/** The `<svg>` element, the same bytes for the same chart. `id` keeps its patterns apart from those of others on a page. */
export const drawChart = (chart: Chart, id = 'chart', layout: keyof typeof layouts = 'desk'): string => {
  const fitted = fittedTo(chart, layouts[layout]);
  const { width } = layouts[layout];
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: fitted.height });
  drawn.setOption(optionsOf(chart, fitted, layouts[layout]));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return tidy(svg, id);
};

interface Fitted {
  readonly labels: readonly string[];
  readonly height: number;
  readonly left: number;
  readonly bottom: number;
  readonly rotate: number;
  /** Which labels are written: all, or as many as have room. */
  readonly interval: 0 | 'auto';
}

const besideNumbers = 46;
const longestOf = (labels: readonly string[]): number =>
  Math.max(0, ...labels.flatMap((label) => label.split('\n')).map((line) => line.length)) * widthOfALetter;

/** Long names break into lines; months that would touch stand upright. A label for which nothing may be drawn says so. */
const fittedTo = ({ labels, series, shape }: Chart, { width, widestLabel }: Layout): Fitted => {
  if (shape === 'lying') {
    const broken = labels.map((label) => inLines(label, Math.floor((widestLabel - 14) / widthOfALetter)));
    const lines = Math.max(1, ...broken.map((label) => label.split('\n').length));
    const height = 74 + labels.length * Math.max(24, lines * heightOfALine + 8);
    return { labels: broken, height, left: 14 + longestOf(broken), bottom: 32, rotate: 0, interval: 0 };
  }
  const room = (width - besideNumbers - 24) / labels.length;
  const upright = room < 10 * widthOfALetter;
  const between = upright ? ' ' : '\n';
  const told = labels.map((label, index) =>
    series.every(({ values }) => values[index] === undefined) ? `${label}${between}not shown` : label,
  );
  const bottom = upright ? 16 + longestOf(told) : 44;
  const interval = upright && room < heightOfALine ? 'auto' : 0;
  return { labels: told, height: 250 + bottom, left: besideNumbers, bottom, rotate: upright ? 90 : 0, interval };
};

const text = { color: inks.text, fontFamily: 'inherit', fontSize: 12 };

const optionsOf = (
  { series, shape, stacked = false, suffix, most }: Chart,
  { labels, left, bottom, rotate, interval }: Fitted,
  { legendGap }: Layout,
) => {
  const lying = shape === 'lying';
  const names = {
    type: 'category' as const,
    data: [...labels],
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: inks.line } },
    axisLabel: { ...text, lineHeight: heightOfALine, interval, rotate },
  };
  const numbers = {
    type: 'value' as const,
    ...(most === undefined ? {} : { max: most }),
    minInterval: 1,
    axisLabel: { ...text, ...(suffix === undefined ? {} : { formatter: `{value} ${suffix}` }), hideOverlap: true },
    splitLine: { lineStyle: { color: inks.line } },
  };
  return {
    animation: false,
    // Patterns only: the page describes its charts in words of its own.
    aria: { enabled: true, label: { enabled: false }, decal: { show: shape !== 'line' } },
    textStyle: text,
    legend: {
      show: series.length > 1,
      top: 0,
      left: 0,
      itemWidth: 22,
      itemHeight: 14,
      itemGap: legendGap,
      textStyle: text,
      icon: 'rect',
    },
    grid: { left, right: 24, top: 40, bottom },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: series.map(({ name, ink, values }) => ({
      type: shape === 'line' ? ('line' as const) : ('bar' as const),
      name,
      data: values.map((value) => value ?? '-'),
      ...(stacked ? { stack: 'one bar' } : {}),
      ...(shape === 'line' ? { symbolSize: 5 } : { barMaxWidth: 16 }),
      itemStyle: {
        color: inks[ink],
        // Parts of one bar are parted by a gap, and each has a pattern: in grey they are told apart too.
        ...(shape === 'line' ? {} : { borderColor: inks.paper, borderWidth: 1, decal: patternOf(ink, inks.paper) }),
      },
      lineStyle: { color: inks[ink], width: 2 },
    })),
  };
};

/** What only a browser with script would use is left out; so are numbers that count the charts drawn before. */
const tidy = (svg: string, id: string): string =>
  svg
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/zr\d+-/g, `${id}-`)
    .replace(/ (?:version|baseProfile|xmlns:xlink)="[^"]*"/g, '')
    .replace(/\n+/g, '\n')
    .trim();
