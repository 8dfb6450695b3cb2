/** Opens a restricted case in an emergency, for a while, to whoever gives a reason. Operations hear of it. */
import * as z from 'zod';
import { reason } from '../../case/events.ts';
import { after } from '../../timeline/calendar.ts';
import { length } from '../../timeline/length.ts';
import { caseEndpoint, noQuery } from '../endpoint.ts';
import { instantOut } from '../input.ts';
import { isProblem } from '../problem.ts';
import { recordedEvent, recordTold, toldBack } from './recorded.ts';

export const breakGlass = caseEndpoint({
  name: 'break-glass',
  act: 'break-glass',
  method: 'post',
  path: '/cases/{case}/break-glass',
  summary: 'Open a restricted case in an emergency, for a while; operations hear of it',
  query: noQuery,
  body: z.strictObject({ reason }).meta({ id: 'Emergency' }),
  answers: { status: 201, schema: recordedEvent.extend({ until: instantOut }) },
  answer: async (asked, ports, { case: of }) => {
    const { zone, holidays, value } = ports.policyOf(of.jurisdiction);
    const until = after(asked.now, length(value('break-glass.lasts')), zone, holidays);
    const event = await recordTold(asked, ports, of.id, { ...asked.body, type: 'glassBroken', until }, zone);
    if (isProblem(event)) return event;
    await ports.tellOperations({
      caseId: of.id,
      what: `a restricted case was opened in an emergency until ${until} (event ${event.n}): see its audit`,
    });
    const { status, body } = toldBack(event);
    return { status, body: { ...(body as object), until } };
  },
});
