// The machine's own clock. JavaScript timers overflow after 24.8 days and then fire at once, so one timer is kept, for the
// earliest instant, and a far instant is approached in steps.

import type { Clock } from './clock.ts';
import { TimerQueue } from './timer-queue.ts';

/** The longest delay setTimeout keeps: 2^31 - 1 milliseconds. */
export const LONGEST_DELAY = 2 ** 31 - 1;

export interface RealClock extends Clock {
  /** Calls every timer off and lets the process end. Timers asked for later never run. */
  close(): void;
}

export interface RealClockOptions {
  /** @default Date.now */
  readonly now?: () => number;
  /** @default setTimeout */
  readonly setTimer?: (run: () => void, delay: number) => unknown;
  /** @default clearTimeout */
  readonly clearTimer?: (timer: unknown) => void;
  /** Hears what a timer's work threw. @default throws it, which ends the process as an unhandled rejection does */
  readonly onError?: (error: unknown) => void;
}

export function createRealClock(options: RealClockOptions = {}): RealClock {
  const now = options.now ?? Date.now;
  const setTimer = options.setTimer ?? ((run, delay) => setTimeout(run, delay));
  const clearTimer = options.clearTimer ?? ((timer) => clearTimeout(timer as NodeJS.Timeout));
  const timers = new TimerQueue();
  let armedFor = Number.POSITIVE_INFINITY;
  let armed: unknown;
  let closed = false;

  function arm(): void {
    const first = timers.first();
    const due = closed || first === undefined ? Number.POSITIVE_INFINITY : first.time;
    if (due === armedFor) return;
    if (armed !== undefined) clearTimer(armed);
    armed = undefined;
    armedFor = due;
    if (due !== Number.POSITIVE_INFINITY) {
      armed = setTimer(ring, Math.min(Math.max(0, Math.ceil(due - now())), LONGEST_DELAY));
    }
  }

  function ring(): void {
    armed = undefined;
    armedFor = Number.POSITIVE_INFINITY;
    const last = now();
    try {
      for (let timer = timers.first(); timer !== undefined && timer.time <= last; timer = timers.first()) {
        timers.remove(timer);
        const work = timer.run();
        if (work !== undefined && options.onError !== undefined) work.catch(options.onError);
      }
    } catch (error) {
      if (options.onError === undefined) throw error;
      options.onError(error);
    } finally {
      arm();
    }
  }

  return {
    now,
    at(time, run) {
      const timer = timers.add(Number.isNaN(time) ? now() : time, run);
      arm();
      return timer;
    },
    close() {
      closed = true;
      while (timers.shift() !== undefined);
      arm();
    },
  };
}
