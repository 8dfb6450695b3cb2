/** Building blocks of the fact schemas: every fact may be absent or null, which both mean that it is not known. */
import * as z from 'zod';

const localDate = z.iso.date();

/** A fact that is one of a few words. */
export const word = <const Words extends readonly string[]>(...words: Words) => z.enum(words).nullish();
/** A fact that is true or false. */
export const flag = () => z.boolean().nullish();
/** A whole number between two bounds, both included. */
export const whole = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum).nullish();
/** A number between two bounds, both included. */
export const amount = (minimum: number, maximum: number) => z.number().min(minimum).max(maximum).nullish();
/** A local date, such as "2010-03-01". */
export const date = () => localDate.nullish();

/** The keys that every jurisdiction takes beside its facts. */
export const commonFacts = {
  id: z.union([z.string(), z.number()]).nullish(),
  asOf: date(),
  sentencedOn: date(),
};

const record = () => z.strictObject({ date: date(), assessor: z.string().min(1).nullish() }).nullish();

/** When and by whom tools were used, for the facts that a tool gives: fact → date and assessor. */
export function assessmentRecords<const Fact extends string>(...facts: readonly Fact[]) {
  return { assessments: z.partialRecord(z.enum(facts), record()).nullish() };
}
