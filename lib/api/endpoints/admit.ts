/** Opens a case: someone was admitted to a facility. */
import * as z from 'zod';
import { place, sentence } from '../../case/vocabulary.ts';
import { endpoint } from '../endpoint.ts';
import { caseNumber, nothing, time } from '../input.ts';
import { recorded, recordedAnswer } from './recorded.ts';

const admission = z.strictObject({
  case: caseNumber,
  at: time.optional(),
  legalStatus: z.enum(['accused', 'sentenced']),
  place,
  sentence: sentence.optional(),
});

export const admit = endpoint({
  act: 'admit',
  method: 'post',
  path: '/cases',
  summary: 'Open a case: someone was admitted to a facility',
  params: nothing,
  query: nothing,
  body: admission,
  answers: { status: 201, schema: recordedAnswer },
  about: ({ body }) => ({ kind: 'place', place: body.place, caseId: body.case }),
  answer: (asked, ports) => {
    const { case: number, ...told } = asked.body;
    const zone = ports.zoneOf?.(told.place.facility) ?? ports.policyOf(ports.jurisdiction).zone;
    return recorded(asked, ports, number, { ...told, type: 'admitted', jurisdiction: ports.jurisdiction }, zone);
  },
});
