// A state ready to run, and the ways out of it.

import type { Expression } from './expression/expression.ts';
import type { ENDED, Step } from './frame.ts';
import type { Catcher, Retrier } from './retry-and-catch.ts';

export type StateType = 'Task' | 'Choice' | 'Wait' | 'Pass' | 'Map' | 'Parallel' | 'Succeed' | 'Fail';

export interface State {
  readonly name: string;
  readonly type: StateType;
  /** Does the state's work, from its input to the way out. */
  readonly run: Step;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

/** A way out: what to remember, what to pass on, and to which state. */
export interface Exit {
  readonly assign: Expression | undefined;
  readonly output: Expression | undefined;
  /** Set once all states are compiled. */
  target: State | typeof ENDED;
}
