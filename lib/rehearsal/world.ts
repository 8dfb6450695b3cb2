/** One world: people's lives through the real state machines on a virtual clock, in weather that breaks what it can. */
import { createHash } from 'node:crypto';
import type { CaseEvent } from '../case/events.ts';
import { type CaseId, instantAt, millisecondsOf, plusMilliseconds } from '../case/identity.ts';
import { follow } from '../casework/follow.ts';
import type { Ports } from '../casework/ports.ts';
import { importEvent, type Recorded, record, recordOnly } from '../casework/record.ts';
import { StatesError } from '../runtime/errors.ts';
import type { ExecutionDescription } from '../runtime/execution.ts';
import { createFlight } from '../runtime/flight.ts';
import type { Runtime, Services, TaskContext, TaskFunction } from '../runtime/runtime.ts';
import { createVirtualClock } from '../runtime/virtual-clock.ts';
import { defineWorkflows, embed, type Functions } from '../simulation/embed.ts';
import { workflow } from '../simulation/workflows.ts';
import { casePartition, eventSort } from '../store/dynamodb/keys.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { StoredEvent } from '../store/port.ts';
import { atHour, dateOf, plusDays } from '../timeline/calendar.ts';
import { checkAtRest } from './at-rest.ts';
import type { Boundary, FaultKind } from './boundaries.ts';
import { mixed } from './chance.ts';
import { faultyFunctions } from './faulty-functions.ts';
import { faultyPorts, type Trouble } from './faulty-ports.ts';
import { type Host, inHost } from './host.ts';
import { type Fault, type Plan, planFrom } from './plan.ts';
import { caseYears, policyOf, type Setup } from './setup.ts';
import { type Blow, settling } from './weather.ts';
import { canary, createWitness, type Patience, type Violation } from './witness.ts';

/** The functions that the workflows call, and those that the table's stream and the queue of ended executions call. */
export interface House {
  readonly functions: Functions;
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
  const { seed, weather, lives, from, until } = setup;
  const { plan = planFrom(seed, weather), traced = false, stopAt = Number.POSITIVE_INFINITY } = options;
  const clock = createVirtualClock({ startAt: from });
  const flight = createFlight(() => true);
  clock.holdWhile?.(() => flight.resting());
  const hosts = new Set<Host>();
  const counts = new Map<string, number>();
  const history: string[] = [];
  const hash = createHash('sha256');
  let pendingText = '';
  let effects = 0;
  let atOnce = 0;
  let lastEffectAt = from;
  const restless = Promise.withResolvers<void>();

