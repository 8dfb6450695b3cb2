// From the text of a field to something that can be evaluated, once for each text.

import jsonata, { type Expression as Query } from 'jsonata';
import type { Clock } from '../clock.ts';
import { contextObject } from '../context-object.ts';
import { type Frame, variable } from '../frame.ts';
import type { Random } from '../random.ts';
import { ASK_JSONATA, compileBarePath } from './bare-path.ts';
import { compileComparison } from './comparison.ts';
import type { CompileExpression, Expression } from './expression.ts';
import { queryFailure } from './failure.ts';
import { registerLibrary } from './library.ts';
import { plainJson } from './plain.ts';
import { type Shape, type StatesUse, type SyntaxNode, shapeOf, statesUse, variablesMentioned } from './syntax.ts';
import { compileTemplate } from './template.ts';

/** `fast` reads bare paths, literals and plain comparisons directly; `jsonata` sends every expression through jsonata. They answer alike. */
export type Evaluation = 'fast' | 'jsonata';

/** What can be told of an expression from its text alone. */
interface Parsed {
  readonly shape: Shape;
  readonly use: StatesUse;
  /** The variables it mentions, $states and jsonata's own functions left out. */
  readonly variables: readonly string[];
}

/** Told once in a process: the same few expressions are in every runtime. */
const parsedTexts = new Map<string, Parsed>();

function parse(text: string, location: string): Parsed {
  const known = parsedTexts.get(text);
  if (known !== undefined) return known;
  const syntax = parseJsonata(text, location).ast() as unknown as SyntaxNode;
  const mentioned = variablesMentioned(syntax);
  if (mentioned.has('eval')) {
    throw new SyntaxError(`${location} uses $eval, which Step Functions does not have: use $parse for JSON text.`);
  }
  const variables = [...mentioned].filter((name) => name !== 'states');
  const parsed = { shape: shapeOf(syntax), use: statesUse(syntax), variables };
  parsedTexts.set(text, parsed);
  return parsed;
}

export function createExpressionCompiler(clock: Clock, random: Random, evaluation: Evaluation): CompileExpression {
  /** Queries by their text; most are never asked, because what they read is read directly. */
  const queries = new Map<string, Query>();

  function queryOf(text: string, location: string): Query {
    const known = queries.get(text);
    if (known !== undefined) return known;
    const query = parseJsonata(text, location);
    registerLibrary(query, clock, random);
    queries.set(text, query);
    return query;
  }

  function compileQuery(text: string, location: string): Expression {
    const parsed = parse(text, location);
    const ask = (frame: Frame) => evaluateJsonata(queryOf(text, location), parsed, frame, text, location);
    const shape: Shape = evaluation === 'fast' ? parsed.shape : { kind: 'other' };
    if (shape.kind === 'literal') {
      const value = plainJson(shape.value);
      return { evaluate: () => value, isFresh: false };
    }
    if (shape.kind === 'isText' || shape.kind === 'isLonger') {
      const tell = compileComparison(shape);
      return { evaluate: (frame) => tell?.(frame) ?? ask(frame), isFresh: true };
    }
    const read = shape.kind === 'path' ? compileBarePath(shape.variable, shape.names) : undefined;
    if (read === undefined) return { evaluate: ask, isFresh: true };
    return {
      isFresh: false,
      evaluate(frame) {
        const value = read(frame);
        if (value === undefined) throw returnedNothing(frame, text, location);
        return value === ASK_JSONATA ? ask(frame) : value;
      },
    };
  }

  return (field, location) => compileTemplate(field, location, compileQuery);
}

function parseJsonata(text: string, location: string): Query {
  try {
    return jsonata(text);
  } catch (error) {
    const { message, position } = error as { message: string; position?: number };
    const at = position === undefined ? '' : ` at character ${position}`;
    throw new SyntaxError(`${location} is not JSONata: ${message}${at} of '${text}'.`);
  }
}

function evaluateJsonata(
  query: Query,
  { use, variables }: Parsed,
  frame: Frame,
  text: string,
  location: string,
): Promise<unknown> {
  return query.evaluate(undefined, bindings(frame, use, variables)).then(
    (answer: unknown) => accepted(answer, frame, text, location),
    (error: { readonly code?: string; readonly message?: string }) => {
      const reason = error.code === undefined ? error.message : `${error.code}: ${error.message}`;
      throw queryFailure(frame, `${expression(text, location)} threw an error during evaluation. ${reason}`);
    },
  );
}

function accepted(answer: unknown, frame: Frame, text: string, location: string): unknown {
  if (answer === undefined) throw returnedNothing(frame, text, location);
  try {
    return plainJson(answer);
  } catch {
    throw queryFailure(frame, `${expression(text, location)} returned an unsupported result type.`);
  }
}

function bindings(frame: Frame, use: StatesUse, variables: readonly string[]): Record<string, unknown> {
  const states: Record<string, unknown> = {};
  if (use.input) states.input = frame.input;
  if (use.result && frame.result !== undefined) states.result = frame.result;
  if (use.errorOutput && frame.errorOutput !== undefined) states.errorOutput = frame.errorOutput;
  if (use.context.size > 0) states.context = contextObject(frame, use.context);
  const bound: Record<string, unknown> = { states };
  for (const name of variables) {
    const value = variable(frame, name);
    if (value !== undefined) bound[name] = value;
  }
  return bound;
}

function returnedNothing(frame: Frame, text: string, location: string) {
  return queryFailure(frame, `${expression(text, location)} returned nothing (undefined).`);
}

function expression(text: string, location: string): string {
  return `The JSONata expression '${text}' specified for the field '${location}'`;
}
