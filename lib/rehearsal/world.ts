/** One world: people's lives through the real state machines on a virtual clock, in weather that breaks what it can. */
import { type CaseId, instantAt, millisecondsOf } from '../case/identity.ts';
import type { Ports } from '../casework/ports.ts';
import { createFlight } from '../runtime/flight.ts';
import { createVirtualClock } from '../runtime/virtual-clock.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { StoredEvent } from '../store/port.ts';
import { checkAtRest } from './at-rest.ts';
import { createChronicle } from './chronicle.ts';
import { createDesk } from './desk.ts';
import { createErrands } from './errands.ts';
import { faultyPorts, type Trouble } from './faulty-ports.ts';
import type { Host } from './host.ts';
import type { Patience } from './invariants/claim.ts';
import { problemsWithReport } from './invariants/report.ts';
import { createLists } from './lists.ts';
import { type Fault, type Plan, planFrom } from './plan.ts';
import { policyOf } from './policies.ts';
import { nextDigest, nextSweep } from './rounds.ts';
import { type House, longestLife, runHouse } from './running-house.ts';
import { caseYears, type Setup } from './setup.ts';
import { createStream } from './stream.ts';
import { settling } from './weather.ts';
import type { Violation } from './witness/truth.ts';
import { createWitness, type Witness } from './witness/witness.ts';

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
const day = 24 * 60 * minute;

/** Effects at one instant, beyond which a world is not waited for. */
const mostAtOnce = 20_000;

export const live = async (setup: Setup, house: House, options: LiveOptions = {}): Promise<Lived> => {
  const { seed, weather, offices, lives, from, until } = setup;
  const { plan = planFrom(seed, weather), traced = false, stopAt = Number.POSITIVE_INFINITY } = options;
  const clock = createVirtualClock({ startAt: from });
  const flight = createFlight(() => true);
  clock.holdWhile?.(() => flight.resting());
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

  const store = createMemoryStore({ shards: 2 });
  const witness: Witness = createWitness({
    ports: {
      store,
      policyOf,
      officesOf: () => offices,
      now: () => instantAt(clock.now()),
      publish: () => Promise.resolve(),
      tellOperations: () => Promise.resolve(),
      workflows: {
        start: (machine, name, input) => running.workflows.start(machine, name, input),
        isRunning: (machine, name) => running.workflows.isRunning(machine, name),
        wake: (token) => running.workflows.wake(token),
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
  const errands = createErrands({ clock, flight, calmFrom: (now) => (stormAt(now)?.to ?? now) + minute });
  const running = runHouse({
    setup,
    house,
    clock,
    store,
    errands,
    trouble,
    chronicle,
    witness: () => witness,
    portsOf,
  });
  const { inProcess } = running;
  const stream = createStream({
    clock,
    errands,
    trouble,
    longestDelay: weather.kind === 'slow' ? 3 * minute : 25 * minute,
    handed: (records) => running.handed('FollowFunction', records),
  });
  const jurisdictions = lives.map(({ jurisdiction }) => jurisdiction);
  const atDesk = createDesk({ setup, clock, errands, trouble, witness, portsOf, inProcess });
  const atLists = createLists({ jurisdictions, errands, witness, portsOf, inProcess });

  for (const { events } of lives)
    for (const event of events) clock.at(millisecondsOf(event.recordedAt), () => atDesk(event));
  const { report } = setup;
  if (report !== undefined)
    clock.at(report.at, () => running.start('compliance-report', { jurisdiction: report.jurisdiction }, 'report'));
  for (const one of weather.blows) clock.at(one.at, () => running.befall(one));
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
      if (at === sweep) running.start('sweep', {});
      if (at === digest.at) for (const jurisdiction of digest.jurisdictions) running.start('digest', { jurisdiction });
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
    for (const { startedAt, machine } of running.executions())
      if (clock.now() - startedAt > longestLife * day)
        witness.violated(17, `a ${machine} lives for more than ${longestLife} days`);
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