  const line = (text: string): void => {
    pendingText += `${clock.now()} ${text}\n`;
    if (pendingText.length > 65_536) {
      hash.update(pendingText);
      pendingText = '';
    }
    if (traced) history.push(`${instantAt(clock.now())} ${text}`);
  };
  const count = (boundary: Boundary, kind: FaultKind): void => {
    const cell = `${boundary}: ${kind}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    line(`* ${cell}`);
  };
  const trouble: Trouble = {
    strike: (boundary) => {
      const fault = plan.strike(boundary, clock.now());
      if (fault !== undefined) count(boundary, fault.kind);
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
      now: () => instantAt(clock.now()),
      publish: () => Promise.resolve(),
      tellOperations: () => Promise.resolve(),
      workflows: {
        start: (machine, name, input) => {
          inputs.set(`${machine} ${name}`, input);
          return embedded.ports.workflows.start(machine, name, input);
        },
        wake: (token) => embedded.ports.workflows.wake(token),
      },
    },
    now: clock.now,
    policyOf,
    patience,
    note: (what, subject) => {
      effects += 1;
      atOnce = clock.now() === lastEffectAt ? atOnce + 1 : 1;
      lastEffectAt = clock.now();
      if (atOnce === mostAtOnce) {
        witness.violated(17, `something goes round and round: ${what} ${subject}`);
        restless.resolve();
      }
      line(`${what} ${subject}`);
    },
    onAppended: (event) => {
      if (setup.house === 'cloud') streamed(event);
    },
  });
  const portsOf = (host: Host): Ports => faultyPorts((one) => witness.portsFor(one), host, trouble);
  const everyFunction: Functions = (ports) => ({
    ...(house.functions(ports) as Record<string, TaskFunction>),
    FollowFunction: house.follow(ports, writtenDown),
    ReconcileFunction: house.reconcile(ports, writtenDown),
  });
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
      line(`StartExecution ${machine} ${request.name ?? ''}`);
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
      functions: (plain) => {
        const names = Object.keys(everyFunction(plain));
        callable = faultyFunctions(everyFunction, names, portsOf, hosts, trouble);
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
    if (status !== 'ABORTED') witness.violated(21, `${machine} ${name} just ended: ${status} ${error ?? ''}`);
    if (setup.house === 'cloud') reconcile(execution);
  };
  let embedded = build();
  runtime = embedded.runtime;

  const act = (work: () => Promise<void>): void => {
    flight.takeOff();
    work().finally(() => flight.land());
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    flight.land();
    await new Promise<void>((resolve) => {
      clock.at(clock.now() + milliseconds, () => {
        flight.takeOff();
        resolve();
      });
    });
  };
  const context: TaskContext = { functionName: 'outside', awsRequestId: 'outside', sleep };
  const calmFrom = (now: number): number => (stormAt(now)?.to ?? now) + minute;

  /** Tries until it is done, waiting longer each time; when it has failed for long, people see to it after the storm. */
  const persist = async (waits: readonly number[], attempt: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await attempt().catch(() => false)); tries += 1)
      await sleep(waits[tries] ?? Math.max(10 * minute, calmFrom(clock.now()) - clock.now()));
  };

  // The table's stream: what was appended, some at a time, to who follows it.
  let batch: StoredEvent[] = [];
  const streamed = (event: StoredEvent): void => {
    const fault = trouble.strike('stream');
    const longest = weather.kind === 'slow' ? 3 * minute : 25 * minute;
    if (fault?.kind === 'late' || fault?.kind === 'overtaken') {
      const delay = fault.kind === 'late' ? fault.bits % longest : fault.bits % minute;
      clock.at(clock.now() + delay, () => deliver([event]));
      return;
    }
    if (fault?.kind === 'twice') clock.at(clock.now() + (fault.bits % longest), () => deliver([event]));
    batch.push(event);
    if (batch.length > 1) return;
    clock.at(clock.now() + second, () => {
      const records = batch;
      batch = [];
      deliver(records);
    });
  };
  const deliver = (events: readonly StoredEvent[]): void => {
    act(() =>
      persist(
        [1, 2, 4, 8, 16, 32, 64, 128].map((wait) => wait * second),
        () => handed('FollowFunction', { Records: events.map(streamRecord) }),
      ),
    );
  };
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

  // The desks at which people record what happened.
  const commands: ReadonlySet<string> = new Set(['acknowledged', 'referralMade', 'referralDecided']);
  const atDesk = (event: CaseEvent): void => {
    const fault = trouble.strike('desk');
    const bits = fault?.bits ?? 0;
    const stamped =
      fault?.kind === 'skewed'
        ? {
            ...event,
            happenedAt: plusMilliseconds(event.happenedAt, (bits % 7) * minute - 3 * minute),
            recordedAt: plusMilliseconds(event.recordedAt, (bits % 7) * minute - 3 * minute),
          }
        : event;
    const delay = fault?.kind === 'late' ? (bits % 100) * hour : fault?.kind === 'overtaken' ? (bits % 10) * minute : 0;
    const commanded = commands.has(event.body.type) || mixed(seed, event.id) % 4 === 0;
    const as = !commanded ? importEvent : setup.house === 'cloud' ? overHttp : record;
    const waits = [5 * second, 30 * second, 2 * minute, 10 * minute];
    const send = (): void =>
      act(() => persist(waits, () => inHost(sleep, hosts, (host) => recorded(host, as, stamped))));
    clock.at(clock.now() + delay, send);
    if (fault?.kind === 'twice') clock.at(clock.now() + (bits % 3) * hour, send);
  };
  const recorded = async (
    host: Host,
    as: (ports: Ports, event: CaseEvent) => Promise<Recorded>,
    event: CaseEvent,
  ): Promise<boolean> => {
    const answer = await as(portsOf(host), event);
    const kept = witness.cases.get(event.caseId)?.byId.get(event.id);
    if (answer.outcome === 'refused' && kept !== undefined && !answer.because.includes('is taken by another event'))
      witness.violated(4, `${event.body.type} was refused, and recorded`, event.caseId);
    if (answer.outcome === 'recorded' && kept === undefined)
      witness.violated(3, `${event.body.type} was said to be recorded, and is not`, event.caseId);
    return true;
  };

  let requests = 0;
  /** As the HTTP way in does it: the command is noted under its key, done, answered, and who asked is on record. The stream does the rest. */
  const overHttp = async (ports: Ports, event: CaseEvent): Promise<Recorded> => {
    const { id, caseId: of } = event;
    const at = ports.now();
    const given = { key: id, fingerprint: id, givenAt: at, rememberedUntil: plusMilliseconds(at, 24 * hour) };
    const standing = await ports.store.giveCommand(given);
    const recording = await recordOnly(ports, event);
    const answer = { status: recording.outcome === 'recorded' ? 201 : 409, body: '{}' };
    const answered = await ports.store.answerCommand(id, answer);
    if (standing.answer !== undefined && standing.answer.status !== answered.status)
      witness.violated(3, `command ${id} was answered ${standing.answer.status}, then ${answered.status}`, of);
    const asked = { account: 'a-desk', kind: 'staff', act: 'record', why: 'their unit' } as const;
    const outcome = recording.outcome === 'recorded' ? 'done' : 'refused';
    requests += 1;
    const request = `request-${requests}`;
    await ports.store.audit({
      ...asked,
      id: request,
      at,
      about: { kind: 'case', caseId: of },
      outcome,
      status: answered.status,
    });
    return recording;
  };

  let looked = 0;
  /** Somebody looks at the lists. */
  const atLists = (): void =>
    act(() =>
      inHost(sleep, hosts, async (host) => {
        const { store: lists } = portsOf(host);
        const all: CaseId[] = [];
        for await (const of of lists.cases()) all.push(of);
        const of = all[looked % Math.max(1, all.length)];
        const jurisdiction = jurisdictions[looked % Math.max(1, jurisdictions.length)];
        looked += 1;
        if (of === undefined || jurisdiction === undefined) return;
        await lists.snapshot(of);
        await lists.dueRows(of);
        const trail = await lists.auditOf({ kind: 'case', caseId: of }, { limit: 500 });
        if (new Set(trail.map(({ id }) => id)).size < trail.length)
          witness.violated(3, 'one request is on record twice', of);
        for (const { facility, unit } of (await lists.unitsWithRows(jurisdiction)).slice(0, 2))
          await lists.dueInUnit(jurisdiction, facility, unit, { limit: 20 });
      }).catch(() => undefined),
    );
  const jurisdictions = lives.map(({ jurisdiction }) => jurisdiction);

  const blow = ({ kind, pick }: Blow): undefined => {
    switch (kind) {
      case 'lost':
      case 'failed': {
        const running = runtime.running();
        const unlucky = running[pick % Math.max(1, running.length)];
        if (unlucky === undefined) return undefined;
        count('execution', kind);
        if (kind === 'lost') silenced.add(unlucky.executionArn);
        line(`${kind} ${unlucky.machine} ${unlucky.name}`);
        runtime.stop(unlucky.executionArn, { error: 'Lost' });
        return undefined;
      }
      case 'redeployed':
        count('house', kind);
        defineWorkflows(runtime, Object.keys(callable), (name) => anotherRelease(workflow(name), pick));
        return undefined;
      case 'restarted':
        count('house', kind);
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
    for (const of of witness.cases.keys())
      act(() =>
        persist([second, second, minute], () =>
          inHost(sleep, hosts, async (host) => {
            await follow(portsOf(host), of);
            return true;
          }),
        ),
      );
  };

  for (const { events } of lives)
    for (const event of events) clock.at(millisecondsOf(event.recordedAt), () => atDesk(event));
  for (const one of weather.blows) clock.at(one.at, () => blow(one));
  for (const storm of weather.storms)
    for (const share of [0.1, 0.5, 0.9, 1.5]) clock.at(storm.from + (storm.to - storm.from) * share, atLists);

  const nextSweep = (): number => {
    let first: string | undefined;
    for (const { nextActionAt } of witness.cases.values())
      if (nextActionAt !== undefined && (first === undefined || nextActionAt < first)) first = nextActionAt;
    if (first === undefined) return Number.POSITIVE_INFINITY;
    const due = Math.max(Date.parse(first) + 5 * minute, clock.now() + 1);
    return Math.ceil(due / weather.sweepEvery) * weather.sweepEvery;
  };
  const nextDigest = (): { readonly at: number; readonly jurisdiction: string } => {
    let next = { at: Number.POSITIVE_INFINITY, jurisdiction: '' };
    for (const jurisdiction of new Set(jurisdictions)) {
      if (witness.waitingForDigest(jurisdiction) === 0) continue;
      const at = nextMorning(jurisdiction, clock.now());
      if (at < next.at) next = { at, jurisdiction };
    }
    return next;
  };

  const advance = async (to: number): Promise<void> => {
    for (;;) {
      const timer = Math.max(clock.nextAt() ?? Number.POSITIVE_INFINITY, clock.now());
      const sweep = nextSweep();
      const digest = nextDigest();
      const at = Math.min(timer, sweep, digest.at);
      if (at > to || witness.violations.length > 0) break;
      await Promise.race([clock.advanceTo(at), restless.promise]);
      const { outage } = stormAt(at) ?? {};
      if (outage?.of === 'everything' && at >= outage.from && at < outage.to) continue;
      if (at === sweep) runtime.start('sweep', { input: {} });
      if (at === digest.at) runtime.start('digest', { input: { jurisdiction: digest.jurisdiction } });
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
      patience: weather.patience,
      calmSince: (storm?.to ?? 0) + calmAfter,
      breaches,
    });
    for (const { startedAt, machine } of runtime.running())
      if (clock.now() - startedAt > 300 * 24 * hour) witness.violated(17, `a ${machine} lives for more than 300 days`);
  }
  hash.update(pendingText);
  return {
    caseYears: caseYears(setup, closings(witness.cases)),
    hash: hash.digest('hex'),
    violations: witness.violations,
    struck: plan.struck,
    counts,
    effects,
    history,
  };
};

const streamRecord = ({ caseId, n }: StoredEvent) => ({
  dynamodb: {
    SequenceNumber: `${caseId} ${n}`,
    Keys: { pk: { S: casePartition(caseId) }, sk: { S: eventSort(n) } },
  },
});

/** The same machines from another release: they retry at other times. */
const anotherRelease = (definition: unknown, release: number): unknown =>
  JSON.parse(JSON.stringify(definition), (key, value: unknown) =>
    key === 'IntervalSeconds' ? 1 + (release % 5) : key === 'Comment' ? `${String(value)} (${release})` : value,
  );

const nextMorning = (jurisdiction: string, now: number): number => {
  const policy = policyOf(jurisdiction);
  const hourOfDay = Number(policy.value('digest.hour'));
  const today = dateOf(instantAt(now), policy.zone);
  const at = millisecondsOf(atHour(today, hourOfDay, policy.zone));
  return at > now ? at : millisecondsOf(atHour(plusDays(today, 1), hourOfDay, policy.zone));
};

/** When each case closed, for those that did: epoch milliseconds. */
const closings = (
  cases: ReadonlyMap<CaseId, { readonly events: readonly StoredEvent[] }>,
): ReadonlyMap<CaseId, number> =>
  new Map(
    [...cases].flatMap(([of, { events }]) => {
      const end = events.findLast(({ body }) => body.type === 'closed' || body.type === 'died');
      return end === undefined ? [] : [[of, millisecondsOf(end.happenedAt)] as const];
    }),
  );
