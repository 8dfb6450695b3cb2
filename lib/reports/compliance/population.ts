/** How many people were held at the end of each month. What share of the beds that is cannot be told: no event says how many there are. */
import { type Instant, type LocalDate, plusMilliseconds } from '../../case/identity.ts';
import { plusPeriod, startOfDay } from '../../timeline/calendar.ts';
import { type CountedCase, type Month, monthAt } from './counted-case.ts';

export interface Held {
  readonly month: Month;
  /** At the last instant of the month, or at the report's for the month that it was made in; absent where hidden. */
  readonly people?: number;
}

/**
 * From the first month in which anybody was held to the month of the report. Beside the releases of a month, two ends of
 * months say how many came in between: a month is told when nobody, or enough people, came since the last that was told,
 * and as many left.
 */
export const heldByMonth = (
  cases: readonly CountedCase[],
  smallest: number,
  within: (month: Month) => boolean = () => true,
): readonly Held[] => {
  const [first] = cases;
  if (first === undefined) return [];
  const { zone } = first.policy;
  const stays = cases.flatMap(({ case: of }) =>
    of.standings.filter(({ standing }) => standing === 'held').map(({ from, to }) => ({ from, to, person: of.id })),
  );
  const began = stays.map(({ from }) => from).reduce((one, other) => (other < one ? other : one), first.now);
  let told: Instant | undefined;
  const since = (at: Instant | undefined, end: Instant): boolean =>
    at !== undefined && at <= end && (told === undefined || at > told);
  const held: Held[] = [];
  for (const month of months(monthAt(began, zone), monthAt(first.now, zone)).filter(within)) {
    const end = endOf(month, zone);
    const at = end < first.now ? end : first.now;
    const people = stays.filter(({ from, to }) => from <= at && (to === undefined || to > at)).length;
    const came = new Set(stays.filter(({ from }) => since(from, at)).map(({ person }) => person)).size;
    const left = new Set(stays.filter(({ to }) => since(to, at)).map(({ person }) => person)).size;
    if ([people, came, left].some((count) => count > 0 && count < smallest)) {
      held.push({ month });
      continue;
    }
    told = at;
    held.push({ month, people });
  }
  return held;
};

const aMonth = { counted: 'calendar', years: 0, months: 1, weeks: 0, days: 0 } as const;
const next = (month: Month): Month => plusPeriod(`${month}-01` as LocalDate, aMonth).slice(0, 7);

const months = (from: Month, to: Month): readonly Month[] => {
  const all: Month[] = [];
  for (let month = from; month <= to; month = next(month)) all.push(month);
  return all;
};

/** The last instant of the month: who leaves as the next begins was held in it. */
const endOf = (month: Month, zone: string): Instant =>
  plusMilliseconds(startOfDay(`${next(month)}-01` as LocalDate, zone), -1);
