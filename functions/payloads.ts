/** What the workflows send to the functions. Additions must stay optional: executions in flight keep their old definition. */
import * as z from 'zod';
import type { CaseId, Instant } from '../lib/case/identity.ts';

export const caseNumber = z.string().min(1) as unknown as z.ZodType<CaseId>;
export const instant = z.string().min(20) as unknown as z.ZodType<Instant>;

export const watch = z.object({
  caseId: caseNumber,
  jurisdiction: z.string(),
  deadline: z.string(),
  dueAt: instant,
  generation: z.number(),
  leg: z.number(),
});

export const timeline = z.object({
  caseId: caseNumber,
  jurisdiction: z.string(),
  generation: z.number(),
  wakes: z.number(),
  watching: z.array(z.string()),
});

export const review = z.object({
  caseId: caseNumber,
  jurisdiction: z.string(),
  generation: z.number(),
  leg: z.number(),
  wakes: z.number(),
  failures: z.number(),
});

export const recipient = z.object({ role: z.string(), facility: z.string(), unit: z.string() });
