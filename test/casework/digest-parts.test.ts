import { expect, test } from 'vitest';
import { partsOf } from '../../lib/casework/digest-parts.ts';

const ascending = (one: number, other: number): number => one - other;

test.each([
  ['nothing at all', [], [], [], 0],
  ['what one message holds, in one order', [5, 1], [3], [[1, 3, 5]], 0],
  ['one line more than that', [5, 1], [3, 2], [[1, 2, 3], [5]], 0],
  [
    'more gathered than one message holds, with what comes first among what stands',
    [6, 4, 2, 7],
    [1],
    [
      [1, 2, 4],
      [6, 7],
    ],
    0,
  ],
  [
    'one line more than all of them hold: what stands and comes last is left out',
    [9, 8, 7],
    [4, 1, 2, 3],
    [
      [1, 2, 3],
      [7, 8, 9],
    ],
    1,
  ],
  [
    'gathered for all of them, and something besides',
    [3, 4, 5, 6, 7, 8],
    [1, 2],
    [
      [3, 4, 5],
      [6, 7, 8],
    ],
    2,
  ],
  [
    'more gathered than all of them hold: what comes last is left out',
    [9, 8, 7, 6, 5, 4, 3],
    [],
    [
      [3, 4, 5],
      [6, 7, 8],
    ],
    1,
  ],
])('in two messages of three lines: %s', (_, gathered, standing, parts, more) => {
  const limits = { mostLines: 3, mostMessages: 2 };
  expect(partsOf<number>(gathered, standing, ascending, limits)).toEqual({ parts, told: parts.flat(), more });
});
