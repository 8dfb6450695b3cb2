/** Restricts a case to those whom it names, or opens it to all who work with it again. */
import * as z from 'zod';
import { account, reason } from '../../case/events.ts';
import { caseEndpoint, noQuery } from '../endpoint.ts';
import { isProblem } from '../problem.ts';
import { recordedEvent, recordTold, toldBack, zoneOfCase } from './recorded.ts';

const restriction = z
  .discriminatedUnion('restricted', [
    z.strictObject({
      restricted: z.literal(true),
      to: z
        .array(account)
        .max(200)
        .meta({ description: 'The only accounts, of staff and machines, that see the case' }),
      reason,
    }),
    z.strictObject({ restricted: z.literal(false), reason }),
  ])
  .meta({ id: 'Restriction' });

export const restrict = caseEndpoint({
  name: 'restrict',
  act: 'restrict',
  method: 'put',
  path: '/cases/{case}/restriction',
  summary: 'Restrict the case to those whom it names, or open it again',
  query: noQuery,
  body: restriction,
  answers: { status: 201, schema: recordedEvent },
  answer: async (asked, ports, opened) => {
    const { restricted, ...told } = asked.body;
    const type = restricted ? 'accessRestricted' : 'accessOpened';
    const zone = zoneOfCase(ports, opened, asked.now);
    const event = await recordTold(asked, ports, opened.case.id, { ...told, type }, zone);
    return isProblem(event) ? event : toldBack(event);
  },
});
