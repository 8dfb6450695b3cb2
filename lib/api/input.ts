/** Parts of requests that several endpoints share. */
import * as z from 'zod';
import type { CaseId } from '../case/identity.ts';

/** What has no digit looks like a name. */
export const caseNumber = z
  .string()
  .regex(
    /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
    'a case number such as CT-2001: at most 60 letters, digits, dots, underscores and hyphens, with a digit among them',
  ) as unknown as z.ZodType<CaseId>;

export const where = z.strictObject({ facility: z.string().min(1).max(80), unit: z.string().min(1).max(80) });

/** When something happened, in the facility's wall-clock time or with an offset. */
export const time = z
  .string()
  .max(40)
  .meta({ description: "`YYYY-MM-DD HH:MM` in the facility's zone, or an instant with an offset; now when left out" });

/** An instant in UTC, as it is answered. */
export const instantOut = z.string().meta({ format: 'date-time' });

/** How many of a list. */
export const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

/** Where the list before ended, as its answer said under `next`. */
export const cursor = <Place extends Readonly<Record<string, string>>>(place: z.ZodType<Place>) =>
  z
    .string()
    .max(1000)
    .transform((text, context): Place => {
      const read = place.safeParse(decoded(text));
      if (read.success) return read.data;
      context.addIssue('what `next` said in the answer before, unchanged');
      return z.NEVER;
    });

export const cursorTo = (place: Readonly<Record<string, string>>): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

const decoded = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
};
