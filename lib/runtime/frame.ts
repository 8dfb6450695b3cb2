// Where an execution has got to. A frame is one place at which a state is being executed: every execution has one, and each
// branch of a Parallel and iteration of a Map has its own, inside the frame of that state. Thousands of frames wait at once,
// so a frame is a plain record: what can be derived is not stored, and what is not there is undefined rather than empty.

import type { Branches } from './branches.ts';
import type { TimerHandle } from './clock.ts';
import type { StatesError } from './errors.ts';
import type { Execution } from './execution.ts';
import type { State } from './state.ts';

/** Variables by name, as Assign made them. */
export type Variables = Record<string, unknown>;

/** The item that a Map iteration works on. */
export interface MapItem {
  readonly Index: number;
  readonly Value: unknown;
}

/** What the runtime is to do next with a frame, and where that leads. */
export type Step = (frame: Frame) => Outcome | Promise<Outcome>;

/**
 * The state to go on with; or nothing more for now; or the end of this frame, its output being its `input`; or another step
 * of the same state. Work done in a promise must end in such a step, so that frames take turns in the same order always.
 */
export type Outcome = State | typeof PARKED | typeof ENDED | Step;
export const PARKED = 'parked';
export const ENDED = 'ended';

export class Frame {
  readonly execution: Execution;
  /** The frame of the Parallel or Map that this one works for. */
  readonly outer: Frame | undefined;
  state: State;
  /** The input of the state; once a frame has ended, its output. */
  input: unknown;
  variables: Variables | undefined;
  /** When the state was entered (epoch milliseconds), and the number of that event in the history. */
  enteredAt: number;
  enteredEvent = 0;
  /** How often each retrier of the state has been used, in order. */
  retries: number[] | undefined;
  /** Goes up whenever earlier work for this frame stops counting; -1 once the frame is closed. */
  attempt = 0;
  timer: TimerHandle | undefined;
  /** The number of the task token that this frame waits for. */
  token = 0;
  /** What $states.result or $states.errorOutput shows while a state is being left. */
  result: unknown;
  errorOutput: unknown;
  item: MapItem | undefined;
  branches: Branches | undefined;
  /** What to do when the frame's turn comes, or when its timer rings. */
  step: Step | undefined;

  constructor(execution: Execution, outer: Frame | undefined, state: State, input: unknown, at: number) {
    this.execution = execution;
    this.outer = outer;
    this.state = state;
    this.input = input;
    this.variables = undefined;
    this.enteredAt = at;
    this.retries = undefined;
    this.timer = undefined;
    this.result = undefined;
    this.errorOutput = undefined;
    this.item = undefined;
    this.branches = undefined;
    this.step = undefined;
  }
}

/** The frame's own variable, or that of the nearest frame around it; undefined when no one assigned it. */
export function variable(frame: Frame, name: string): unknown {
  for (let scope: Frame | undefined = frame; scope !== undefined; scope = scope.outer) {
    if (scope.variables !== undefined && Object.hasOwn(scope.variables, name)) return scope.variables[name];
  }
  return undefined;
}

/** The Map item that the frame, or the nearest frame around it, works on. */
export function mapItem(frame: Frame): MapItem | undefined {
  for (let scope: Frame | undefined = frame; scope !== undefined; scope = scope.outer) {
    if (scope.item !== undefined) return scope.item;
  }
  return undefined;
}

/** How often the state has been retried since it was entered. */
export function retryCount(frame: Frame): number {
  return frame.retries?.reduce((total, used) => total + used, 0) ?? 0;
}

/** Ends a step by failing with `error`, kept in the frame's `result`. */
export function raise(frame: Frame): never {
  const error = frame.result as StatesError;
  frame.result = undefined;
  throw error;
}
