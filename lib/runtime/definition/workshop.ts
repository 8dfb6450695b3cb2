// What a state is given in order to compile itself.

import type { Engine } from '../engine.ts';
import type { Catcher, Retrier } from '../retry-and-catch.ts';
import type { Services } from '../services.ts';
import type { Exit, State } from '../state.ts';
import type { Fields } from './fields.ts';

export interface Workshop {
  readonly engine: Engine;
  readonly services: Services;
  readonly name: string;
  readonly fields: Fields;
  /** The way out that the state's own Assign, Output and Next or End describe. */
  exit(): Exit;
  /** A way out by Assign and Output of `from` to the state that its field `next` names; without `next`, to the end. */
  exitBy(from: Fields, next?: string): Exit;
  /** The state at which a block inside this state starts: a branch, or an ItemProcessor with fields of its own besides. */
  block(fields: Fields, otherFields?: readonly string[]): State;
  retriers(): readonly Retrier[];
  catchers(): readonly Catcher[];
}
