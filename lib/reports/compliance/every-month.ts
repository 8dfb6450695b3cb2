/** Every month between the first and the last that are told of, so that months which stand side by side follow each other. */
import type { LocalDate } from '../../case/identity.ts';
import { plusPeriod } from '../../timeline/calendar.ts';
import type { Month } from './counted-case.ts';
import type { Line, List } from './table.ts';

const aMonth = { counted: 'calendar', years: 0, months: 1, weeks: 0, days: 0 } as const;

/** Both included. */
export const monthsBetween = (first: Month, last: Month): readonly Month[] => {
  const all: Month[] = [];
  for (let month = first; month <= last; month = plusPeriod(`${month}-01` as LocalDate, aMonth).slice(0, 7))
    all.push(month);
  return all;
};

export interface MonthLine<Figures> {
  readonly month: Month;
  /** Absent where the list has no line. */
  readonly figures?: Figures;
}

/** From the first line that tells something to the last. */
export const everyMonth = <Figures>(
  { lines }: List<Figures>,
  tells: (figures: Figures) => boolean,
): readonly MonthLine<Figures>[] => {
  const monthOf = ({ at }: Line<Figures>): Month => at[0] ?? '';
  const telling = lines.filter(({ figures }) => tells(figures)).map(monthOf);
  const [first] = telling;
  const last = telling.at(-1);
  if (first === undefined || last === undefined) return [];
  const known = new Map(lines.map((line) => [monthOf(line), line.figures]));
  return monthsBetween(first, last).map((month) => {
    const figures = known.get(month);
    return figures === undefined ? { month } : { month, figures };
  });
};

/** Of months without a line, in a sentence: where something is hidden nobody can tell which of them had anything. */
export const saysOfGaps = <Figures>(
  months: readonly MonthLine<Figures>[],
  { rest }: List<Figures>,
  smallest: number,
): string => {
  const gaps = months.filter(({ figures }) => figures === undefined).map(({ month }) => month);
  if (gaps.length === 0) return '';
  return rest === undefined
    ? ` Nothing in ${gaps.join(', ')}.`
    : ` Not shown, where there was nothing or too few people (fewer than ${smallest}, or hidden beside them): ${gaps.join(', ')}.`;
};

/** What is drawn of a month: nothing where it may be hidden, none where nothing is. */
export const drawnOf = <Figures>(
  { figures }: MonthLine<Figures>,
  { rest }: List<Figures>,
  value: (figures: Figures) => number | undefined,
): number | undefined => {
  if (figures !== undefined) return value(figures);
  return rest === undefined ? 0 : undefined;
};
