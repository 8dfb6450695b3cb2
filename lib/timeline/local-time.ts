/** Reads wall-clock times without an offset, as most record systems export them, in the facility's zone. */
import { Temporal } from 'temporal-polyfill';
import { type Instant, instantAt, type LocalDate } from '../case/identity.ts';
import type { Language } from './language.ts';
import { remembering } from './remembering.ts';

/** What to do with a wall-clock time that the zone has twice (autumn) or never (spring). */
export type Ambiguity = 'reject' | 'earlier' | 'later';

export type LocalTime =
  | { readonly read: true; readonly at: Instant }
  /** `because` is a sentence for people; where two readings exist it names both. */
  | { readonly read: false; readonly because: string };

const shape = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)$/;

/** Reads `YYYY-MM-DD HH:MM[:SS]` (a space or a T) in an IANA zone. */
export const readLocalTime = (text: string, zone: string, ambiguity: Ambiguity = 'reject'): LocalTime => {
  const parts = shape.exec(text);
  if (parts === null) return { read: false, because: `"${text}" is not a time; write it as YYYY-MM-DD HH:MM:SS` };
  const local = plainDateTime(`${parts[1]}T${parts[2]}`);
  if (local === undefined)
    return { read: false, because: `"${text}" does not exist: check the day of the month and the hour` };
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { read: true, at: instantAt(earlier.epochMilliseconds) };
  if (ambiguity !== 'reject') {
    return { read: true, at: instantAt((ambiguity === 'earlier' ? earlier : later).epochMilliseconds) };
  }
  const skipped = !earlier.toPlainDateTime().equals(local);
  const readings = `it could be ${reading(earlier)} or ${reading(later)}`;
  return {
    read: false,
    because: `"${text}" ${skipped ? 'was skipped when clocks went forward' : 'happened twice when clocks went back'} in ${zone}: ${readings}; say --ambiguous earlier or later to accept one`,
  };
};

const reading = (time: Temporal.ZonedDateTime): string =>
  time.toString({ timeZoneName: 'never', smallestUnit: 'second' });

const plainDateTime = (text: string): Temporal.PlainDateTime | undefined => {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};

/** An instant as people in a zone read it: `Sat 7 Mar 2026 18:00 EST`, `sam. 7 mars 2026, 18 h 00 HNE`. */
export const inWords = (at: Instant, zone: string, language: Language = 'en'): string => worded[language](zone)(at);

const wordsOf = (at: Instant, zone: string, language: Language): string => {
  const part = partsOf(moment, at, zone, language);
  return language === 'en'
    ? `${part.weekday} ${part.day} ${part.month} ${part.year} ${part.hour}:${part.minute} ${zoneName(at, zone, part.timeZoneName ?? '')}`
    : `${part.weekday} ${ordinal(part.day)} ${part.month} ${part.year}, ${part.hour} h ${part.minute} ${part.timeZoneName}`;
};

/** In French the first of a month is the only day that is counted in order. */
const ordinal = (day: string | undefined): string | undefined => (day === '1' ? '1er' : day);

/** A digest tells the same few due times every morning. */
const wordedIn = (language: Language) =>
  remembering((zone: string) => remembering((at: Instant) => wordsOf(at, zone, language)));
const worded = { en: wordedIn('en'), 'fr-CA': wordedIn('fr-CA') };

/** American English names the zones of America, and others by a number; British English names those of Europe. */
const zoneName = (at: Instant, zone: string, american: string): string => {
  if (!/^GMT[+-]/.test(american)) return american;
  const known = british.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' });
  british.set(zone, known);
  return known.formatToParts(Date.parse(at)).find(({ type }) => type === 'timeZoneName')?.value ?? american;
};
const british = new Map<string, Intl.DateTimeFormat>();

/** A day as people read it, the year left out: `Sat 7 Mar`, `sam. 7 mars`, `dim. 1er mars`. */
export const dayInWords = (date: LocalDate, language: Language): string => {
  const part = partsOf(day, `${date}T00:00:00.000Z` as Instant, 'UTC', language);
  return `${part.weekday} ${language === 'en' ? part.day : ordinal(part.day)} ${part.month}`;
};

const locales: Readonly<Record<Language, string>> = { en: 'en-US', 'fr-CA': 'fr-CA' };
const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const moment = {
  ...day,
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

const partsOf = (
  wanted: typeof day | typeof moment,
  at: Instant,
  zone: string,
  language: Language,
): Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>> => {
  const key = `${language} ${zone} ${wanted === day}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...wanted, timeZone: zone });
  formats.set(key, format);
  return Object.fromEntries(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
};
