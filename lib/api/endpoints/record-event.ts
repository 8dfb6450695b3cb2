/** Records one thing that happened to a case. What needs another's authority has an endpoint of its own. */
import * as z from 'zod';
import { eventBody } from '../../case/events.ts';
import { isLawEventType } from '../../case/law-events.ts';
import { caseEndpoint } from '../endpoint.ts';
import { nothing, ofCase, time } from '../input.ts';
import { recorded, recordedAnswer, zoneOfCase } from './recorded.ts';

const elsewhere: ReadonlySet<string> = new Set(['admitted', 'acknowledged', 'referralDecided']);

const options = eventBody.options
  .filter(({ shape }) => !elsewhere.has(shape.type.value) && !isLawEventType(shape.type.value))
  .map((body) => (body as unknown as z.ZodObject<{ type: z.ZodLiteral<string> }>).safeExtend({ at: time.optional() }));

/** An event as it is written down: what its type asks for, and when it happened. */
const writtenEvent = z.discriminatedUnion('type', options as [(typeof options)[number]]).meta({ id: 'WrittenEvent' });

export const recordEvent = caseEndpoint({
  act: 'record',
  method: 'post',
  path: '/cases/{case}/events',
  summary: 'Record what happened',
  params: ofCase,
  query: nothing,
  body: writtenEvent,
  answers: { status: 201, schema: recordedAnswer },
  answer: (asked, ports, opened) =>
    recorded(asked, ports, opened.case.id, asked.body, zoneOfCase(ports, opened, asked.now)),
});
