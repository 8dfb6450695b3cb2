/** What is wrong with a request, field by field, each with a remedy. */
import type * as z from 'zod';
import { type FactError, isUnknownFact } from '../eligibility/parse-facts.ts';
import type { FieldError } from './problem.ts';
import { shapeOf } from './shape.ts';

export const fieldErrors = ({ issues }: z.ZodError): readonly FieldError[] => issues.map(fieldError);

const fieldError = (issue: z.core.$ZodIssue): FieldError => {
  const field = issue.path.join('.');
  switch (issue.code) {
    // Names that are not ours may say anything.
    case 'unrecognized_keys':
      return {
        field,
        received: `${issue.keys.length} unknown field${issue.keys.length === 1 ? '' : 's'}`,
        remedy: 'leave out what is not asked for, or correct its name: /openapi.json lists the fields',
      };
    case 'invalid_value':
      return { field, received: shapeOf(issue.input), remedy: `one of ${issue.values.map(String).join(', ')}` };
    case 'invalid_union':
      return {
        field,
        received: shapeOf(issue.input),
        remedy:
          issue.discriminator === undefined
            ? issue.message
            : `${issue.discriminator}: one of those that /openapi.json lists`,
      };
    default:
      return { field, received: shapeOf(issue.input), remedy: issue.message };
  }
};

/** The same of facts about a person. */
export const factErrors = (errors: readonly FactError[], under: string): readonly FieldError[] =>
  errors.map((error) =>
    isUnknownFact(error)
      ? { field: under, received: 'an unknown fact', remedy: error.remedy }
      : { field: [under, error.field].filter(Boolean).join('.'), received: shapeOf(error.value), remedy: error.remedy },
  );
