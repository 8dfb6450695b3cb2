// Time as the runtime sees it. Workflows wait for days: whether those days pass in microseconds (a virtual clock) or
// really (a real clock) is for whoever creates the runtime to say.

/** A timer that can be called off. Calling it off twice, or after it has run, does nothing. */
export interface TimerHandle {
  cancel(): void;
}

/**
 * What the runtime needs of a clock. Times are epoch milliseconds.
 *
 * `at` runs `run` once, when `time` has come; a time already past means as soon as possible, never at once within the
 * call. Timers for the same instant run in the order they were asked for.
 */
export interface Clock {
  now(): number;
  at(time: number, run: () => void | Promise<void>): TimerHandle;
  /**
   * Asks a clock that decides when time moves to hold it while `busy` answers a promise, and to ask again once that
   * promise is kept. Clocks that cannot hold time leave this out.
   */
  holdWhile?(busy: () => Promise<void> | undefined): void;
}
