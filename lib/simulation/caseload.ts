/** A caseload written down: people who do not exist, and what happens to them, in local time. */
import * as z from 'zod';
import { type CaseEvent, eventBody } from '../case/events.ts';
import { caseId, eventId, type Instant } from '../case/identity.ts';
import { localDate } from '../case/vocabulary.ts';
import { readLocalTime } from '../timeline/local-time.ts';

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, 'a local time as YYYY-MM-DD HH:MM');

const happening = z.looseObject({
  at: localTime,
  /** When it was recorded, if later than it happened. */
  recorded: localTime.optional(),
  /** Only where another event must name it, as a correction does. */
  id: z.string().optional(),
  type: z.string(),
});

const person = z.strictObject({
  case: z.string().min(1),
  /** What this life shows, in a sentence. */
  story: z.string().min(1),
  events: z.array(happening).min(1),
});

const schema = z.strictObject({
  jurisdiction: z.string(),
  zone: z.string(),
  /** The day on which the clock stops. */
  until: localDate,
  people: z.array(person).min(1),
});

export interface Person {
  readonly case: string;
  readonly story: string;
  readonly events: readonly CaseEvent[];
}

export interface Caseload {
  readonly jurisdiction: string;
  readonly zone: string;
  readonly until: Instant;
  readonly people: readonly Person[];
}

/** What is wrong with a caseload, with the person and the event it is wrong in. */
export class InvalidCaseload extends Error {
  override readonly name = 'InvalidCaseload';
}

/** Reads a caseload that was parsed from JSON. Throws InvalidCaseload naming what was received and where. */
export const readCaseload = (written: unknown): Caseload => {
  const parsed = schema.safeParse(written);
  if (!parsed.success) throw new InvalidCaseload(problem('the caseload', parsed.error));
  const { jurisdiction, zone, until, people } = parsed.data;
  return {
    jurisdiction,
    zone,
    until: timeIn(`${until} 23:59`, zone, 'until'),
    people: people.map(({ case: number, story, events }) => ({
      case: number,
      story,
      events: events.map((event, index) => readEvent(number, event, index, zone)),
    })),
  };
};

const readEvent = (
  number: string,
  { at, recorded = at, id, ...rest }: z.infer<typeof happening>,
  index: number,
  zone: string,
): CaseEvent => {
  const where = `case ${number}, event ${index + 1} (${rest.type})`;
  const body = eventBody.safeParse(rest);
  if (!body.success) throw new InvalidCaseload(problem(where, body.error));
  return {
    id: eventId(id ?? `${number}-${index + 1}`),
    caseId: caseId(number),
    happenedAt: timeIn(at, zone, where),
    recordedAt: timeIn(recorded, zone, where),
    recordedBy: 'synthetic caseload',
    body: body.data,
  };
};

const timeIn = (text: string, zone: string, where: string): Instant => {
  const time = readLocalTime(text, zone);
  if (!time.read) throw new InvalidCaseload(`${where}: ${time.because}`);
  return time.at;
};

const problem = (where: string, error: z.ZodError): string =>
  `${where}: ${error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ')}`;
