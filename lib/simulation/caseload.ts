/** A caseload written down: people who do not exist, and what happens to them, in local time. */
import * as z from 'zod';
import type { CaseEvent } from '../case/events.ts';
import type { Instant } from '../case/identity.ts';
import { localDate } from '../case/vocabulary.ts';
import { readPlainly } from '../imports/read-plainly.ts';
import { readEvent } from '../imports/written-event.ts';
import { readLocalTime } from '../timeline/local-time.ts';
import { problemWithZone } from '../timeline/zone-data.ts';

/** As a written event, without the case it belongs to: what it lacks is said when it is read. */
const happened = z.looseObject({});

const person = z.strictObject({
  case: z.string().min(1),
  /** What this life shows, in a sentence. */
  story: z.string().min(1),
  events: z.array(happened).min(1),
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
  const parsed = readPlainly(schema, written);
  if ('problem' in parsed) throw new InvalidCaseload(`the caseload: ${parsed.problem}`);
  const { jurisdiction, zone, until, people } = parsed.value;
  const problem = problemWithZone(zone);
  if (problem !== undefined) throw new InvalidCaseload(`zone: ${problem}`);
  return {
    jurisdiction,
    zone,
    until: timeIn(`${until} 23:59`, zone, 'until'),
    people: people.map(({ case: number, story, events }) => ({
      case: number,
      story,
      events: events.map((event, index) => read(number, event, index, zone)),
    })),
  };
};

const read = (number: string, happening: z.infer<typeof happened>, index: number, zone: string): CaseEvent => {
  const id = `${number}-${index + 1}`;
  const event = readEvent({ case: number, ...happening }, { zone, id, recordedBy: 'synthetic caseload' });
  if ('problem' in event) throw new InvalidCaseload(`case ${number}, event ${index + 1}: ${event.problem}`);
  return event.event;
};

const timeIn = (text: string, zone: string, where: string): Instant => {
  const time = readLocalTime(text, zone);
  if (!time.read) throw new InvalidCaseload(`${where}: ${time.because}`);
  return time.at;
};
