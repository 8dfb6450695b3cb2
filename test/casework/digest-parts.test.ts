import { expect, test } from 'vitest';
import { partsOf } from '../../lib/casework/digest-parts.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);

test.each([
  ['nothing at all', 0, 0, ['0+0']],
  ['what one message holds', 2, 1, ['2+1']],
  ['one line more than that', 2, 2, ['2+1', '0+1']],
  ['more gathered than one message holds', 4, 1, ['3+0', '1+1']],
  ['as much as all of them hold', 3, 3, ['3+0', '0+3']],
  ['one line more than all of them hold', 3, 4, ['3+0', '0+3 and 1 more']],
  ['gathered for all of them, and something besides', 6, 2, ['3+0', '3+0 and 2 more']],
])('in two messages of three lines: %s', (_, gathered, standing, expected) => {
  const parts = partsOf(numbers(gathered), numbers(standing), { mostLines: 3, mostMessages: 2 });
  expect(
    parts.map((one) => `${one.gathered.length}+${one.standing.length}${one.more > 0 ? ` and ${one.more} more` : ''}`),
  ).toEqual(expected);
  expect(parts.flatMap((one) => one.gathered)).toEqual(numbers(gathered));
  expect(parts.map(({ number }) => number)).toEqual(numbers(parts.length));
});
