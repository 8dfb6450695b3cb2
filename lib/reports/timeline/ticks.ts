/** The time axis of a drawing: months, or days or hours where months are too long, by the clocks of where the person was. */
import { type Instant, type LocalDate, millisecondsOf } from '../../case/identity.ts';
import type { Standing } from '../../casework/standing.ts';
import { atHour, dateOf, plusDays, plusPeriod, startOfDay } from '../../timeline/calendar.ts';
import { dayInWords } from '../../timeline/local-time.ts';
import { zoneThen } from '../clocks.ts';
import type { Scale } from './scale.ts';

export interface Tick {
  readonly at: Instant;
  readonly label: string;
}

const anHour = 3_600_000;
const aDay = 24 * anHour;
const aMonth = 30.4 * aDay;

/** How far apart ticks may stand, and how much room a label takes. */
const steps = [
  ...[1, 2, 3, 6, 12].map((every) => ({ unit: 'hours', every, lasts: every * anHour, room: 116 }) as const),
  ...[1, 2, 7, 14].map((every) => ({ unit: 'days', every, lasts: every * aDay, room: 108 }) as const),
  ...[1, 2, 3, 6, 12].map((every) => ({ unit: 'months', every, lasts: every * aMonth, room: 64 }) as const),
] as const;
type Step = (typeof steps)[number];

/** As many as have room, each at a round time of the clocks. */
export const ticks = (scale: Scale, standing: Standing): readonly Tick[] => {
  const { from, to } = scale;
  const all = millisecondsOf(to) - millisecondsOf(from);
  const width = scale.width - scale.left;
  const fits = ({ lasts, room }: Step): boolean => (all / lasts) * room <= width;
  const step = steps.find(fits) ?? steps.at(-1);
  if (step === undefined) return [];
  return daysOf(step, scale, standing)
    .flatMap((day) => onDay(day, step, standing, from))
    .filter(({ at }) => at >= from && at <= to)
    .map(({ at, date, time }, index) => ({ at, label: labelOf(step, date, time, index === 0) }));
};

/** The local dates on which a tick may stand. */
const daysOf = ({ unit, every }: Step, { from, to }: Scale, standing: Standing): readonly LocalDate[] => {
  const first = dateOf(from, zoneThen(standing, from));
  const last = dateOf(to, zoneThen(standing, to));
  const next = (day: LocalDate): LocalDate =>
    unit === 'months'
      ? plusPeriod(day, { counted: 'calendar', years: 0, months: every, weeks: 0, days: 0 })
      : plusDays(day, unit === 'days' ? every : 1);
  const days: LocalDate[] = [];
  for (let day = unit === 'months' ? (`${first.slice(0, 7)}-01` as LocalDate) : first; day <= last; day = next(day))
    days.push(day);
  return days;
};

interface Moment {
  readonly at: Instant;
  readonly date: LocalDate;
  readonly time: string;
}

/** The zone is that of the place at about that time: of where the person was admitted, before that. */
const onDay = (date: LocalDate, { unit, every }: Step, standing: Standing, from: Instant): readonly Moment[] => {
  const hours = unit === 'hours' ? Array.from({ length: 24 / every }, (_, index) => index * every) : [0];
  return hours.map((hour) => {
    const about = atHour(date, hour, zoneThen(standing, from));
    const zone = zoneThen(standing, about < from ? from : about);
    const at = hour === 0 ? startOfDay(date, zone) : atHour(date, hour, zone);
    return { at, date, time: `${String(hour).padStart(2, '0')}:00` };
  });
};

/** The first tells the day, and midnight does; the first and that of a new year tell the year too. */
const labelOf = ({ unit }: Step, date: LocalDate, time: string, first: boolean): string => {
  if (unit === 'months') return date.slice(0, 7);
  const day = dayInWords(date, 'en');
  if (unit === 'hours') return first || time === '00:00' ? `${day} ${time}` : time;
  return first || date.endsWith('-01-01') ? `${day} ${date.slice(0, 4)}` : day;
};
