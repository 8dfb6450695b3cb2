// The heart of the runtime: takes frames from step to step. A step that can be done at once is done at once; one that waits
// for the clock, a token, a function or jsonata leaves its frame parked, and nothing of it on the call stack.

import type { Clock } from './clock.ts';
import type { StatesError } from './errors.ts';
import type { Execution, ExecutionEnd } from './execution.ts';
import { createFlight } from './flight.ts';
import { ENDED, type Frame, type Outcome, PARKED, raise, type Step } from './frame.ts';
import type { History } from './history.ts';
import type { Random } from './random.ts';
import { asStatesError, recover } from './recovery.ts';
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
  readonly #flight = createFlight(() => !this.#isAdvancing);
  #isAdvancing = false;

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
    return this.#flight.resting();
  }

  /** Starts a frame at a state. */
  begin(frame: Frame, state: State): void {
    frame.state = state;
    this.resume(frame, this.#enter);
  }

  /** Has the frame take a step when its turn comes; whatever it was waiting for no longer counts. */
  resume(frame: Frame, step: Step): void {
    if (frame.attempt < 0) return;
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

  /** Attends to work outside: time rests until it is done, and its outcome counts if the frame is still at `attempt`. */
  attend<T>(
    frame: Frame,
    attempt: number,
    work: Promise<T>,
    done: (value: T) => unknown,
    failed: (error: unknown) => unknown,
  ): void {
    this.#flight.takeOff();
    work.then(
      (value) => this.#attended(frame, attempt, () => done(value)),
      (error) => this.#attended(frame, attempt, () => failed(error)),
    );
  }

  /** Lets time pass for work outside: `until` (epoch milliseconds) is waited for as if nothing were in flight. */
  async sleep(until: number): Promise<void> {
    this.#flight.land();
    await new Promise<void>((resolve) => {
      this.clock.at(until, () => {
        this.#flight.takeOff();
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
    this.#listener.ended(execution);
    execution.input = undefined;
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
    this.#flight.settle();
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
      if (outcome === PARKED) return;
      if (outcome instanceof Promise) {
        this.#advanceLater(frame, attempt, outcome);
        return;
      }
      if (frame.attempt !== attempt) return;
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

  #advanceLater(frame: Frame, attempt: number, work: Promise<Outcome>): void {
    this.attend(
      frame,
      attempt,
      work,
      (outcome) => outcome !== PARKED && this.resume(frame, () => outcome),
      (error) =>
        this.resume(frame, () => {
          throw error;
        }),
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

  /** Retries, catches, or fails the frame. Never throws. */
  #recover(frame: Frame, attempt: number, thrown: unknown): Outcome | Promise<Outcome> {
    if (frame.attempt !== attempt) return PARKED;
    this.#disarm(frame);
    this.tokens.close(frame);
    try {
      return recover(this, frame, asStatesError(thrown), this.#retry);
    } catch (failure) {
      if (frame.attempt === attempt) this.#frameFailed(frame, asStatesError(failure));
      return PARKED;
    }
  }

  #frameFailed(frame: Frame, error: StatesError): void {
    const { execution, outer } = frame;
    if (outer !== undefined && !error.terminal) outer.branches?.failed(frame, error);
    else this.end(execution, { status: 'FAILED', at: this.clock.now(), error: error.error, cause: error.cause });
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
      this.#flight.land();
    }
  }
}

const END_EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;
