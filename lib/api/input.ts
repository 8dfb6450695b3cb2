/** Parts of requests that several endpoints share. */
import * as z from 'zod';
import type { CaseId } from '../case/identity.ts';
import { instantText } from '../case/vocabulary.ts';

/** Letters, digits, `.`, `_` and `-`, with a digit among them: what has none looks like a name. */
export const caseNumber = z
  .string()
  .regex(
    /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
    'a case number such as CT-2001: at most 60 letters, digits, dots, underscores and hyphens, with a digit among them',
  ) as unknown as z.ZodType<CaseId>;

export const ofCase = z.object({ case: z.string().min(1).max(200) as unknown as z.ZodType<CaseId> });
export const ofUnit = z.object({ facility: z.string().min(1).max(80), unit: z.string().min(1).max(80) });
export const nothing = z.object({});

/** When it happened: in the facility's wall-clock time, or with an offset. */
export const time = z
  .string()
  .max(40)
  .meta({ description: "`YYYY-MM-DD HH:MM` in the facility's zone, or an instant with an offset; now when left out" });

export const instantOut = z.string().meta({ format: 'date-time', description: 'An instant in UTC' });
export { instantText };
