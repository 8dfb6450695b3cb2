/** Names and times that everything else is told in. Branded, so that a case number never stands where an event id should. */

declare const brand: unique symbol;

/** The number by which staff know a case. Never a person's name, birth date or charge. */
export type CaseId = string & { readonly [brand]: 'CaseId' };

/** Chosen by whoever records the event; the same id twice is one event. */
export type EventId = string & { readonly [brand]: 'EventId' };

/** An instant in UTC, always `YYYY-MM-DDTHH:MM:SS.sssZ`, so that instants compare as text. */
export type Instant = string & { readonly [brand]: 'Instant' };

/** A calendar day without a zone, `YYYY-MM-DD`; days compare as text. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

export const caseId = (text: string): CaseId => text as CaseId;
export const eventId = (text: string): EventId => text as EventId;

/** The instant that is `milliseconds` after 1970-01-01T00:00:00Z. */
export const instantAt = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const millisecondsOf = (at: Instant): number => Date.parse(at);

/** An instant from ISO text with an offset or Z. Throws RangeError when the text is not one. */
export const instant = (text: string): Instant => instantAt(Date.parse(text));

export const plusMilliseconds = (at: Instant, milliseconds: number): Instant =>
  instantAt(Date.parse(at) + milliseconds);

/** Elapsed time, not clock time: 24 hours after 18:00 on the eve of spring's clock change is 19:00. */
export const plusHours = (at: Instant, hours: number): Instant => plusMilliseconds(at, hours * 3_600_000);

export const earlierOf = <T extends string>(one: T, other: T): T => (one <= other ? one : other);
/** The earlier of those that are there. */
export const earliest = <T extends string>(one: T | undefined, other: T | undefined): T | undefined =>
  one === undefined || other === undefined ? (one ?? other) : earlierOf(one, other);
export const laterOf = <T extends string>(one: T, other: T): T => (one >= other ? one : other);
