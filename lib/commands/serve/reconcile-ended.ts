/**
 * What a rule, a queue and a function do on AWS: the case of an execution of this process that failed, timed out or was
 * stopped, where no state of its own could tell anybody, is carried on by a new one. A little later, so that one which
 * fails at once is not begun again in a tight circle.
 */
import type { Ports } from '../../casework/ports.ts';
import { type Ended, reconcile } from '../../casework/reconcile.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ExecutionDescription, Runtime } from '../../runtime/runtime.ts';

/** Milliseconds. */
const delay = 60_000;
const attempts = 5;

export interface ReconcileOptions {
  readonly runtime: Runtime;
  readonly ports: Ports;
  /** Once it is closed nothing is reconciled any more: whoever takes the cases up next finds them in the table. */
  readonly clock: Clock;
  /** Hears of the execution whose case could not be carried on however often it was tried. */
  readonly gaveUp: (ended: Ended, fault: unknown) => void;
}

/** Resolves, each time it is asked, once no reconciliation is under way. */
export type AtRest = () => Promise<void>;

export const reconcileEnded = ({ runtime, ports, clock, gaveUp }: ReconcileOptions): AtRest => {
  const underWay = new Set<Promise<void>>();
  const tryLater = (ended: Ended, attempt: number): void =>
    void clock.at(clock.now() + delay, () => {
      const trying = reconcile(ports, ended)
        .catch((fault: unknown) => {
          if (attempt === attempts) gaveUp(ended, fault);
          else tryLater(ended, attempt + 1);
        })
        .finally(() => underWay.delete(trying));
      underWay.add(trying);
    });
  runtime.onExecutionEnded((execution) => {
    if (execution.status !== 'SUCCEEDED') tryLater(endedOf(execution), 1);
  });
  return async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
};

/** What runs in this process was started by it, with the input that its machine takes. */
const endedOf = ({ machine, name, status, error, input }: ExecutionDescription): Ended =>
  ({ machine, execution: name, error: error ?? status, input }) as Ended;
