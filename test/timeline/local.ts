/** Times as people in Connecticut read them: `2026-03-07 18:00`, or `2026-03-10 end of day` for its last millisecond. */
import { type Instant, instant, type LocalDate } from '../../lib/case/identity.ts';
import { dateOf, endOfDay } from '../../lib/timeline/calendar.ts';
import { readLocalTime } from '../../lib/timeline/local-time.ts';

export const zone = 'America/New_York';

/** The instant of a local time. A time with an offset or Z is taken as it is. */
export const local = (text: string): Instant => {
  if (text.endsWith(' end of day')) return endOfDay(text.slice(0, 10) as LocalDate, zone);
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return instant(text);
  const time = readLocalTime(text, zone);
  if (!time.read) throw new Error(time.because);
  return time.at;
};

/** One millisecond after, or before, a local time. */
export const justAfter = (text: string): string => shifted(text, 1);
export const justBefore = (text: string): string => shifted(text, -1);
const shifted = (text: string, milliseconds: number): string =>
  new Date(Date.parse(local(text)) + milliseconds).toISOString();

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

/** An instant as local text; seconds and milliseconds only where there are any. */
export const told = (at: Instant): string => {
  const on = dateOf(at, zone);
  if (endOfDay(on, zone) === at) return `${on} end of day`;
  const seconds = at.slice(17, 23);
  const [date, time = ''] = clock.format(Date.parse(at)).split(' ');
  return `${date} ${time.slice(0, 5)}${seconds === '00.000' ? '' : `:${seconds}`}`;
};
