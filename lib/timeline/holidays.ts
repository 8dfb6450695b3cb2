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

/** The name of the holiday on this date, if it is one. Throws MissingHolidayData for a year the calendar does not hold. */
export const holidayOn = (calendar: HolidayCalendar, date: LocalDate): string | undefined => {
  const year = Number(date.slice(0, 4));
  if (year < calendar.firstYear || year > calendar.lastYear) {
    throw new MissingHolidayData(
      `Working days around ${date} cannot be counted: the holidays (${calendar.source}) are known from ${calendar.firstYear} to ${calendar.lastYear}. ` +
        'Add the missing year to the jurisdiction before counting in it.',
    );
  }
  return calendar.inYear(year).get(date);
};
