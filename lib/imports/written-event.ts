/** An event as people and other systems write it down: flat, in local time or with an offset. */
import * as z from 'zod';
import { type CaseEvent, eventBody, eventTypes } from '../case/events.ts';
import { caseId, eventId, type Instant, instant } from '../case/identity.ts';
import { type Ambiguity, readLocalTime } from '../timeline/local-time.ts';
import { readPlainly } from './read-plainly.ts';

export interface WrittenEvent {
  readonly case: string;
  readonly type: string;
  /** When it happened: `YYYY-MM-DD HH:MM` in the facility's zone, or an instant with an offset. */
  readonly at: string;
  /** When it was recorded, if that was later. */
  readonly recorded?: string | undefined;
  readonly id?: string | undefined;
  readonly recordedBy?: string | undefined;
  /** What the type asks for besides. */
  readonly [fact: string]: unknown;
}

export interface EventDefaults {
  readonly zone: string;
  readonly ambiguity?: Ambiguity;
  /** Stands for `id` where none is written. */
  readonly id: string;
  /** Stands for `recorded` where none is written; the time it happened, when absent. */
  readonly recordedAt?: Instant;
  readonly recordedBy: string;
}

export type ReadEvent = { readonly event: CaseEvent } | { readonly problem: string };

const envelope = z.looseObject({
  case: z.string().min(1, 'a case number').max(60, 'a case number of at most 60 characters'),
  type: z.string('what happened, such as "assessmentRecorded"'),
  at: z.string('a time such as "2026-11-21 09:30"'),
  recorded: z.string().optional(),
  id: z.string().min(1).max(200).optional(),
  recordedBy: z.string().min(1).optional(),
});

/** Reads one written event, or says in a sentence what was received and what would do. */
export const readEvent = (written: unknown, defaults: EventDefaults): ReadEvent => {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    return {
      problem:
        'this is not a JSON object; write one such as {"case":"CT-2001","type":"assessmentRecorded","at":"2026-11-21 09:30"}',
    };
  }
  const outer = readPlainly(envelope, written);
  if ('problem' in outer) return { problem: `${outer.problem}. An event has case, type and at` };
  const { case: number, at, recorded, id, recordedBy, ...rest } = outer.value;
  if (!(eventTypes as readonly string[]).includes(rest.type)) {
    return { problem: `"${rest.type}" is not an event type. ${closest(rest.type)}` };
  }
  const body = readPlainly(eventBody, rest);
  if ('problem' in body) return { problem: `${rest.type}: ${body.problem}` };
  const happenedAt = readTime(at, defaults);
  if ('problem' in happenedAt) return { problem: `at: ${happenedAt.problem}` };
  const recordedAt =
    recorded === undefined ? { at: defaults.recordedAt ?? happenedAt.at } : readTime(recorded, defaults);
  if ('problem' in recordedAt) return { problem: `recorded: ${recordedAt.problem}` };
  return {
    event: {
      id: eventId(id ?? defaults.id),
      caseId: caseId(number),
      happenedAt: happenedAt.at,
      recordedAt: recordedAt.at,
      recordedBy: recordedBy ?? defaults.recordedBy,
      body: body.value,
    },
  };
};

const withOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const readTime = (
  text: string,
  { zone, ambiguity = 'reject' }: EventDefaults,
): { readonly at: Instant } | { readonly problem: string } => {
  if (withOffset.test(text)) {
    const checked = z.iso.datetime({ offset: true }).safeParse(text.replace(/T(\d{2}:\d{2})(Z|[+-])/, 'T$1:00$2'));
    return checked.success
      ? { at: instant(text) }
      : { problem: `"${text}" does not exist: check the day of the month and the hour` };
  }
  const local = readLocalTime(text, zone, ambiguity);
  return local.read ? { at: local.at } : { problem: local.because };
};

const closest = (type: string): string => {
  const lower = type.toLowerCase();
  const alike = eventTypes.filter((known) => known.toLowerCase().startsWith(lower.slice(0, 4)));
  return alike.length > 0 ? `Did you mean ${alike.join(' or ')}` : `The types are ${eventTypes.join(', ')}`;
};
