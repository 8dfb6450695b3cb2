/** Patterns by meaning, beside the colours: whoever sees no colour, or a grey print, tells outcomes apart by them. */
import type { Ink } from './chart.ts';

interface Pattern {
  readonly symbol: 'rect' | 'circle' | 'none';
  readonly color?: string;
  readonly symbolSize?: number;
  readonly dashArrayX?: number[] | number[][];
  readonly dashArrayY?: number[];
  readonly rotation?: number;
}

const stripes = { symbol: 'rect', dashArrayX: [1, 0], symbolSize: 1 } satisfies Pattern;

const patterns: Readonly<Record<Ink, Pattern>> = {
  met: { symbol: 'none' },
  late: { ...stripes, dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  missed: {
    symbol: 'circle',
    symbolSize: 0.8,
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
  },
  overdue: { ...stripes, dashArrayY: [2, 3], rotation: Math.PI / 2 },
  plain: { ...stripes, dashArrayY: [2, 5], rotation: Math.PI / 4 },
  soft: { symbol: 'none' },
};

/** Drawn in `color` over what is filled with the colour of `ink`. */
export const patternOf = (ink: Ink, color: string): Pattern => ({ ...patterns[ink], color });
