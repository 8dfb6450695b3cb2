/** Records one thing that happened to a case. What needs another's authority has an endpoint of its own. */
import * as z from 'zod';
import { type EventBody, eventBody } from '../../case/events.ts';
import { dateOf } from '../../timeline/calendar.ts';
import { actsBesides } from '../access/besides.ts';
import { actOf } from '../access/rules.ts';
import { caseEndpoint, noQuery } from '../endpoint.ts';
import { time } from '../input.ts';
import { isProblem, problem, wrongFields } from '../problem.ts';
import { factErrors } from '../wrong-input.ts';
import { recordedEvent, recordTold, toldBack, zoneOfCase } from './recorded.ts';

type Body = EventBody & { readonly at?: string | undefined };

/** What its type asks for, and when it happened. */
const options = eventBody.options
  .filter(({ shape }) => actOf(shape.type.value) === 'record')
  .map((body) => (body as unknown as z.ZodObject<{ type: z.ZodLiteral<string> }>).safeExtend({ at: time.optional() }));

const writtenEvent = z
  .discriminatedUnion('type', options as [(typeof options)[number]])
  .meta({ id: 'WrittenEvent' }) as unknown as z.ZodType<Body>;

export const recordEvent = caseEndpoint({
  name: 'record',
  act: 'record',
  method: 'post',
  path: '/cases/{case}/events',
  summary: 'Record what happened',
  query: noQuery,
  body: writtenEvent,
  besides: (body, { events }) => actsBesides(body, events),
  answers: { status: 201, schema: recordedEvent },
  answer: async (asked, ports, opened) => {
    const { body, now } = asked;
    const policy = ports.policyOf(opened.case.jurisdiction);
    if (body.type === 'programmeFactsRecorded') {
      const checked = policy.referrals?.catalogue.check(body.facts, dateOf(now, policy.zone));
      if (checked?.kind === 'refused') return wrongFields(factErrors(checked.errors, 'facts'));
    }
    if (body.type === 'corrected' && changesJurisdiction(body, ports.jurisdiction))
      return problem('refused', 'A case stays with its jurisdiction: a correction cannot move it to another.');
    const event = await recordTold(asked, ports, opened.case.id, body, zoneOfCase(ports, opened, now));
    return isProblem(event) ? event : toldBack(event);
  },
});

const changesJurisdiction = ({ instead }: Extract<Body, { type: 'corrected' }>, own: string): boolean =>
  instead?.body.type === 'admitted' && instead.body.jurisdiction !== own;
