/** The functions as the state machines, the stream and the queues call them: each call in a process of its own, which may fail, die or come twice. */
import type { Ports } from '../casework/ports.ts';
import type { TaskContext, TaskFunction } from '../runtime/services.ts';
import { type FunctionName, isFunctionName } from './boundaries.ts';
import { stallOf, type Trouble } from './faulty-ports.ts';
import { type Host, inHost, ProcessDied } from './host.ts';
import type { Fault } from './plan.ts';

class TooManyRequests extends Error {
  override readonly name = 'Lambda.TooManyRequestsException';
}
class ServiceDown extends Error {
  override readonly name = 'Lambda.ServiceException';
}

/** How each function is made from what it needs, by its name in the state machines. */
export type Steps = Readonly<Record<string, (ports: Ports) => TaskFunction>>;

export const faultyFunctions = (
  steps: Steps,
  portsOf: (host: Host) => Ports,
  hosts: Set<Host>,
  trouble: Trouble,
): Readonly<Record<string, TaskFunction>> => {
  const inOwnProcess = (
    name: string,
    event: unknown,
    context: TaskContext,
    sleep: TaskContext['sleep'] = (milliseconds) => context.sleep(milliseconds),
  ): Promise<unknown> => inHost(sleep, hosts, async (host) => steps[name]?.(portsOf(host))(event, context));

  const struck = async (
    fault: Fault,
    context: TaskContext,
    run: (sleep?: TaskContext['sleep']) => Promise<unknown>,
  ): Promise<unknown> => {
    switch (fault.kind) {
      case 'throttled':
        throw new TooManyRequests('Rate exceeded.');
      case 'outage':
        throw new ServiceDown('The service does not answer.');
      case 'crashed before':
        throw new ProcessDied('The process ended before it began.');
      case 'crashed after':
        await run();
        throw new ProcessDied('The process ended before it answered.');
      case 'stalled':
        await context.sleep(stallOf(fault, trouble.longestStall));
        return run();
      case 'repeated':
        await run();
        return run();
      case 'repeated at once': {
        const [one, other] = await Promise.allSettled([run(atOnce), run(atOnce)]);
        if (one.status === 'fulfilled') return one.value;
        if (other.status === 'fulfilled') return other.value;
        throw one.reason;
      }
      default:
        return run();
    }
  };

  const calling =
    (name: FunctionName): TaskFunction =>
    (event, context) => {
      const fault = trouble.strike(name);
      const run = (sleep?: TaskContext['sleep']): Promise<unknown> => inOwnProcess(name, event, context, sleep);
      return fault === undefined ? run() : struck(fault, context, run);
    };

  return Object.fromEntries(
    Object.keys(steps).map((name) => [name, isFunctionName(name) ? calling(name) : neverCalled(name)]),
  );
};

/** Two that run side by side take turns, and neither lets time pass: the call that both answer is one. */
const atOnce = (): Promise<void> => Promise.resolve();

/** Functions of machines that a rehearsal does not start. */
const neverCalled =
  (name: string): TaskFunction =>
  () => {
    throw new Error(`No faults are planned for ${name}: add it to lib/rehearsal/boundaries.ts.`);
  };
