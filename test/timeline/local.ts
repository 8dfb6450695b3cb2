/** Times as people in a zone read them: `2026-03-07 18:00`, or `2026-03-10 end of day` for its last millisecond. Connecticut's unless another is asked for. */
import { type Instant, instant, type LocalDate } from '../../lib/case/identity.ts';
import { dateOf, endOfDay } from '../../lib/timeline/calendar.ts';
import { readLocalTime } from '../../lib/timeline/local-time.ts';

export interface LocalClock {
  /** The instant of a local time. A time with an offset or Z is taken as it is. */
  readonly local: (text: string) => Instant;
  /** One millisecond after, or before, a local time. */
  readonly justAfter: (text: string) => string;
  readonly justBefore: (text: string) => string;
  /** An instant as local text; seconds and milliseconds only where there are any. */
  readonly told: (at: Instant) => string;
}

export const clockIn = (zone: string): LocalClock => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const local = (text: string): Instant => {
    if (text.endsWith(' end of day')) return endOfDay(text.slice(0, 10) as LocalDate, zone);
    if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return instant(text);
    const time = readLocalTime(text, zone);
    if (!time.read) throw new Error(time.because);
    return time.at;
  };
  const shifted = (text: string, milliseconds: number): string =>
    new Date(Date.parse(local(text)) + milliseconds).toISOString();
  return {
    local,
    justAfter: (text) => shifted(text, 1),
    justBefore: (text) => shifted(text, -1),
    told: (at) => {
      const on = dateOf(at, zone);
      if (endOfDay(on, zone) === at) return `${on} end of day`;
      const seconds = at.slice(17, 23);
      const [date, time = ''] = clock.format(Date.parse(at)).split(' ');
      return `${date} ${time.slice(0, 5)}${seconds === '00.000' ? '' : `:${seconds}`}`;
    },
  };
};

export const zone = 'America/New_York';
export const { local, justAfter, justBefore, told } = clockIn(zone);
