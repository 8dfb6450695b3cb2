/** Whether a due instant is what its rule says, counted again in another way than the product counts. */
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import type { Policy } from '../../timeline/policy.ts';

/** What is wrong with the dates of a deadline, in words; nothing when all is well. */
export const problemsWithDates = (deadline: Deadline, policy: Policy): readonly string[] => {
  const { dueAt, anchorAt, hourClock, duty } = deadline;
  if (hourClock) {
    const rule = policy.duties.find(({ id }) => id === duty);
    const within =
      rule !== undefined && 'within' in rule.schedule ? policy.value(parameterOf(duty, rule.schedule.within)) : '';
    const hours = /^PT(\d+)H$/.exec(within)?.[1];
    const elapsed = millisecondsOf(dueAt) - millisecondsOf(anchorAt);
    return hours === undefined || elapsed === Number(hours) * 3_600_000
      ? []
      : [`${within} became ${elapsed / 3_600_000} hours`];
  }
  if (deadline.compressed || deadline.state === 'undetermined' || deadline.leftAt !== undefined) return [];
  const at = localTime(dueAt, policy.zone);
  return at === '23:59:59' ? [] : [`a day ends at ${at}`];
};

/** A parameter of another duty goes by its full name. */
const parameterOf = (duty: string, name: string): string => (name.includes('.') ? name : `${duty}.${name}`);

const formats = new Map<string, Intl.DateTimeFormat>();
const localTime = (at: Instant, zone: string): string => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  formats.set(zone, format);
  return format.format(millisecondsOf(at));
};

/**
 * A clock that counts months keeps the day of its anchor: a later occurrence on an earlier day of the month falls on the
 * last day of a month that is too short.
 */
export const problemsWithMonths = (all: readonly Deadline[], { zone }: Policy): readonly string[] => {
  const latestDay = new Map<string, number>();
  return all.flatMap(({ key, duty, spell, dateGeneration, repeats, dueAt, anchorAt, leftAt }) => {
    if (!repeats || leftAt !== undefined || millisecondsOf(dueAt) - millisecondsOf(anchorAt) < 27 * 86_400_000)
      return [];
    const grid = `${duty} ${spell} ${dateGeneration}`;
    const [year = 0, month = 0, day = 0] = localDay(dueAt, zone).split('-').map(Number);
    const before = latestDay.get(grid) ?? 0;
    latestDay.set(grid, Math.max(before, day));
    const isLast = new Date(Date.UTC(year, month, 0)).getUTCDate() === day;
    return day < before && before > 28 && !isLast ? [`${key} has slipped from the ${before}. to the ${day}.`] : [];
  });
};

const days = new Map<string, Intl.DateTimeFormat>();
const localDay = (at: Instant, zone: string): string => {
  const format = days.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  days.set(zone, format);
  return format.format(millisecondsOf(at));
};
