/** How many minutes of contact a week asks for: the week's hours of each setting, by the days spent in it. */
import type { Instant } from '../../case/identity.ts';
import type { CalendarWeek, View } from '../../timeline/rule.ts';

const daysOfWeek = 7;

/**
 * A day belongs to the setting in which it ended: the day of release to the community, the day of return to custody.
 * Minutes are rounded up, for the source asks for a minimum. 0 when the week asks for nothing.
 */
export const minutesAsked = ({ days }: CalendarWeek, view: View): number => {
  const partWeeks = view.value('partWeeks');
  if (days.length === 0 || (days.length < daysOfWeek && partWeeks === 'none')) return 0;
  const weekly = judgedBy(
    view.value('changedSetting'),
    days.map(({ endsAt }) => weeklyMinutes(endsAt, view)),
  );
  const total = weekly.reduce((sum, minutes) => sum + minutes, 0);
  return Math.ceil(total / (partWeeks === 'full' ? days.length : daysOfWeek));
};

/** What each day counts for, in minutes a week, when the person changed setting on the way. */
const judgedBy = (reading: string, weekly: readonly number[]): readonly number[] => {
  switch (reading) {
    case 'theHigher':
      return weekly.map(() => Math.max(...weekly));
    case 'asTheWeekEnds':
      return weekly.map(() => weekly.at(-1) ?? 0);
    default:
      return weekly;
  }
};

const weeklyMinutes = (at: Instant, view: View): number => {
  const standing = view.case.standings.findLast(({ from }) => from <= at)?.standing;
  const hours = view.length(standing === 'community' ? 'community' : 'custody');
  return hours.counted === 'elapsed' ? Math.ceil(hours.milliseconds / 60_000) : 0;
};
