/**
 * A process that may die: whatever runs in it runs no further, and who called it hears of a failure. What it had read
 * goes with it.
 */
import type { CaseId } from '../case/identity.ts';

export interface Host {
  readonly alive: boolean;
  /** Lets virtual time pass. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Ends the process. The answer never comes. */
  die(): Promise<never>;
  /** How many events of each case the process had when it last read them. */
  readonly read: Map<CaseId, number>;
  /** What it was told when it claimed a notice, by the notice's id. */
  readonly claimed: Map<string, string>;
}

/** The runtime of a function ended before it answered. */
export class ProcessDied extends Error {
  override readonly name = 'Lambda.Unknown';
}
/** It was done, but nobody heard. */
export class AnswerLost extends Error {
  override readonly name = 'TimeoutError';
}
export class Throttled extends Error {
  override readonly name = 'ThrottlingException';
}
export class Down extends Error {
  override readonly name = 'ServiceUnavailableException';
}

/** Waits for ever, and holds nobody up: what it waits in has died. */
export const never = (): Promise<never> => new Promise(() => undefined);

/** Runs `work` in a process of its own; rejects with ProcessDied when that dies. */
export const inHost = <Answer>(
  sleep: (milliseconds: number) => Promise<void>,
  hosts: Set<Host>,
  work: (host: Host) => Promise<Answer>,
): Promise<Answer> =>
  new Promise<Answer>((resolve, reject) => {
    let alive = true;
    let asleep = false;
    let lastSleep = Promise.resolve();
    const host: Host = {
      get alive() {
        return alive;
      },
      /** Where several calls of one process are held up at once, one after the other: it is the process that waits. */
      async sleep(milliseconds) {
        while (asleep) await lastSleep;
        if (!alive) await died();
        asleep = true;
        lastSleep = sleep(milliseconds);
        await lastSleep;
        asleep = false;
        if (!alive) await died();
      },
      read: new Map(),
      claimed: new Map(),
      die() {
        alive = false;
        return asleep ? never() : died();
      },
    };
    /** Who dies in their sleep is missed when they should have woken: until then nobody waits for them. */
    const died = (): Promise<never> => {
      hosts.delete(host);
      reject(new ProcessDied('The process ended before it answered.'));
      return never();
    };
    hosts.add(host);
    work(host).then(
      (answer) => {
        hosts.delete(host);
        resolve(answer);
      },
      (fault: unknown) => {
        hosts.delete(host);
        reject(fault);
      },
    );
  });
