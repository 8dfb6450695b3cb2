/** What would do in place of what somebody wrote, in plain words, wherever a schema has no words of its own for it. */
import type * as z from 'zod';

/** To be given to `safeParse` as `error`. */
export const plainRemedy: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return plainTypes[issue.expected] ?? 'another kind of value';
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
      return atLeast(issue);
    case 'too_big':
      return `at most ${counted(issue.maximum, issue.origin)}`;
    case 'unrecognized_keys':
      return knownBeside(issue.inst);
    case 'invalid_union':
      return eitherOf(issue);
    default:
      return 'a value that is written otherwise';
  }
};

/** By what zod calls them. */
const plainTypes: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  record: 'an object in braces',
  array: 'a list in brackets',
  string: 'text in quotation marks',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  null: 'null',
};

const oneOf = (values: readonly unknown[]): string => {
  const listed = values.map((value) => JSON.stringify(value));
  return listed.length === 1 ? String(listed[0]) : `one of ${listed.join(', ')}`;
};

const atLeast = ({ minimum, origin }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string => {
  if (origin === 'string' && minimum === 1) return 'text that is not empty';
  return `at least ${counted(minimum, origin)}`;
};

const counted = (count: number | bigint, of: string): string => {
  const many = count === 1 ? '' : 's';
  if (of === 'string') return `${count} character${many}`;
  return of === 'array' ? `${count} entr${count === 1 ? 'y' : 'ies'}` : String(count);
};

/** The names that the object has a place for. */
const knownBeside = (schema: unknown): string => {
  const names = Object.keys((schema as Partial<z.core.$ZodObject> | undefined)?._zod?.def.shape ?? {});
  const known = names.length === 0 ? '' : `: known are ${names.join(', ')}`;
  return `leave it out, or correct its name${known}`;
};

const eitherOf = (issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string => {
  const { discriminator, options } = issue as {
    readonly discriminator?: string;
    readonly options?: readonly unknown[];
  };
  if (discriminator !== undefined && options !== undefined) return oneOf(options);
  const offered = issue.errors.flatMap((issues) => issues.filter(({ path }) => path.length === 0));
  return [...new Set(offered.map(({ message }) => message))].join(', or ') || 'a value that is written otherwise';
};
