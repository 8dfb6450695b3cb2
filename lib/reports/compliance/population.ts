/** How many people were held at the end of each month. What share of the beds that is cannot be told: no event says how many there are. */
import type { Instant, LocalDate } from '../../case/identity.ts';
import { plusPeriod, startOfDay } from '../../timeline/calendar.ts';
import { type CountedCase, type Month, monthAt } from './counted-case.ts';

export interface Held {
  readonly month: Month;
  /** At the last instant of the month, or at the report's for the month that it was made in; absent where too few. */
  readonly people?: number;
}

/** From the first month in which anybody was held to the month of the report. */
export const heldByMonth = (cases: readonly CountedCase[], smallest: number): readonly Held[] => {
  const [first] = cases;
  if (first === undefined) return [];
  const { zone } = first.policy;
  const stays = cases.flatMap(({ case: of }) => of.standings.filter(({ standing }) => standing === 'held'));
  const began = stays.map(({ from }) => from).reduce((one, other) => (other < one ? other : one), first.now);
  return months(monthAt(began, zone), monthAt(first.now, zone)).map((month) => {
    const end = endOf(month, zone);
    const at = end < first.now ? end : first.now;
    const people = stays.filter(({ from, to }) => from <= at && (to === undefined || to > at)).length;
    return people > 0 && people < smallest ? { month } : { month, people };
  });
};

const aMonth = { counted: 'calendar', years: 0, months: 1, weeks: 0, days: 0 } as const;
const next = (month: Month): Month => plusPeriod(`${month}-01` as LocalDate, aMonth).slice(0, 7);

const months = (from: Month, to: Month): readonly Month[] => {
  const all: Month[] = [];
  for (let month = from; month <= to; month = next(month)) all.push(month);
  return all;
};

/** The first instant of the next month. */
const endOf = (month: Month, zone: string): Instant => startOfDay(`${next(month)}-01` as LocalDate, zone);
