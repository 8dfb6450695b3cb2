/** Work under way that no state machine does: at desks, of the stream, of the queues. The clock waits for it. */
import type { Flight } from '../runtime/flight.ts';
import type { VirtualClock } from '../runtime/virtual-clock.ts';

export interface Errands {
  /** Begins a piece of work. */
  act(work: () => Promise<void>): void;
  /** Lets virtual time pass; milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** Tries until it is done, after each failure waiting the next of `waits`, in milliseconds; when it has failed for long, people see to it after the storm. */
  persist(waits: readonly number[], attempt: () => Promise<boolean>): Promise<void>;
}

export interface ErrandOptions {
  readonly clock: VirtualClock;
  readonly flight: Flight;
  /** When the storm that reigns at an instant is over: epoch milliseconds. */
  readonly calmFrom: (now: number) => number;
}

const tenMinutes = 600_000;

export const createErrands = ({ clock, flight, calmFrom }: ErrandOptions): Errands => {
  const sleep = async (milliseconds: number): Promise<void> => {
    flight.land();
    await new Promise<void>((resolve) => {
      clock.at(clock.now() + milliseconds, () => {
        flight.takeOff();
        resolve();
      });
    });
  };
  return {
    act(work) {
      flight.takeOff();
      work().finally(() => flight.land());
    },
    sleep,
    async persist(waits, attempt) {
      for (let tries = 0; !(await attempt().catch(() => false)); tries += 1)
        await sleep(waits[tries] ?? Math.max(tenMinutes, calmFrom(clock.now()) - clock.now()));
    },
  };
};
