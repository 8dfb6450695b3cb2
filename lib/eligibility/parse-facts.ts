/** The edge of eligibility: facts from outside are read once, strictly, and every error names field, value and remedy. */
import type * as z from 'zod';

export interface FactError {
  /** Dotted path of the fact; empty when the input as a whole is wrong. */
  readonly field: string;
  readonly value: unknown;
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** What to write instead, without the value. */
  readonly remedy: string;
}

export type ParsedFacts<Facts> =
  | { readonly kind: 'facts'; readonly facts: Facts }
  | { readonly kind: 'wrong'; readonly errors: readonly FactError[] };

/** Reads the input by the schema: the facts, or every error found. */
export function parseFacts<Facts>(schema: z.ZodType<Facts>, input: unknown): ParsedFacts<Facts> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { kind: 'facts', facts: result.data };
  return { kind: 'wrong', errors: result.error.issues.flatMap(errorsOf) };
}

function errorsOf(issue: z.core.$ZodIssue): FactError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = [...path, key].join('.');
      return {
        field,
        value: issue.input?.[key],
        message: `${field} is not a fact of this jurisdiction; ${leaveItOut}`,
        remedy: leaveItOut,
      };
    });
  }
  const field = path.join('.');
  const value = issue.input;
  const subject = field === '' ? 'the input' : field;
  const remedy = remedyFor(issue);
  return [{ field, value, message: `${subject} is ${shown(value)}; ${remedy}`, remedy }];
}

const leaveItOut = 'leave it out or correct its name';

/** Whether the name itself is wrong: then it is not ours, and may say anything. */
export const isUnknownFact = ({ remedy }: FactError): boolean => remedy === leaveItOut;

function remedyFor(issue: z.core.$ZodIssue): string {
  const takesNull = typeof issue.path.at(-1) !== 'number' && issue.input !== null;
  const orNull = takesNull ? ', or null when not known' : '';
  switch (issue.code) {
    case 'invalid_value':
      return `write one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}${orNull}`;
    case 'too_small':
      if (issue.origin === 'string') return `write some text${orNull}`;
      return `write a number of at least ${issue.minimum}${orNull}`;
    case 'too_big':
      return `write a number of at most ${issue.maximum}${orNull}`;
    case 'invalid_format':
      return 'write a date such as "2010-03-01"';
    case 'invalid_type':
      if (issue.path.length === 0) return 'write one object of facts in braces, or one on each line';
      return `write ${plainTypes[issue.expected] ?? `a value of type ${issue.expected}`}${orNull}`;
    default:
      return `write a value that the list of facts allows${orNull}`;
  }
}

const plainTypes: Readonly<Record<string, string>> = {
  object: 'an object of facts in braces',
  record: 'an object of facts in braces',
  array: 'a list in brackets',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  string: 'text in quotation marks',
};

function shown(value: unknown): string {
  // JSON knows no number beyond all bounds, and says null.
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'missing');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
