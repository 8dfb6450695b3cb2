/** Charts that survive a grey print, a narrow page and months that nobody may be told of. */
import { describe, expect, it, test } from 'vitest';
import { type Chart, drawChart } from '../../lib/reports/compliance/chart.ts';
import { drawnOf, everyMonth, saysOfGaps } from '../../lib/reports/compliance/every-month.ts';
import { inLines } from '../../lib/reports/compliance/in-lines.ts';
import { pageStyle } from '../../lib/reports/page-style.ts';

const outcomes: Chart = {
  labels: ['2026-05', '2026-06'],
  shape: 'standing',
  stacked: true,
  series: (['met', 'late', 'missed', 'overdue'] as const).map((ink) => ({ name: ink, ink, values: [3, undefined] })),
};

describe('a chart', () => {
  it('tells outcomes apart by a pattern each, beside the colour', () => {
    const patterns = [...drawChart(outcomes, 'month').matchAll(/fill="url\(#(month-p\d+)\)"/g)].map(([, id]) => id);
    expect(new Set(patterns).size).toBeGreaterThanOrEqual(3);
  });

  it('has patterns of its own on a page of many charts, and is the same each time', () => {
    expect(drawChart(outcomes, 'month')).toContain('id="month-p');
    expect(drawChart(outcomes, 'month')).toBe(drawChart(outcomes, 'month'));
  });

  it('says of a label for which nothing may be drawn that it is not shown', () => {
    const [shown, hidden] = drawChart(outcomes).split('2026-06');
    expect(hidden).toContain('not shown');
    expect(shown).not.toContain('not shown');
  });

  it('is drawn narrower for a telephone, its names in lines', () => {
    const lying: Chart = {
      labels: ['Hartford Correctional Center, Intake'],
      shape: 'lying',
      series: [{ name: 'held', ink: 'plain', values: [1] }],
    };
    const svg = drawChart(lying, 'unit', 'telephone');
    expect(svg).toMatch(/^<svg width="380"/);
    expect(svg).not.toContain('Hartford Correctional Center, Intake');
    for (const part of ['Hartford', 'Correctional', 'Center, Intake']) expect(svg).toContain(part);
  });
});

test.each([
  ['release-eligibility-briefing', 20, 'release-eligibility-\nbriefing'],
  ['Hartford Correctional Center, Intake', 18, 'Hartford\nCorrectional\nCenter, Intake'],
  ['job-center', 18, 'job-center'],
])('%s in lines of %i letters', (name, letters, lines) => {
  expect(inLines(name, letters)).toBe(lines);
});

describe('months', () => {
  const line = (month: string, due: number) => ({ at: [month], figures: { due } });
  const lines = [line('2025-11', 0), line('2025-12', 2), line('2026-03', 4)];
  const tells = ({ due }: { due: number }) => due > 0;

  it('all have their place between the first and the last that tell something', () => {
    expect(everyMonth({ lines }, tells).map(({ month }) => month)).toEqual([
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
  });

  it('without a line are nothing where nothing is hidden', () => {
    const months = everyMonth({ lines }, tells);
    expect(months.map((month) => drawnOf(month, { lines }, ({ due }) => due))).toEqual([2, 0, 0, 4]);
    expect(saysOfGaps(months, { lines }, 5)).toBe(' Nothing in 2026-01, 2026-02.');
  });

  it('without a line are left empty, and named, where any may be hidden', () => {
    const list = { lines, rest: { due: 3 } };
    const months = everyMonth(list, tells);
    expect(months.map((month) => drawnOf(month, list, ({ due }) => due))).toEqual([2, undefined, undefined, 4]);
    expect(saysOfGaps(months, list, 5)).toMatch(/^ Not shown, .*fewer than 5.*: 2026-01, 2026-02\.$/);
  });
});

const luminance = (hex: string): number => {
  const whole = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(whole.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe.each([
  ['light', 0],
  ['dark', 1],
])('in the %s', (_, which) => {
  const colour = (name: string): string =>
    [...pageStyle.matchAll(new RegExp(`--${name}:(#\\w+)`, 'g'))][which]?.[1] ?? '';

  it.each(['met', 'late', 'missed', 'overdue', 'plain', 'soft'])('%s stands out from the paper by 3 to 1', (name) => {
    const [less = 0, more = 0] = [luminance(colour(name)), luminance(colour('paper'))].toSorted((a, b) => a - b);
    expect((more + 0.05) / (less + 0.05)).toBeGreaterThanOrEqual(3);
  });
});
