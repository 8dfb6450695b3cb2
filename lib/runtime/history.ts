// The history of executions, for whoever wants to draw or check one. Events are always counted, because a history has room
// for 25,000, but only made when somebody listens.
//
// They are counted as in histories recorded from the service: one to start and one to end; an entry and an exit for every
// state but Fail, which has no exit; for each attempt of a Task scheduled, started and succeeded, failed or timed out, and
// one more, submitted, where a token is waited for; for a Map and a Parallel started and succeeded or failed; for each
// iteration of a Map one to start and one to end; and one for an expression that fails. A wait before a retry has none.

import { StatesError } from './errors.ts';
import { type Execution, executionArn } from './execution.ts';
import { HISTORY_EVENTS } from './limits.ts';
import { notify } from './notify.ts';

/** One event, named as in GetExecutionHistory. `at` is epoch milliseconds; `data` is what went in, came out or went wrong. */
export interface HistoryEvent {
  readonly executionArn: string;
  readonly id: number;
  readonly type: string;
  readonly at: number;
  readonly state?: string;
  readonly data?: unknown;
}

export type HistoryListener = (event: HistoryEvent) => void;

export interface History {
  /**
   * Counts an event and tells the listeners. Throws a terminal States.Runtime when only the last place is left, which is
   * for the event that reports the failure.
   */
  record(execution: Execution, type: string, state?: string, data?: unknown): void;
  /** Counts the event that ends an execution, for which there is always room. */
  recordEnd(execution: Execution, type: string, data?: unknown): void;
  /** Returns what stops the listening. */
  listen(listener: HistoryListener): () => void;
}

export function createHistory(now: () => number): History {
  const listeners = new Set<HistoryListener>();

  function tell(execution: Execution, type: string, state: string | undefined, data: unknown): void {
    const event: HistoryEvent = {
      executionArn: executionArn(execution),
      id: execution.events,
      type,
      at: now(),
      ...(state === undefined ? {} : { state }),
      ...(data === undefined ? {} : { data }),
    };
    notify(listeners, event);
  }

  return {
    record(execution, type, state, data) {
      if (execution.end !== undefined) return;
      if (execution.events >= HISTORY_EVENTS - 1) {
        throw new StatesError(
          'States.Runtime',
          `The execution reached the maximum number of history events (${HISTORY_EVENTS}).`,
          true,
        );
      }
      execution.events++;
      if (listeners.size > 0) tell(execution, type, state, data);
    },
    recordEnd(execution, type, data) {
      execution.events++;
      if (listeners.size > 0) tell(execution, type, undefined, data);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
