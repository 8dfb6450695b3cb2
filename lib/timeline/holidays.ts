/** The days on which offices rest. Missing data is an error, never "no holidays". */
import type { LocalDate } from '../case/identity.ts';

export interface HolidayCalendar {
  /** Where the days come from, for people: a statute or an official list. */
  readonly source: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Name of the holiday (observed days included) by date, for one year in the range. */
  readonly inYear: (year: number) => ReadonlyMap<LocalDate, string>;
}

/** A calendar that reckons each year once. */
export const calendarOf = ({
  keptIn,
  ...calendar
}: Omit<HolidayCalendar, 'inYear'> & {
  readonly keptIn: (year: number) => ReadonlyMap<LocalDate, string>;
}): HolidayCalendar => {
  const years = new Map<number, ReadonlyMap<LocalDate, string>>();
  return {
    ...calendar,
    inYear: (year) => {
      const known = years.get(year) ?? keptIn(year);
      years.set(year, known);
      return known;
    },
  };
};

export class MissingHolidayData extends Error {
  override readonly name = 'MissingHolidayData';
}

/**
 * Whether a date is a holiday, for all that is known: of a year that the calendar does not hold, none is. For what is
 * better done once too often than never, such as a message in the morning; no due date is counted by it.
 */
export const isKnownHoliday = (calendar: HolidayCalendar, date: LocalDate): boolean =>
  holds(calendar, date) && holidayOn(calendar, date) !== undefined;

/** The name of the holiday on this date, if it is one. Throws MissingHolidayData for a year the calendar does not hold. */
export const holidayOn = (calendar: HolidayCalendar, date: LocalDate): string | undefined => {
  if (!holds(calendar, date)) {
    throw new MissingHolidayData(
      `Working days around ${date} cannot be counted: the holidays (${calendar.source}) are known from ${calendar.firstYear} to ${calendar.lastYear}. ` +
        'Add the missing year to the jurisdiction before counting in it.',
    );
  }
  return calendar.inYear(yearOf(date)).get(date);
};

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

const holds = ({ firstYear, lastYear }: HolidayCalendar, date: LocalDate): boolean =>
  firstYear <= yearOf(date) && yearOf(date) <= lastYear;
