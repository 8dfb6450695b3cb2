// A clock that moves only when told to: years pass in seconds, and the same start gives the same run, to the byte.

import type { Clock } from './clock.ts';
import { TimerQueue } from './timer-queue.ts';

export interface VirtualClock extends Clock {
  /**
   * Runs every timer due up to and including `time` (epoch milliseconds), in order of time and then of insertion,
   * letting the work that each sets off come to rest before the next; then the clock shows `time`.
   * Rejects with what a timer threw, and when `time` is already past.
   */
  advanceTo(time: number): Promise<void>;
  /** Runs until no timer is left, or until `limit`; the clock then shows the last instant at which something happened. */
  runToEnd(limit?: number): Promise<void>;
  /** How many timers wait. */
  pending(): number;
  /** When the next timer is due, if any waits (epoch milliseconds). */
  nextAt(): number | undefined;
}

/** Starts at `startAt`, epoch milliseconds. */
export function createVirtualClock({ startAt }: { startAt: number }): VirtualClock {
  if (!Number.isFinite(startAt)) {
    throw new TypeError(`A virtual clock starts at an instant in epoch milliseconds, not at ${startAt}.`);
  }
  const timers = new TimerQueue();
  const holds: (() => Promise<void> | undefined)[] = [];
  let now = startAt;
  let moving = false;

  async function rest(): Promise<void> {
    for (let quiet = false; !quiet; ) {
      quiet = true;
      for (const busy of holds) {
        const resting = busy();
        if (resting !== undefined) {
          quiet = false;
          await resting;
        }
      }
    }
  }

  async function move(until: number): Promise<void> {
    if (moving) throw new Error('The virtual clock is already moving: wait for the earlier advance to finish.');
    moving = true;
    try {
      await rest();
      for (let timer = timers.first(); timer !== undefined && timer.time <= until; timer = timers.first()) {
        timers.remove(timer);
        if (timer.time > now) now = timer.time;
        const work = timer.run();
        if (work !== undefined) await work;
        if (isBusy(holds)) await rest();
      }
    } finally {
      moving = false;
    }
  }

  return {
    now: () => now,
    at: (time, run) => timers.add(Number.isNaN(time) ? now : time, run),
    holdWhile: (busy) => {
      holds.push(busy);
    },
    async advanceTo(time) {
      if (!(time >= now)) {
        throw new RangeError(
          `The virtual clock shows ${now} and cannot go back to ${time}: advance to a later instant.`,
        );
      }
      await move(time);
      if (time > now) now = time;
    },
    runToEnd: (limit = Number.POSITIVE_INFINITY) => move(limit),
    pending: () => timers.length,
    nextAt: () => timers.first()?.time,
  };
}

function isBusy(holds: readonly (() => Promise<void> | undefined)[]): boolean {
  for (const busy of holds) if (busy() !== undefined) return true;
  return false;
}
