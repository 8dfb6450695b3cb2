/** One world: people's lives through the real state machines on a virtual clock, in weather that breaks what it can. */
import { type CaseId, instantAt, millisecondsOf } from '../case/identity.ts';
import type { MachineName } from '../casework/machines.ts';
import type { Ports } from '../casework/ports.ts';
import { whatFollows } from '../casework/what-follows.ts';
import { StatesError } from '../runtime/errors.ts';
import type { ExecutionDescription } from '../runtime/execution.ts';
import { createFlight } from '../runtime/flight.ts';
import type { Runtime, Services, TaskContext, TaskFunction } from '../runtime/runtime.ts';
import { createVirtualClock } from '../runtime/virtual-clock.ts';
import { defineWorkflows, embed } from '../simulation/embed.ts';
import { workflow } from '../simulation/workflows.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { StoredEvent } from '../store/port.ts';
import { remembering } from '../timeline/remembering.ts';
import { checkAtRest } from './at-rest.ts';
import { createChronicle } from './chronicle.ts';
import { createDesk } from './desk.ts';
import { createErrands } from './errands.ts';
import { faultyFunctions, type Steps } from './faulty-functions.ts';
import { faultyPorts, type Trouble } from './faulty-ports.ts';
import { type Host, inHost } from './host.ts';
import type { Patience } from './invariants/claim.ts';
import { canary } from './invariants/message.ts';
import { problemsWithReport } from './invariants/report.ts';
import { createLists } from './lists.ts';
import { type Fault, type Plan, planFrom } from './plan.ts';
import { policyOf } from './policies.ts';
import { nextDigest, nextSweep } from './rounds.ts';
import { caseYears, type Setup } from './setup.ts';
import { createStream } from './stream.ts';
import { type Blow, settling } from './weather.ts';
import type { Violation } from './witness/truth.ts';
import { createWitness } from './witness/witness.ts';

/** The functions that the workflows call, and those that the table's stream and the queue of ended executions call; apart from the others who writes down what went wrong. */
export interface House {
  readonly steps: Steps;
  readonly digest: (ports: Ports, writeDown: WriteDown) => TaskFunction;
  readonly follow: (ports: Ports, writeDown: WriteDown) => TaskFunction;
  readonly reconcile: (ports: Ports, writeDown: WriteDown) => TaskFunction;
}
type WriteDown = (message: string, about: Readonly<Record<string, unknown>>) => void;

export interface Lived {
  readonly caseYears: number;
  /** Of everything that happened, in its order: two runs of one seed have one hash. */
  readonly hash: string;
  readonly violations: readonly Violation[];
  readonly struck: readonly Fault[];
  /** How often each kind of fault befell each boundary, as `boundary: kind`. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many effects came about. */
  readonly effects: number;
  /** What happened, a line each; empty unless asked for. */
  readonly history: readonly string[];
}

