/** Reads what somebody wrote by a schema, or says in plain words what is wrong with each part of it. */
import type * as z from 'zod';
import { shapeOf } from '../api/shape.ts';
import { plainRemedy } from './plain-remedy.ts';

export type ReadPlainly<Value> = { readonly value: Value } | { readonly problem: string };

/**
 * A problem names every part that is wrong, what was received there and what would do; it ends without a full stop. What is
 * wrong with all of it stands under no name.
 */
export const readPlainly = <Value>(schema: z.ZodType<Value>, written: unknown): ReadPlainly<Value> => {
  const read = schema.safeParse(written, { error: plainRemedy });
  return read.success
    ? { value: read.data }
    : { problem: read.error.issues.map((issue) => sentenceOf(issue, written)).join('; ') };
};

const sentenceOf = (issue: z.core.$ZodIssue, written: unknown): string => {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const named = issue.keys.map((key) => [...issue.path, key].join('.'));
    return `${named.join(', ')} ${named.length === 1 ? 'does' : 'do'} not belong here; ${issue.message}`;
  }
  const received = valueAt(written, issue.path);
  if (received === undefined) return `${where} is missing: write ${issue.message}`;
  return `${where === '' ? '' : `${where}: `}${issue.message}, received ${told(received, issue)}`;
};

/** Text comes back only where a word or a figure of ours is asked for: any other may be about a person. */
const told = (received: unknown, { code }: z.core.$ZodIssue): string =>
  typeof received === 'string' && (code === 'invalid_value' || code === 'invalid_format')
    ? JSON.stringify(received.slice(0, 100))
    : shapeOf(received);

const valueAt = (written: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], written);
