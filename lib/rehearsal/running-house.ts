/** The house as it runs: its engine and the functions behind it, until executions are lost and it is redeployed or started again. */
import type { MachineName } from '../casework/machines.ts';
import type { Ports, Workflows } from '../casework/ports.ts';
import { whatFollows } from '../casework/what-follows.ts';
import { StatesError } from '../runtime/errors.ts';
import type { ExecutionDescription } from '../runtime/execution.ts';
import type { Runtime, Services, TaskContext, TaskFunction } from '../runtime/runtime.ts';
import type { VirtualClock } from '../runtime/virtual-clock.ts';
import { defineWorkflows, embed } from '../simulation/embed.ts';
import { workflow } from '../simulation/workflows.ts';
import type { CaseStore } from '../store/port.ts';
import { remembering } from '../timeline/remembering.ts';
import type { Chronicle } from './chronicle.ts';
import type { Errands } from './errands.ts';
import { faultyFunctions, type Steps } from './faulty-functions.ts';
import type { Trouble } from './faulty-ports.ts';
import { type Host, inHost } from './host.ts';
import { canary } from './invariants/message.ts';
import { policyOf } from './policies.ts';
import type { Setup } from './setup.ts';
import type { Blow } from './weather.ts';
import type { Witness } from './witness/witness.ts';

/** The functions that the workflows call, and those that the table's stream and the queue of ended executions call; apart from the others who writes down what went wrong. */
export interface House {
  readonly steps: Steps;
  readonly digest: (ports: Ports, writeDown: WriteDown) => TaskFunction;
  readonly follow: (ports: Ports, writeDown: WriteDown) => TaskFunction;
  readonly reconcile: (ports: Ports, writeDown: WriteDown) => TaskFunction;
}
type WriteDown = (message: string, about: Readonly<Record<string, unknown>>) => void;

export interface RunningHouse {
  readonly workflows: Workflows;
  start(machine: MachineName, input: unknown, name?: string): void;
  /** Those that are running. */
  executions(): readonly ExecutionDescription[];
  /** Calls a function as a queue or a stream does; true when it took the whole event. */
  handed(name: string, event: unknown): Promise<boolean>;
  /** Runs `work` in a process of its own. */
  inProcess<Answer>(work: (host: Host) => Promise<Answer>): Promise<Answer>;
  befall(blow: Blow): void;
}

export interface RunningHouseOptions {
  readonly setup: Pick<Setup, 'seed' | 'house'>;
  readonly house: House;
  readonly clock: VirtualClock;
  readonly store: CaseStore;
  readonly errands: Errands;
  readonly trouble: Trouble;
  readonly chronicle: Chronicle;
  /** Asked when something happens: it stands between the house and its store, and so comes after it. */
  readonly witness: () => Witness;
  readonly portsOf: (host: Host) => Ports;
}

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** In days: no execution comes near the year after which Step Functions ends it. */
export const longestLife = 300;

