// What becomes of an error that a state reports: a retry, or the way out by a catcher, or the failure of the frame.
// Amazon States Language, "Errors": retriers first, then catchers, in the order in which they stand.

import type { Engine } from './engine.ts';
import { StatesError } from './errors.ts';
import type { Frame, Outcome, Step } from './frame.ts';
import { leave } from './leave.ts';
import { findRetrier, matches, retryDelay } from './retry-and-catch.ts';
import type { State } from './state.ts';

/** Retries or catches the error; throws the error that nothing helps against. `retry` is the step that tries again. */
export function recover(engine: Engine, frame: Frame, error: StatesError, retry: Step): Outcome | Promise<Outcome> {
  if (error.terminal) throw error;
  const { state } = frame;
  const event = failureEvent(state, error);
  if (event !== undefined) engine.record(frame, event, { error: error.error, cause: error.cause });
  // What goes wrong on the way out by a catcher is not caught again.
  if (frame.errorOutput !== undefined) throw error;
  const place = findRetrier(state.retriers, error);
  const retrier = state.retriers[place];
  const used = frame.retries?.[place] ?? 0;
  if (retrier !== undefined && used < retrier.maxAttempts) {
    frame.retries ??= state.retriers.map(() => 0);
    frame.retries[place] = used + 1;
    return engine.park(frame, engine.clock.now() + retryDelay(retrier, used, engine.random), retry);
  }
  const catcher = state.catchers.find(({ errorEquals }) => matches(errorEquals, error));
  if (catcher === undefined) throw error;
  frame.errorOutput = { Error: error.error ?? null, Cause: error.cause ?? null };
  frame.result = undefined;
  return leave(engine, frame, catcher.exit, frame.errorOutput);
}

/** A fault of the runtime's own fails the execution as one of the service does. */
export function asStatesError(thrown: unknown): StatesError {
  if (thrown instanceof StatesError) return thrown;
  return new StatesError('States.Runtime', thrown instanceof Error ? thrown.message : String(thrown), true);
}

function failureEvent(state: State, { error }: StatesError): string | undefined {
  if (error === 'States.QueryEvaluationError') return 'EvaluationFailed';
  if (state.type === 'Task') return error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
  return state.type === 'Map' || state.type === 'Parallel' ? `${state.type}StateFailed` : undefined;
}
