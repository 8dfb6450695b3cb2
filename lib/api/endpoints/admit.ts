/** Opens a case: someone was admitted to a facility. */
import * as z from 'zod';
import { place, sentence } from '../../case/vocabulary.ts';
import { admissionEndpoint, noQuery } from '../endpoint.ts';
import { caseNumber, time } from '../input.ts';
import { isProblem } from '../problem.ts';
import { recordedEvent, recordTold, toldBack } from './recorded.ts';

const admission = z
  .strictObject({
    case: caseNumber,
    at: time.optional(),
    legalStatus: z.enum(['accused', 'sentenced']),
    place,
    sentence: sentence.optional(),
    youth: z.boolean().optional().meta({ description: 'Held as a young person' }),
  })
  .meta({ id: 'Admission' });

export const admit = admissionEndpoint({
  name: 'admit',
  act: 'admit',
  method: 'post',
  path: '/cases',
  summary: 'Open a case: someone was admitted to a facility',
  query: noQuery,
  body: admission,
  answers: { status: 201, schema: recordedEvent },
  answer: async (asked, ports) => {
    const { case: number, ...told } = asked.body;
    const { jurisdiction } = ports;
    const zone = ports.zoneOf?.(told.place.facility) ?? ports.policyOf(jurisdiction).zone;
    const event = await recordTold(asked, ports, number, { ...told, type: 'admitted', jurisdiction }, zone);
    return isProblem(event) ? event : toldBack(event);
  },
});
