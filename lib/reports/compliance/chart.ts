/** Charts drawn by ECharts into SVG, with no browser and no script: the page's colours, darkness included, are its style sheet's. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/** Colours by meaning, told apart without red and green; each is a variable of the page with a value of its own. */
export const inks = {
  met: 'var(--met, #00664f)',
  late: 'var(--late, #d98200)',
  missed: 'var(--missed, #b3261e)',
  overdue: 'var(--overdue, #7b3fa0)',
  plain: 'var(--plain, #2f6db3)',
  soft: 'var(--soft, #9db4cc)',
  text: 'var(--ink, #1b1b1b)',
  line: 'var(--line, #c9ccd1)',
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

const width = 760;
const widestLabel = 250;

/** The `<svg>` element, the same bytes for the same chart. */
export const drawChart = (chart: Chart): string => {
  const { labels, shape } = chart;
  const height = shape === 'lying' ? 70 + labels.length * 24 : 280;
  const drawn = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  drawn.setOption(optionsOf(chart));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return tidy(svg);
};

const text = { color: inks.text, fontFamily: 'inherit', fontSize: 12 };

const optionsOf = ({ labels, series, shape, stacked = false, suffix, most }: Chart) => {
  const lying = shape === 'lying';
  const left = lying ? Math.min(widestLabel, 14 + Math.max(...labels.map((label) => label.length)) * 6.6) : 46;
  const names = {
    type: 'category' as const,
    data: [...labels],
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: inks.line } },
    axisLabel: { ...text, ...(lying ? { width: left - 10, overflow: 'truncate' as const, interval: 0 } : {}) },
  };
  const numbers = {
    type: 'value' as const,
    ...(most === undefined ? {} : { max: most }),
    minInterval: 1,
    axisLabel: { ...text, ...(suffix === undefined ? {} : { formatter: `{value} ${suffix}` }) },
    splitLine: { lineStyle: { color: inks.line } },
  };
  return {
    animation: false,
    textStyle: text,
    legend: {
      show: series.length > 1,
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 10,
      itemGap: 26,
      textStyle: text,
      icon: 'rect',
    },
    grid: { left, right: 24, top: 36, bottom: lying ? 32 : 28 },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: series.map(({ name, ink, values }) => ({
      type: shape === 'line' ? ('line' as const) : ('bar' as const),
      name,
      data: values.map((value) => value ?? '-'),
      ...(stacked ? { stack: 'one bar' } : {}),
      ...(shape === 'line' ? { symbolSize: 5 } : { barMaxWidth: 16 }),
      itemStyle: { color: inks[ink] },
      lineStyle: { color: inks[ink], width: 2 },
    })),
  };
};

/** What only a browser with script would use is left out; so are numbers that count the charts drawn before. */
const tidy = (svg: string): string =>
  svg
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/zr\d+-/g, 'chart-')
    .replace(/ (?:version|baseProfile|xmlns:xlink)="[^"]*"/g, '')
    .replace(/\n+/g, '\n')
    .trim();