export interface LiveOptions {
  readonly plan?: Plan;
  /** Whether the history is kept, a line for each thing that happened. */
  readonly traced?: boolean;
  /** When to stop: epoch milliseconds. @default when the world ends */
  readonly stopAt?: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Effects at one instant, beyond which a world is not waited for. */
const mostAtOnce = 20_000;

export const live = async (setup: Setup, house: House, options: LiveOptions = {}): Promise<Lived> => {
  const { seed, weather, offices, lives, from, until } = setup;
  const { plan = planFrom(seed, weather), traced = false, stopAt = Number.POSITIVE_INFINITY } = options;
  const clock = createVirtualClock({ startAt: from });
  const flight = createFlight(() => true);
  clock.holdWhile?.(() => flight.resting());
  const hosts = new Set<Host>();
  const chronicle = createChronicle({ now: clock.now, traced });
  const restless = Promise.withResolvers<void>();

  const trouble: Trouble = {
    strike: (boundary) => {
      const fault = plan.strike(boundary, clock.now());
      if (fault !== undefined) chronicle.struck(boundary, fault.kind);
      return fault;
    },
    remembered: new Map(),
    longestStall: weather.kind === 'slow' ? 20 * second : Number.POSITIVE_INFINITY,
  };

  const stormAt = (now: number) => weather.storms.findLast((storm) => storm.from <= now);
  const calmAfter = 45 * minute;
  const patience = (): Patience | undefined => {
    if (weather.kind === 'slow') return { since: 0, limit: weather.patience };
    const storm = stormAt(clock.now());
    const since = (storm?.to ?? 0) + calmAfter;
    return clock.now() < since ? undefined : { since, limit: weather.patience };
  };

  const inputs = new Map<string, unknown>();
  const store = createMemoryStore({ shards: 2 });
  let runtime: Runtime;
  const witness = createWitness({
    ports: {
      store,
      policyOf,
      officesOf: () => offices,
      now: () => instantAt(clock.now()),
      publish: () => Promise.resolve(),
      tellOperations: () => Promise.resolve(),
      workflows: {
        start: (machine, name, input) => {
          inputs.set(`${machine} ${name}`, input);
          return embedded.ports.workflows.start(machine, name, input);
        },
        isRunning: (machine, name) => embedded.ports.workflows.isRunning(machine, name),
        wake: (token) => embedded.ports.workflows.wake(token),
      },
    },
    now: clock.now,
    policyOf,
    patience,
    note: (what, subject) => {
      if (chronicle.effect(what, subject) < mostAtOnce) return;
      witness.violated(17, `something goes round and round: ${what} ${subject}`);
      restless.resolve();
    },
    onAppended: (event) => {
      if (setup.house === 'cloud') stream(event);
    },
  });
  const portsOf = (host: Host): Ports => faultyPorts((one) => witness.portsFor(one), host, trouble);
  const everyStep: Steps = {
    ...house.steps,
    DigestFunction: (ports) => house.digest(ports, writtenDown),
    FollowFunction: (ports) => house.follow(ports, writtenDown),
    ReconcileFunction: (ports) => house.reconcile(ports, writtenDown),
  };
  const writtenDown: WriteDown = (message, about) => {
    if (JSON.stringify(about).includes(canary)) witness.violated(15, `the log holds what it must not: ${message}`);
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
      seed: seed + restarts,
      functions: () => {
        callable = faultyFunctions(everyStep, portsOf, hosts, trouble);
        return callable;
      },
      publish: () => undefined,
      services: faultyServices,
    });
    built.runtime.onExecutionEnded((execution) => ended(execution));
    return built;
  };
  const ended = (execution: ExecutionDescription): void => {
    const { machine, name, status, executionArn, error } = execution;
    const life = (execution.stoppedAt ?? clock.now()) - execution.startedAt;
    if (life > 300 * 24 * hour) witness.violated(17, `${machine} ${name} lived ${Math.round(life / hour / 24)} days`);
    if (status === 'SUCCEEDED' || silenced.delete(executionArn)) return;
    if (status !== 'ABORTED' && error !== 'OperationsNotTold')
      witness.violated(21, `${machine} ${name} just ended: ${status} ${error ?? ''}`);
    if (setup.house === 'cloud') reconcile(execution);
  };
  let embedded = build();
  runtime = embedded.runtime;

  const errands = createErrands({ clock, flight, calmFrom: (now) => (stormAt(now)?.to ?? now) + minute });
  const { act, persist, sleep } = errands;
  const context: TaskContext = { functionName: 'outside', awsRequestId: 'outside', sleep };
  const inProcess = <Answer>(work: (host: Host) => Promise<Answer>): Promise<Answer> => inHost(sleep, hosts, work);
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

  const stream = createStream({
    clock,
    errands,
    trouble,
    longestDelay: weather.kind === 'slow' ? 3 * minute : 25 * minute,
    handed: (records) => handed('FollowFunction', records),
  });
  const jurisdictions = lives.map(({ jurisdiction }) => jurisdiction);
  const atDesk = createDesk({ setup, clock, errands, trouble, witness, portsOf, inProcess });
  const atLists = createLists({ jurisdictions, errands, witness, portsOf, inProcess });

  const blow = ({ kind, pick }: Blow): undefined => {
    switch (kind) {
      case 'lost':
      case 'failed': {
        // Of a report that is lost without a word the next month's tells: there is nothing to see here.
        const running = runtime.running().filter(({ machine }) => kind === 'failed' || machine !== 'compliance-report');
        const unlucky = running[pick % Math.max(1, running.length)];
        if (unlucky === undefined) return undefined;
        chronicle.struck('execution', kind);
        if (kind === 'lost') silenced.add(unlucky.executionArn);
        chronicle.line(`${kind} ${unlucky.machine} ${unlucky.name}`);
        runtime.stop(unlucky.executionArn, { error: 'Lost' });
        return undefined;
      }
      case 'redeployed':
        chronicle.struck('house', kind);
        defineWorkflows(runtime, Object.keys(callable), anotherRelease(pick % 5));
        return undefined;
      case 'restarted':
        chronicle.struck('house', kind);
        for (const host of [...hosts]) void host.die();
        if (setup.house === 'laptop') restart();
        return undefined;
      default:
        return kind satisfies never;
    }
  };
  /** The engine forgets everything with the process; on starting again every case is taken up from the table. */
  const restart = (): void => {
    silenced = new Set(runtime.running().map(({ executionArn }) => executionArn));
    for (const { executionArn } of runtime.running()) runtime.stop(executionArn);
    silenced = new Set();
    restarts += 1;
    embedded = build();
    runtime = embedded.runtime;
    for (const [of, { events, isErased }] of witness.cases)
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

  for (const { events } of lives)
    for (const event of events) clock.at(millisecondsOf(event.recordedAt), () => atDesk(event));
  const { report } = setup;
  if (report !== undefined)
    clock.at(report.at, () => {
      const input = { jurisdiction: report.jurisdiction };
      inputs.set('compliance-report report', input);
      runtime.start('compliance-report', { name: 'report', input });
    });
  for (const one of weather.blows) clock.at(one.at, () => blow(one));
  for (const storm of weather.storms)
    for (const share of [0.1, 0.5, 0.9, 1.5]) clock.at(storm.from + (storm.to - storm.from) * share, atLists);

  const advance = async (to: number): Promise<void> => {
    for (;;) {
      const timer = Math.max(clock.nextAt() ?? Number.POSITIVE_INFINITY, clock.now());
      const sweep = nextSweep(witness, weather.sweepEvery, clock.now());
      const digest = nextDigest(witness, new Set(jurisdictions), clock.now());
      const at = Math.min(timer, sweep, digest.at);
      if (at > to || witness.violations.length > 0) break;
      await Promise.race([clock.advanceTo(at), restless.promise]);
      const { outage } = stormAt(at) ?? {};
      if (outage?.of === 'everything' && at >= outage.from && at < outage.to) continue;
      if (at === sweep) runtime.start('sweep', { input: {} });
      if (at === digest.at)
        for (const jurisdiction of digest.jurisdictions) runtime.start('digest', { input: { jurisdiction } });
    }
    if (witness.violations.length === 0 && to > clock.now()) await clock.advanceTo(to);
  };

  const breaches = new Map();
  const looks = weather.storms
    .flatMap(({ from: begins, to }) => [begins - 1, to + settling])
    .filter((at) => at > from && at < until)
    .concat(Math.max(until, ...weather.storms.map(({ to }) => to + settling)))
    .toSorted((one, other) => one - other);
  for (const look of looks) {
    await advance(Math.min(look, stopAt));
    if (witness.violations.length > 0 || look > stopAt) break;
    const storm = stormAt(clock.now());
    await checkAtRest({
      ports: { ...witness.portsFor(undefined), store },
      witness,
      house: setup.house,
      patience: weather.patience,
      calmSince: (storm?.to ?? 0) + calmAfter,
      breaches,
    });
    if (report !== undefined) {
      const owedBy = Math.max(report.at, (storm?.to ?? 0) + calmAfter) + weather.patience;
      for (const { invariant, what } of await problemsWithReport({ report, witness, now: clock.now(), owedBy }))
        witness.violated(invariant, what);
    }
    for (const { startedAt, machine } of runtime.running())
      if (clock.now() - startedAt > 300 * 24 * hour) witness.violated(17, `a ${machine} lives for more than 300 days`);
  }
  return {
    caseYears: caseYears(setup, closings(witness.cases)),
    hash: chronicle.hash(),
    violations: witness.violations,
    struck: plan.struck,
    counts: chronicle.counts,
    effects: chronicle.effects,
    history: chronicle.history,
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

/** When each case closed, was continued by another or was erased, for those that were: epoch milliseconds. */
const closings = (
  cases: ReadonlyMap<CaseId, { readonly events: readonly StoredEvent[] }>,
): ReadonlyMap<CaseId, number> =>
  new Map(
    [...cases].flatMap(([of, { events }]) => {
      const closed = events.findLast(({ body }) => body.type === 'closed' || body.type === 'died');
      const continued = events.find(({ body }) => body.type === 'merged');
      const erased = events.find(({ body }) => body.type === 'erasureOrdered');
      const ends = [closed, continued, erased].flatMap((end) =>
        end === undefined ? [] : [millisecondsOf(end.happenedAt)],
      );
      return ends.length === 0 ? [] : [[of, Math.min(...ends)] as const];
    }),
  );
