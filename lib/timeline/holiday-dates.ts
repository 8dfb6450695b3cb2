/** How holidays fall in a year: on a fixed day, on the n-th weekday of a month, or by Easter. */
import { Temporal } from 'temporal-polyfill';

export const fixed = (year: number, month: number, day: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day });

/** The n-th weekday (1 Monday to 7 Sunday) of a month; a negative n counts from the end. */
export const weekdayOf = (year: number, month: number, weekday: number, nth: number): Temporal.PlainDate => {
  const first = fixed(year, month, 1);
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + 7 * (-nth - 1) });
};

/** The last Monday before a date, a week before it when it is one itself. */
export const mondayBefore = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek === 1 ? 7 : date.dayOfWeek - 1 });

/** Easter Sunday of a Gregorian year (the anonymous algorithm of 1876). */
export const easter = (year: number): Temporal.PlainDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const monthAndDay = epact + toSunday - 7 * shift + 114;
  return fixed(year, Math.floor(monthAndDay / 31), (monthAndDay % 31) + 1);
};