export const runHouse = (options: RunningHouseOptions): RunningHouse => {
  const { setup, house, clock, store, errands, trouble, chronicle, witness, portsOf } = options;
  const { act, persist, sleep } = errands;
  const hosts = new Set<Host>();
  const inputs = new Map<string, unknown>();

  const writtenDown: WriteDown = (message, about) => {
    if (JSON.stringify(about).includes(canary)) witness().violated(15, `the log holds what it must not: ${message}`);
  };
  const everyStep: Steps = {
    ...house.steps,
    DigestFunction: (ports) => house.digest(ports, writtenDown),
    FollowFunction: (ports) => house.follow(ports, writtenDown),
    ReconcileFunction: (ports) => house.reconcile(ports, writtenDown),
  };

  /** StartExecution as the state machines call it. */
  const faultyServices = (own: Services): Services => ({
    ...own,
    start: (machine, request) => {
      inputs.set(`${machine} ${request.name ?? ''}`, request.input);
      const fault = trouble.strike('StartExecution');
      if (fault?.kind === 'throttled' || fault?.kind === 'outage')
        throw new StatesError('StepFunctions.ThrottlingException', 'Rate exceeded.');
      const started = own.start(machine, request);
      chronicle.line(`StartExecution ${machine} ${request.name ?? ''}`);
      if (fault?.kind === 'answer lost') throw new StatesError('StepFunctions.SdkClientException', 'It timed out.');
      return fault?.kind === 'repeated' ? own.start(machine, request) : started;
    },
  });

  let restarts = 0;
  let silenced = new Set<string>();
  let callable: Readonly<Record<string, TaskFunction>> = {};
  const build = () => {
    const built = embed({
      clock,
      store,
      policyOf,
      seed: setup.seed + restarts,
      functions: () => {
        callable = faultyFunctions(everyStep, portsOf, hosts, trouble);
        return callable;
      },
      publish: () => undefined,
      services: faultyServices,
    });
    built.runtime.onExecutionEnded(ended);
    return built;
  };
  const ended = (execution: ExecutionDescription): void => {
    const { machine, name, status, executionArn, error } = execution;
    const days = ((execution.stoppedAt ?? clock.now()) - execution.startedAt) / day;
    if (days > longestLife) witness().violated(17, `${machine} ${name} lived ${Math.round(days)} days`);
    if (status === 'SUCCEEDED' || silenced.delete(executionArn)) return;
    if (status !== 'ABORTED' && error !== 'OperationsNotTold')
      witness().violated(21, `${machine} ${name} just ended: ${status} ${error ?? ''}`);
    if (setup.house === 'cloud') reconcile(execution);
  };

  const context: TaskContext = { functionName: 'outside', awsRequestId: 'outside', sleep };
  const inProcess: RunningHouse['inProcess'] = (work) => inHost(sleep, hosts, work);
  const handed = async (name: string, event: unknown): Promise<boolean> => {
    const call = callable[name];
    const answer = (call === undefined ? undefined : await call(event, context)) as
      | { readonly batchItemFailures: readonly unknown[] }
      | undefined;
    return answer?.batchItemFailures.length === 0;
  };

  const reconcile = ({ machine, name, status, error }: ExecutionDescription): void => {
    const input = JSON.stringify(inputs.get(`${machine} ${name}`) ?? {});
    const detail = { stateMachineArn: `arn:aws:states:::stateMachine:house-${machine}`, name, status, error, input };
    const event = { Records: [{ messageId: name, body: JSON.stringify({ detail }) }] };
    clock.at(clock.now() + 2 * second, () =>
      act(() => persist([minute, minute, minute], () => handed('ReconcileFunction', event))),
    );
  };

  /** The engine forgets everything with the process; on starting again every case is taken up from the table. */
  const restart = (): void => {
    silenced = new Set(runtime.running().map(({ executionArn }) => executionArn));
    for (const { executionArn } of runtime.running()) runtime.stop(executionArn);
    silenced = new Set();
    restarts += 1;
    embedded = build();
    runtime = embedded.runtime;
    for (const [of, { events, isErased }] of witness().cases)
      if (events.length > 0 && !isErased)
        act(() =>
          persist([second, second, minute], () =>
            inProcess(async (host) => {
              await whatFollows(portsOf(host), of);
              return true;
            }),
          ),
        );
  };

  let embedded = build();
  let runtime: Runtime = embedded.runtime;
  return {
    workflows: {
      start: (machine, name, input) => {
        inputs.set(`${machine} ${name}`, input);
        return embedded.ports.workflows.start(machine, name, input);
      },
      isRunning: (machine, name) => embedded.ports.workflows.isRunning(machine, name),
      wake: (token) => embedded.ports.workflows.wake(token),
    },
    start(machine, input, name) {
      if (name !== undefined) inputs.set(`${machine} ${name}`, input);
      runtime.start(machine, { input, ...(name === undefined ? {} : { name }) });
    },
    executions: () => runtime.running(),
    handed,
    inProcess,
    befall({ kind, pick }) {
      switch (kind) {
        case 'lost':
        case 'failed': {
          // Of a report that is lost without a word the next month's tells: there is nothing to see here.
          const running = runtime
            .running()
            .filter(({ machine }) => kind === 'failed' || machine !== 'compliance-report');
          const unlucky = running[pick % Math.max(1, running.length)];
          if (unlucky === undefined) return;
          chronicle.struck('execution', kind);
          if (kind === 'lost') silenced.add(unlucky.executionArn);
          chronicle.line(`${kind} ${unlucky.machine} ${unlucky.name}`);
          runtime.stop(unlucky.executionArn, { error: 'Lost' });
          return;
        }
        case 'redeployed':
          chronicle.struck('house', kind);
          defineWorkflows(runtime, Object.keys(callable), anotherRelease(pick % 5));
          return;
        case 'restarted':
          chronicle.struck('house', kind);
          for (const host of [...hosts]) void host.die();
          if (setup.house === 'laptop') restart();
          return;
        default:
          kind satisfies never;
      }
    },
  };
};

/** The same machines from another release: they retry at other times. */
const anotherRelease = remembering((release: number) =>
  remembering(
    (name: MachineName) =>
      JSON.parse(JSON.stringify(workflow(name)), (key, value: unknown) =>
        key === 'IntervalSeconds' ? 1 + release : key === 'Comment' ? `${String(value)} (${release})` : value,
      ) as object,
  ),
);
