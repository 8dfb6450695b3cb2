// A value that a state computes when its turn comes: a JSONata expression, a template of several, or a constant.

import type { Frame } from '../frame.ts';

/**
 * `evaluate` answers JSON data, or a promise of it when jsonata had to be asked; it throws (or the promise rejects with) a
 * StatesError named States.QueryEvaluationError. `isFresh` says that the data is newly made rather than a part of data the
 * execution holds already, and so has not been measured yet.
 */
export interface Expression {
  readonly evaluate: (frame: Frame) => unknown;
  readonly isFresh: boolean;
  /** The value itself, where it does not depend on the frame. */
  readonly constant?: { readonly value: unknown };
}

/** Compiles the field at `location` (such as `Output/person`); throws a SyntaxError that says what is wrong with it. */
export type CompileExpression = (field: unknown, location: string) => Expression;

export function constantExpression(value: unknown): Expression {
  return { evaluate: () => value, isFresh: false, constant: { value } };
}
