// The heart of the runtime: takes frames from step to step. A step that can be done at once is done at once; one that waits
// for the clock, a token, a function or jsonata leaves its frame parked, and nothing of it on the call stack.

import type { Clock } from './clock.ts';
import { StatesError } from './errors.ts';
import type { Execution, ExecutionEnd } from './execution.ts';
import { ENDED, type Frame, type Outcome, PARKED, raise, type Step } from './frame.ts';
import type { History } from './history.ts';
import { leave } from './leave.ts';
import type { Random } from './random.ts';
import { findRetrier, matches, retryDelay } from './retry-and-catch.ts';
import type { State } from './state.ts';
import type { TaskTokens } from './task-tokens.ts';

/** What the engine tells its owner. */
export interface EngineListener {
  transition(execution: Execution): void;
  ended(execution: Execution): void;
}

export class Engine {
  readonly clock: Clock;
  readonly random: Random;
  readonly history: History;
  readonly tokens: TaskTokens;
  readonly #listener: EngineListener;
  readonly #ready: Frame[] = [];
  #isAdvancing = false;
  #inFlight = 0;
  #rest: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  constructor(clock: Clock, random: Random, history: History, tokens: TaskTokens, listener: EngineListener) {
    this.clock = clock;
    this.random = random;
    this.history = history;
    this.tokens = tokens;
    this.#listener = listener;
    clock.holdWhile?.(() => this.resting());
  }

  /** A promise of the moment when nothing is being done but waiting for the clock or a token; undefined if that is now. */
  resting(): Promise<void> | undefined {
    if (this.#inFlight === 0 && !this.#isAdvancing) return undefined;
    this.#rest ??= Promise.withResolvers<void>();
    return this.#rest.promise;
  }

  /** Starts a frame at a state. */
  begin(frame: Frame, state: State): void {
    frame.state = state;
    this.resume(frame, this.#enter);
  }

  /** Has the frame take a step when its turn comes; whatever it was waiting for no longer counts. */
  resume(frame: Frame, step: Step): void {
    this.#disarm(frame);
    frame.attempt++;
    frame.step = step;
    this.#ready.push(frame);
    this.#advanceAll();
  }

  /** Has the frame fail with `error` when its turn comes. */
  fail(frame: Frame, error: StatesError): void {
    frame.result = error;
    this.resume(frame, raise);
  }

  /** Parks the frame until `time` (epoch milliseconds), or the end of the time its execution has, then takes the step. */
  park(frame: Frame, time: number, step: Step): typeof PARKED {
    const { startedAt, machine } = frame.execution;
    frame.step = step;
    frame.timer = this.clock.at(Math.min(time, startedAt + machine.duration), () => this.#ring(frame));
    return PARKED;
  }

  /** Attends to work outside: time rests until it is done, and its outcome counts unless the frame has gone on meanwhile. */
  attend<T>(frame: Frame, work: Promise<T>, done: (value: T) => unknown, failed: (error: unknown) => unknown): void {
    const attempt = frame.attempt;
    this.#inFlight++;
    work.then(
      (value) => this.#attended(frame, attempt, () => done(value)),
      (error) => this.#attended(frame, attempt, () => failed(error)),
    );
  }

  /** Lets time pass for work outside: `until` (epoch milliseconds) is waited for as if nothing were in flight. */
  async sleep(until: number): Promise<void> {
    this.#landed();
    await new Promise<void>((resolve) => {
      this.clock.at(until, () => {
        this.#inFlight++;
        resolve();
      });
    });
  }

  /** Ends an execution, whatever it was doing. */
  end(execution: Execution, end: ExecutionEnd): void {
    if (execution.end !== undefined) return;
    this.history.recordEnd(execution, END_EVENTS[end.status], end.output ?? end.error);
    execution.end = end;
    if (execution.frame !== undefined) this.close(execution.frame);
    execution.frame = undefined;
    execution.input = undefined;
    this.#listener.ended(execution);
  }

  /** Stops a frame and all inside it for good. */
  close(frame: Frame): void {
    this.#disarm(frame);
    this.tokens.close(frame);
    frame.attempt = -1;
    frame.step = undefined;
    const branches = frame.branches;
    frame.branches = undefined;
    if (branches !== undefined) for (const inner of branches.running.keys()) this.close(inner);
  }

  /** Counts an event in the history of the frame's execution. */
  record(frame: Frame, type: string, data?: unknown): void {
    if (frame.attempt >= 0) this.history.record(frame.execution, type, frame.state.name, data);
  }

  #ring(frame: Frame): Promise<void> | undefined {
    const { execution } = frame;
    frame.timer = undefined;
    if (this.clock.now() >= execution.startedAt + execution.machine.duration) {
      this.end(execution, { status: 'TIMED_OUT', at: this.clock.now(), error: 'States.Timeout' });
    } else if (frame.step !== undefined) {
      this.resume(frame, frame.step);
    }
    return this.resting();
  }

  #advanceAll(): void {
    if (this.#isAdvancing) return;
    this.#isAdvancing = true;
    try {
      for (let turn = 0; turn < this.#ready.length; turn++) {
        const frame = this.#ready[turn];
        const step = frame?.step;
        if (frame === undefined || step === undefined || frame.attempt < 0) continue;
        frame.step = undefined;
        this.#advance(frame, step);
      }
    } finally {
      this.#ready.length = 0;
      this.#isAdvancing = false;
    }
    this.#settle();
  }

  #advance(frame: Frame, first: Step): void {
    const attempt = frame.attempt;
    for (let step = first; ; ) {
      let outcome: Outcome | Promise<Outcome>;
      try {
        outcome = step(frame);
      } catch (error) {
        outcome = this.#recover(frame, attempt, error);
      }
      if (frame.attempt !== attempt || outcome === PARKED) return;
      if (outcome instanceof Promise) {
        this.#advanceLater(frame, outcome);
        return;
      }
      if (outcome === ENDED) {
        this.#frameEnded(frame);
        return;
      }
      if (typeof outcome === 'function') {
        step = outcome;
      } else {
        frame.state = outcome;
        step = this.#enter;
      }
    }
  }

  #advanceLater(frame: Frame, work: Promise<Outcome>): void {
    this.attend(
      frame,
      work,
      (outcome) => outcome !== PARKED && this.resume(frame, () => outcome),
      (error) => this.resume(frame, () => this.#recover(frame, frame.attempt, error)),
    );
  }

  readonly #enter: Step = (frame) => {
    const { state } = frame;
    frame.retries = undefined;
    frame.token = 0;
    frame.enteredAt = this.clock.now();
    this.record(frame, `${state.type}StateEntered`, frame.input);
    frame.enteredEvent = frame.execution.events;
    this.#listener.transition(frame.execution);
    return state.run(frame);
  };

  readonly #retry: Step = (frame) => {
    this.#listener.transition(frame.execution);
    return frame.state.run(frame);
  };

  /** What becomes of an error: a retry, a catch, or the failure of the frame. Never throws. */
  #recover(frame: Frame, attempt: number, thrown: unknown): Outcome | Promise<Outcome> {
    if (frame.attempt !== attempt) return PARKED;
    const error = asStatesError(thrown);
    const { state } = frame;
    this.#disarm(frame);
    this.tokens.close(frame);
    try {
      const event = failureEvent(state, error);
      if (event !== undefined && !error.terminal) this.record(frame, event, { error: error.error, cause: error.cause });
      // What goes wrong on the way out by a catcher is not caught again.
      if (error.terminal || frame.errorOutput !== undefined) throw error;
      const place = findRetrier(state.retriers, error);
      const retrier = state.retriers[place];
      const used = frame.retries?.[place] ?? 0;
      if (retrier !== undefined && used < retrier.maxAttempts) {
        frame.retries ??= state.retriers.map(() => 0);
        frame.retries[place] = used + 1;
        return this.park(frame, this.clock.now() + retryDelay(retrier, used, this.random), this.#retry);
      }
      const catcher = state.catchers.find(({ errorEquals }) => matches(errorEquals, error));
      if (catcher === undefined) throw error;
      frame.errorOutput = { Error: error.error ?? null, Cause: error.cause ?? null };
      frame.result = undefined;
      return leave(this, frame, catcher.exit, frame.errorOutput);
    } catch (failure) {
      return this.#giveUp(frame, attempt, failure);
    }
  }

  #giveUp(frame: Frame, attempt: number, thrown: unknown): typeof PARKED {
    if (frame.attempt !== attempt) return PARKED;
    const error = asStatesError(thrown);
    const { execution, outer } = frame;
    if (outer === undefined || error.terminal) {
      this.end(execution, { status: 'FAILED', at: this.clock.now(), error: error.error, cause: error.cause });
    } else {
      outer.branches?.failed(frame, error);
    }
    return PARKED;
  }

  #frameEnded(frame: Frame): void {
    if (frame.outer !== undefined) frame.outer.branches?.succeeded(frame);
    else this.end(frame.execution, { status: 'SUCCEEDED', at: this.clock.now(), output: frame.input });
  }

  #disarm(frame: Frame): void {
    frame.timer?.cancel();
    frame.timer = undefined;
  }

  #attended(frame: Frame, attempt: number, work: () => unknown): void {
    try {
      if (frame.attempt === attempt) work();
    } catch (error) {
      this.fail(frame, asStatesError(error));
    } finally {
      this.#landed();
    }
  }

  #landed(): void {
    this.#inFlight--;
    this.#settle();
  }

  #settle(): void {
    if (this.#rest === undefined || this.#inFlight > 0 || this.#isAdvancing) return;
    const { resolve } = this.#rest;
    this.#rest = undefined;
    resolve();
  }
}

const END_EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;

function failureEvent(state: State, { error }: StatesError): string | undefined {
  if (error === 'States.QueryEvaluationError') return 'EvaluationFailed';
  if (state.type === 'Task') return error === 'States.Timeout' ? 'TaskTimedOut' : 'TaskFailed';
  return state.type === 'Map' || state.type === 'Parallel' ? `${state.type}StateFailed` : undefined;
}

/** A fault of the runtime's own fails the execution as one of the service does. */
function asStatesError(thrown: unknown): StatesError {
  if (thrown instanceof StatesError) return thrown;
  return new StatesError('States.Runtime', thrown instanceof Error ? thrown.message : String(thrown), true);
}
