/** Parks a case's timeline, or the review of its programmes, on its callback token. */
import * as z from 'zod';
import { park as parkCase } from '../lib/casework/park.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { handler } from './handler.ts';
import { caseNumber } from './payloads.ts';

const payload = z.object({
  caseId: caseNumber,
  token: z.string(),
  seen: z.number(),
  waitingSince: z.string().optional(),
  what: z.enum(['timeline', 'review']).optional(),
});

export const park = (ports: Ports) => handler(payload, (asked) => parkCase(ports, asked));
