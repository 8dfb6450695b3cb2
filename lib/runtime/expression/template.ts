// A field as the definition writes it: JSON in which every string between {% and %} is an expression.

import type { Frame } from '../frame.ts';
import { put } from '../json.ts';
import { constantExpression, type Expression } from './expression.ts';

type CompileQuery = (text: string, location: string) => Expression;

/** Compiles any JSON value; throws a SyntaxError for an expression that does not parse. */
export function compileTemplate(field: unknown, location: string, compileQuery: CompileQuery): Expression {
  if (typeof field === 'string') {
    const text = expressionText(field, location);
    return text === undefined ? constantExpression(field) : compileQuery(text, location);
  }
  if (typeof field !== 'object' || field === null) return constantExpression(field);
  const entries = Object.entries(field).map(
    ([key, value]) => [key, compileTemplate(value, `${location}/${key}`, compileQuery)] as const,
  );
  if (entries.every(([, part]) => part.constant !== undefined)) {
    const values = entries.map(([key, part]) => [key, part.constant?.value] as const);
    return constantExpression(Array.isArray(field) ? values.map(([, value]) => value) : object(values));
  }
  const parts = entries.map(([, part]) => part);
  const keys = Array.isArray(field) ? undefined : entries.map(([key]) => key);
  return { evaluate: (frame) => evaluateParts(frame, parts, keys), isFresh: true };
}

/** What stands between {% and %}; undefined for a string that is itself. */
export function expressionText(field: string, location: string): string | undefined {
  const opens = field.startsWith('{%');
  const closes = field.endsWith('%}');
  if (opens && closes && field.length >= 4) return field.slice(2, -2).trim();
  if (opens || closes) {
    throw new SyntaxError(
      `${location} begins or ends an expression but not both: write "{% … %}", received "${field}".`,
    );
  }
  return undefined;
}

function evaluateParts(frame: Frame, parts: readonly Expression[], keys: readonly string[] | undefined): unknown {
  const values: unknown[] = [];
  for (const part of parts) {
    const value = part.evaluate(frame);
    if (value instanceof Promise) return evaluateRest(frame, parts, keys, values, value);
    values.push(value);
  }
  return assembled(values, keys);
}

/** One after the other, so that of several failures the first is the one told, and none goes unheard. */
async function evaluateRest(
  frame: Frame,
  parts: readonly Expression[],
  keys: readonly string[] | undefined,
  values: unknown[],
  pending: Promise<unknown>,
): Promise<unknown> {
  values.push(await pending);
  for (let index = values.length; index < parts.length; index++) values.push(await parts[index]?.evaluate(frame));
  return assembled(values, keys);
}

function assembled(values: readonly unknown[], keys: readonly string[] | undefined): unknown {
  if (keys === undefined) return values;
  const made: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index++) put(made, keys[index] as string, values[index]);
  return made;
}

function object(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [key, value] of entries) put(made, key, value);
  return made;
}
