/** Figures as CSV: read back by another program as they were written, and never as a formula. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv } from '../../lib/reports/csv.ts';
import { runs } from '../properties/runs.ts';

const cells: readonly (readonly [story: string, cell: string | number | undefined, written: string])[] = [
  ['plain', 'Intake', 'Intake'],
  ['a comma', 'Hartford, Intake', '"Hartford, Intake"'],
  ['a quote', 'the "old" wing', '"the ""old"" wing"'],
  ['a line end', 'one\ntwo', '"one\ntwo"'],
  ['a number', 12.5, '12.5'],
  ['nothing', undefined, ''],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula with a quote', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a plus', '+1', "'+1"],
  ['a minus', '-1', "'-1"],
  ['an at', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
];

it.each(cells)('%s', (_, cell, written) => {
  expect(csv(['a'], [[cell]])).toBe(`a\r\n${written}\r\n`);
});

it('comes back as it went', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '=', 'é') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const back = parse(csv(['x', 'y'], rows), { relax_column_count: false }) as readonly (readonly string[])[];
      const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
      expect(back.slice(1)).toEqual(rows.map((row) => row.map(safe)));
    }),
    runs(),
  );
});
