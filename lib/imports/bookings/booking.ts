/** One jail booking as an export has it: when the person came, was screened, and left. */
import { earlierOf, type Instant, laterOf } from '../../case/identity.ts';
import { dateOf } from '../../timeline/calendar.ts';
import { type Ambiguity, readLocalTime } from '../../timeline/local-time.ts';

export interface Booking {
  readonly line: number;
  readonly id: string;
  readonly admittedAt: Instant;
  readonly assessedAt?: Instant;
  readonly releasedAt?: Instant;
  /** The screening lies before admission or after release: it belongs to another stay. */
  readonly screeningOfAnotherStay: boolean;
}

export interface Rejection {
  readonly line: number;
  /** A sentence: what was received, and the remedy. */
  readonly reason: string;
  /** The line itself is broken, not only what it reports: the import ends with an error, though nothing else is lost. */
  readonly malformed: boolean;
}

export interface ReadingOptions {
  /** IANA zone of the facility: the times carry no offset. */
  readonly zone: string;
  readonly ambiguity: Ambiguity;
  /** `HH:MM` that stands for a date without a time. */
  readonly dateOnlyAt: string;
}

export type Fields = Readonly<Record<'booking' | 'jail_in' | 'jail_out' | 'screened_on', string>>;

class Unreadable extends Error {
  readonly malformed: boolean;
  constructor(reason: string, malformed: boolean) {
    super(reason);
    this.malformed = malformed;
  }
}

/** Reads one row, or says why it cannot be a case. */
export const readBooking = (line: number, fields: Fields, options: ReadingOptions): Booking | Rejection => {
  try {
    return booking(line, fields, options);
  } catch (error) {
    if (error instanceof Unreadable) return { line, reason: error.message, malformed: error.malformed };
    throw error;
  }
};

const booking = (line: number, fields: Fields, options: ReadingOptions): Booking => {
  if (fields.booking === '') throw new Unreadable('booking is empty: give the row an id', true);
  if (fields.jail_in === '')
    throw new Unreadable('jail_in is empty: without an admission time there is no case to open', false);
  const admittedAt = timeOf('jail_in', fields.jail_in, options);
  const releasedAt = fields.jail_out === '' ? undefined : timeOf('jail_out', fields.jail_out, options);
  if (releasedAt !== undefined && releasedAt < admittedAt) {
    throw new Unreadable(
      `released before admitted: jail_out ${fields.jail_out} is before jail_in ${fields.jail_in}; correct one of them`,
      false,
    );
  }
  const screening =
    fields.screened_on === '' ? undefined : screeningOf(fields.screened_on, admittedAt, releasedAt, options);
  return {
    line,
    id: fields.booking,
    admittedAt,
    ...(releasedAt === undefined ? {} : { releasedAt }),
    ...(screening === undefined || screening === 'another stay' ? {} : { assessedAt: screening }),
    screeningOfAnotherStay: screening === 'another stay',
  };
};

const timeOf = (column: string, text: string, { zone, ambiguity }: ReadingOptions): Instant => {
  const time = readLocalTime(text, zone, ambiguity);
  if (!time.read) throw new Unreadable(`${column}: ${time.because}`, !/ambiguous earlier or later/.test(time.because));
  return time.at;
};

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** A date alone counts as the agreed hour; never before admission on its day, never after release on its. */
const screeningOf = (
  text: string,
  admittedAt: Instant,
  releasedAt: Instant | undefined,
  options: ReadingOptions,
): Instant | 'another stay' => {
  if (!dateOnly.test(text)) {
    const at = timeOf('screened_on', text, options);
    return at < admittedAt || (releasedAt !== undefined && at > releasedAt) ? 'another stay' : at;
  }
  const noon = timeOf('screened_on', `${text} ${options.dateOnlyAt}`, options);
  if (text < dateOf(admittedAt, options.zone)) return 'another stay';
  if (releasedAt !== undefined && text > dateOf(releasedAt, options.zone)) return 'another stay';
  const notBefore = laterOf(noon, admittedAt);
  return releasedAt === undefined ? notBefore : earlierOf(notBefore, releasedAt);
};
