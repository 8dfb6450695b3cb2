// What a Task calls, as its Resource names it.

import type { Expression } from './expression/expression.ts';

export interface Integration {
  /** What the call is made of: the Arguments. */
  readonly request: Expression;
  /**
   * Makes the call with the Arguments as they came out. Answers the result, or a promise of it; throws, or rejects with, a
   * StatesError.
   */
  call(request: Record<string, unknown>): unknown;
}
