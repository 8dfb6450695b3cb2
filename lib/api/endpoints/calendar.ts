/**
 * A unit's duties as a calendar to subscribe to (RFC 5545). It leaves the product, so it tells the case number and the
 * duty alone, a sensitive one by its code, and nothing of a restricted case.
 */
import ical, { ICalEventTransparency } from 'ical-generator';
import * as z from 'zod';
import { type Instant, millisecondsOf } from '../../case/identity.ts';
import { dutyInWords } from '../../notices/duty-in-words.ts';
import type { DueRow } from '../../store/port.ts';
import { after, dateOf, endOfDay } from '../../timeline/calendar.ts';
import { length } from '../../timeline/length.ts';
import type { Policy } from '../../timeline/policy.ts';
import { noBody, unitEndpoint } from '../endpoint.ts';
import { hashOf } from '../fingerprint.ts';
import { visibleRows } from './visible-rows.ts';

const mostDuties = 1000;
const ahead = length('P90D');

export const calendar = unitEndpoint({
  name: 'calendar',
  act: 'list-due',
  method: 'get',
  path: '/units/{facility}/{unit}/calendar.ics',
  summary: "A unit's duties of the next 90 days, and what is overdue, as a calendar",
  query: z.strictObject({ role: z.string().min(1).max(80).optional() }),
  body: noBody,
  answers: { status: 200, mediaType: 'text/calendar', schema: z.string() },
  answer: async ({ identity, query: { role }, now }, ports, unit) => {
    const policy = ports.policyOf(ports.jurisdiction);
    const zone = ports.zoneOf?.(unit.facility) ?? policy.zone;
    const wanted = (row: DueRow): boolean => row.restricted !== true && (role === undefined || row.role === role);
    const until = after(now, ahead, zone, policy.holidays);
    const { rows } = await visibleRows({ identity, unit, until, limit: mostDuties, wanted }, ports);
    return { status: 200, mediaType: 'text/calendar', body: asCalendar(rows, policy, zone, now) };
  },
});

const asCalendar = (rows: readonly DueRow[], policy: Policy, zone: string, now: Instant): string => {
  const rules = new Map(policy.duties.map((rule) => [rule.id, rule]));
  const feed = ical({ name: 'Duties', prodId: { company: 'Throughcare', product: 'Duties' }, ttl: 3600 });
  for (const row of rows) {
    const rule = rules.get(row.duty);
    if (rule === undefined) continue;
    feed.createEvent({
      // The same duty keeps its id when its date moves; its number grows, and calendars take the later one.
      id: `${hashOf(row.jurisdiction, row.caseId, row.deadline)}@throughcare`,
      sequence: row.generation,
      stamp: new Date(millisecondsOf(now)),
      summary: `${row.caseId}: ${dutyInWords(rule)}`,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...whenDue(row.dueAt, zone),
    });
  }
  return feed.toString();
};

/** What is due by the end of a day in the facility's zone is that day's; an hour clock ends at an instant, told in UTC. */
const whenDue = (dueAt: Instant, zone: string): { readonly start: Date | string; readonly allDay?: true } => {
  const day = dateOf(dueAt, zone);
  return endOfDay(day, zone) === dueAt ? { start: day, allDay: true } : { start: new Date(millisecondsOf(dueAt)) };
};
