/** How a jurisdiction's offices work: when each reads its mail and in which language, who stands in for whom, and which posts nobody holds. */
import type { LocalDate } from '../case/identity.ts';
import type { Language } from '../timeline/language.ts';
import { concerns, type Recipient, sameRecipient, titles, type Whom } from './recipient.ts';

export const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export type Weekday = (typeof weekdays)[number];

/** Whatever one entry leaves out, a later one that concerns the same office may say. */
export interface Office extends Whom {
  readonly language?: Language | undefined;
  /** The other days are days of rest. */
  readonly worksOn?: readonly Weekday[] | undefined;
  readonly restsOnHolidays?: boolean | undefined;
  /** Local times between which only what cannot wait is sent: `{ from: '20:00', until: '06:00' }`. */
  readonly quiet?: { readonly from: string; readonly until: string } | undefined;
}

/** First and last day included. */
export interface Absence extends Recipient {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly deputy: Recipient;
}

export interface Offices {
  readonly offices: readonly Office[];
  readonly away: readonly Absence[];
  /** Posts that nobody holds: what they would hear, the level above hears. */
  readonly vacant: readonly Whom[];
  /** Whose notices reach somebody; of any other post it is as if nobody held it. @default everybody's */
  readonly heard?: readonly Whom[] | undefined;
}

/** Every office works every day and hour, in English, and every post is held. */
export const everybodyAlways: Offices = { offices: [], away: [], vacant: [] };

const said = <Name extends keyof Office>({ offices }: Offices, name: Name, whom: Recipient): Office[Name] =>
  offices.find((office) => office[name] !== undefined && concerns(office, whom))?.[name];

export const languageOf = (offices: Offices, whom: Recipient): Language => said(offices, 'language', whom) ?? 'en';

/** Whether an office works on a day; `isHoliday` says of the jurisdiction's calendar. */
export const worksOn = (
  offices: Offices,
  whom: Recipient,
  date: LocalDate,
  isHoliday: (date: LocalDate) => boolean,
): boolean => {
  const weekday = weekdays[new Date(date).getUTCDay()] ?? 'Sun';
  if (said(offices, 'worksOn', whom)?.includes(weekday) === false) return false;
  return said(offices, 'restsOnHolidays', whom) !== true || !isHoliday(date);
};

/** Whether an office is not to be disturbed at a local time, written `HH:MM`. The first minute is quiet, the last is not. */
export const isQuietAt = (offices: Offices, whom: Recipient, time: string): boolean => {
  const quiet = said(offices, 'quiet', whom);
  if (quiet === undefined) return false;
  const { from, until } = quiet;
  return from <= until ? from <= time && time < until : from <= time || time < until;
};

/** Who acts for a post on a day: whoever holds it, or the deputy while they are away; nobody when all of them are. */
export const actingFor = (offices: Offices, whom: Recipient, on: LocalDate): Recipient | undefined => {
  const passed: Recipient[] = [];
  for (let acting = whom; ; ) {
    const absence = offices.away.find((one) => sameRecipient(one, acting) && one.from <= on && on <= one.until);
    if (absence === undefined) return isVacant(offices, acting) ? undefined : acting;
    passed.push(acting);
    acting = absence.deputy;
    if (passed.some((one) => sameRecipient(one, acting))) return undefined;
  }
};

/** Central office is where a ladder ends: it is never empty. A place that was misspelt, or is new, may be one that no contact hears for. */
const isVacant = ({ vacant, heard }: Offices, whom: Recipient): boolean =>
  whom.role !== titles.centralOffice &&
  (vacant.some((post) => concerns(post, whom)) || heard?.some((post) => concerns(post, whom)) === false);

/** Every post that somebody acts for on a day: their own, unless they are away, and those that they stand in for. */
export const actedFor = (offices: Offices, whom: Recipient, on: LocalDate): readonly Recipient[] => {
  const acting = actingFor(offices, whom, on);
  const own = acting !== undefined && sameRecipient(acting, whom) ? [whom] : [];
  return [...own, ...coveredBy(offices, whom, on)];
};

/** Every post that somebody acts for on a day, besides their own. */
export const coveredBy = (offices: Offices, deputy: Recipient, on: LocalDate): readonly Recipient[] =>
  offices.away
    .map(({ role, facility, unit }) => ({ role, facility, unit }))
    .filter((post) => {
      const acting = actingFor(offices, post, on);
      return acting !== undefined && sameRecipient(acting, deputy) && !sameRecipient(post, deputy);
    });
