/** Tells the people who run the system that an execution ended early, and frees the case for the next one. */
import * as z from 'zod';
import type { Ports } from '../lib/casework/ports.ts';
import { tellOperations as tell } from '../lib/casework/tell-operations.ts';
import { handler } from './handler.ts';
import { caseNumber } from './payloads.ts';

const payload = z.object({
  machine: z.string(),
  execution: z.string(),
  about: z.object({ caseId: caseNumber.optional(), generation: z.number().optional() }),
  error: z.object({ Error: z.string().optional() }),
});

export const tellOperations = (ports: Ports) => handler(payload, (asked) => tell(ports, asked));
