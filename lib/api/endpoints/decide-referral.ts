/** Records what the board decided about a referral. Who is signed in decided it. */
import * as z from 'zod';
import { account, rationale } from '../../case/events.ts';
import { factsRecorded, isStale } from '../../casework/decided-on.ts';
import { caseEndpoint, noQuery } from '../endpoint.ts';
import { time } from '../input.ts';
import { isProblem, wrongFields } from '../problem.ts';
import { recordedEvent, recordTold, toldBack, zoneOfCase } from './recorded.ts';

const decision = z
  .strictObject({
    programme: z.string().min(1).max(80),
    decision: z.enum(['accepted', 'waitlisted', 'declined', 'overridden']),
    reason: rationale,
    approver: account.optional().meta({ description: 'Who approved an override: somebody else' }),
    facts: z.int().min(1).optional().meta({
      description: 'The number of the event with the facts that were looked at; those last asked with when left out',
    }),
    at: time.optional(),
  })
  .refine((body) => body.decision !== 'overridden' || body.approver !== undefined, {
    path: ['approver'],
    error: 'who approved it: an override takes a written rationale and an approver',
  })
  .meta({ id: 'Decision' });

export const decideReferral = caseEndpoint({
  name: 'decide-referral',
  act: 'decide-referral',
  method: 'post',
  path: '/cases/{case}/decisions',
  summary: 'Record what the board decided about a referral',
  query: noQuery,
  body: decision,
  answers: {
    status: 201,
    schema: recordedEvent.extend({
      stale: z.boolean().meta({ description: 'The facts had changed meanwhile: the referral is open' }),
    }),
  },
  answer: async (asked, ports, opened) => {
    const { facts, ...told } = asked.body;
    const { identity, now } = asked;
    if (told.approver === identity.account)
      return wrongFields([{ field: 'approver', received: 'who decides', remedy: 'somebody other than who decides' }]);
    const lookedAt = factsRecorded(opened.events).find(({ n }) => n === facts);
    if (facts !== undefined && lookedAt === undefined)
      return wrongFields([
        { field: 'facts', received: String(facts), remedy: 'the number of an event with programme facts' },
      ]);
    const event = await recordTold(
      asked,
      ports,
      opened.case.id,
      {
        ...told,
        type: 'referralDecided',
        decidedBy: identity.account,
        ...(lookedAt === undefined ? {} : { facts: lookedAt.id }),
      },
      zoneOfCase(ports, opened, now),
    );
    if (isProblem(event)) return event;
    const { status, body } = toldBack(event);
    return {
      status,
      body: { ...(body as object), stale: isStale(event.id, await ports.store.events(opened.case.id)) },
    };
  },
});
