/** Time on paper: from the first day of a case to its end or to now, in points from the left. */
import { type Instant, instantAt, type LocalDate, laterOf, millisecondsOf } from '../../case/identity.ts';
import type { Standing } from '../../casework/standing.ts';
import { plusPeriod, startOfDay } from '../../timeline/calendar.ts';
import { isOpen } from '../../timeline/deadline.ts';

export interface Scale {
  readonly width: number;
  readonly from: Instant;
  readonly to: Instant;
  /** Points from the left, kept on the paper. */
  readonly x: (at: Instant) => number;
  readonly isOn: (at: Instant) => boolean;
}

const aDay = 86_400_000;
/** Wide enough that a week is seen, and never so narrow that a day's stay is a dot. */
const pointsADay = 3;
const narrowest = 900;
const widest = 4000;
/** Room for signs at either end. */
const margin = 10;

/** A closed case ends a little after it closed; another at now or at the last date that is still to come. */
export const scaleOf = ({ phases, phase, now, deadlines }: Standing): Scale => {
  const from = phases[0]?.from ?? now;
  const ahead = deadlines.flatMap(({ deadline }) => (isOpen(deadline) ? [deadline.dueAt] : []));
  const last = phase === 'closed' ? (phases.at(-1)?.from ?? now) : ahead.reduce(laterOf, now);
  const begin = millisecondsOf(from);
  const length = Math.max(aDay, (millisecondsOf(last) - begin) * 1.02);
  const width = Math.round(Math.min(widest, Math.max(narrowest, (length / aDay) * pointsADay)));
  const to = instantAt(begin + length);
  return {
    width: width + 2 * margin,
    from,
    to,
    x: (at) => round(margin + Math.min(1, Math.max(0, (millisecondsOf(at) - begin) / length)) * width),
    isOn: (at) => at >= from && at <= to,
  };
};

export const round = (value: number): number => Math.round(value * 10) / 10;

export interface Tick {
  readonly at: Instant;
  readonly label: string;
}

/** The first of each local month, or of each third where months would crowd. */
export const ticks = ({ from, to, width }: Scale, zone: string): readonly Tick[] => {
  const months = (millisecondsOf(to) - millisecondsOf(from)) / (30.4 * aDay);
  const every = Math.max(1, Math.ceil((months * roomForLabel) / width));
  const step = { counted: 'calendar', years: 0, months: every, weeks: 0, days: 0 } as const;
  const found: Tick[] = [];
  for (let day = `${from.slice(0, 7)}-01` as LocalDate; startOfDay(day, zone) <= to; day = plusPeriod(day, step)) {
    const at = startOfDay(day, zone);
    if (at >= from) found.push({ at, label: day.slice(0, 7) });
  }
  return found;
};

const roomForLabel = 64;
