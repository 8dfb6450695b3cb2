/** One process with the real state machines, the real functions and the memory store, on a clock that moves when told to. */

import { functions } from '../../functions/index.ts';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { caseId, eventId, type Instant, instantAt, millisecondsOf } from '../../lib/case/identity.ts';
import type { Message, Ports } from '../../lib/casework/ports.ts';
import { importEvent, type Recorded } from '../../lib/casework/record.ts';
import { type Standing, standingOf } from '../../lib/casework/standing.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import type { Offices } from '../../lib/notices/offices.ts';
import type { ExecutionDescription } from '../../lib/runtime/execution.ts';
import type { Runtime } from '../../lib/runtime/runtime.ts';
import type { TaskFunction } from '../../lib/runtime/services.ts';
import { createVirtualClock, type VirtualClock } from '../../lib/runtime/virtual-clock.ts';
import { embed } from '../../lib/simulation/embed.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import type { CaseStore } from '../../lib/store/port.ts';
import { readLocalTime } from '../../lib/timeline/local-time.ts';
import { type PolicyOptions, type PolicyPack, policyFrom } from '../../lib/timeline/policy.ts';

export const someone = caseId('CT-1001');
export const intake = { facility: 'Hartford CC', unit: 'Intake' };

/** An instant from a local time in Connecticut, such as `2026-03-02 09:00`. */
export const local = (text: string): Instant => {
  const time = readLocalTime(text, 'America/New_York');
  if (!time.read) throw new Error(time.because);
  return time.at;
};

export const minutes = 60_000;
export const hours = 60 * minutes;
export const days = 24 * hours;
export const later = (at: Instant, milliseconds: number): Instant => instantAt(millisecondsOf(at) + milliseconds);

/** What happened at a local time, recorded at once unless another instant is said. */
export const event = (
  at: string | Instant,
  body: EventBody,
  { id, recordedAt, of = someone }: { id?: string; recordedAt?: Instant; of?: CaseEvent['caseId'] } = {},
): CaseEvent => {
  const happenedAt = at.endsWith('Z') ? (at as Instant) : local(at);
  return {
    id: eventId(id ?? `${of} ${body.type} ${happenedAt}`),
    caseId: of,
    happenedAt,
    recordedAt: recordedAt ?? happenedAt,
    recordedBy: 'intake desk',
    body,
  };
};

export const admitted = {
  type: 'admitted',
  jurisdiction: 'connecticut',
  legalStatus: 'accused',
  place: intake,
} as const satisfies EventBody;

export const admittedToServe = (length: string): EventBody => ({
  ...admitted,
  legalStatus: 'sentenced',
  sentence: { length, split: 'none' },
});

export interface Sent {
  readonly at: Instant;
  readonly message: Message;
}

export interface WorldOptions {
  readonly startAt: Instant;
  /** Connecticut's unless another is given. */
  readonly pack?: PolicyPack;
  /** Which duties are observed, and changed parameters. */
  readonly policy?: PolicyOptions;
  /** Milliseconds between sweeps; no sweep without it. */
  readonly sweepEvery?: number;
  /** The ports as the functions get them, for breaking one on purpose. */
  readonly through?: (ports: Ports) => Ports;
  readonly store?: CaseStore;
  readonly offices?: Offices;
  /** A function as the state machines call it, for breaking one on purpose. */
  readonly calling?: (name: string, call: TaskFunction) => TaskFunction;
}

export interface World {
  readonly clock: VirtualClock;
  readonly runtime: Runtime;
  readonly store: CaseStore;
  readonly ports: Ports;
  readonly sent: Sent[];
  readonly troubles: { readonly caseId?: string; readonly what: string }[];
  readonly ended: ExecutionDescription[];
  /** Imports each event when it was recorded, in the order given. */
  arrive(...events: readonly CaseEvent[]): void;
  /** Imports an event now. */
  now(event: CaseEvent): Promise<Recorded>;
  until(at: Instant): Promise<void>;
  standing(of?: CaseEvent['caseId']): Promise<Standing>;
  running(machine: string): readonly ExecutionDescription[];
  /** A digest at seven until an instant, every morning unless another number of days is said. */
  mornings(until: Instant, every?: number): void;
}

export const createWorld = (options: WorldOptions): World => {
  const { startAt, sweepEvery, offices, through = (ports) => ports, calling = (_name, call) => call } = options;
  const clock = createVirtualClock({ startAt: millisecondsOf(startAt) });
  const store = options.store ?? createMemoryStore();
  const policy = policyFrom(options.pack ?? connecticut, options.policy);
  const sent: Sent[] = [];
  const troubles: World['troubles'] = [];
  const ended: ExecutionDescription[] = [];
  let ports: Ports | undefined;
  const { runtime, ports: plain } = embed({
    clock,
    store,
    policyOf: () => policy,
    seed: 7,
    ...(offices === undefined ? {} : { officesOf: () => offices }),
    functions: (given) => {
      ports = through(given);
      return Object.fromEntries(
        Object.entries(functions(ports)).map(([name, call]) => [name, calling(name, call as TaskFunction)]),
      );
    },
    publish: (message) => void sent.push({ at: instantAt(clock.now()), message }),
    tellOperations: (about) => void troubles.push(about),
  });
  runtime.onExecutionEnded((execution) => ended.push(execution));
  const world: World = {
    clock,
    runtime,
    store,
    ports: ports ?? plain,
    sent,
    troubles,
    ended,
    arrive: (...events) => {
      for (const one of events) clock.at(millisecondsOf(one.recordedAt), async () => void (await world.now(one)));
    },
    now: (one) => importEvent(world.ports, one),
    until: (at) => clock.advanceTo(millisecondsOf(at)),
    standing: (of = someone) => standingOf(world.ports, of),
    running: (machine) => runtime.running().filter((execution) => execution.machine === machine),
    mornings: (until, every = 1) => {
      for (
        let at = local(`${startAt.slice(0, 10)} 07:00`);
        at <= until;
        at = local(`${later(at, (24 * every + 2) * hours).slice(0, 10)} 07:00`)
      )
        if (at >= startAt)
          clock.at(
            millisecondsOf(at),
            () => void runtime.start('digest', { input: { jurisdiction: policy.jurisdiction } }),
          );
    },
  };
  if (sweepEvery !== undefined) everySoOften(clock, sweepEvery, () => void runtime.start('sweep', { input: {} }));
  return world;
};

const everySoOften = (clock: VirtualClock, every: number, run: () => void): void => {
  clock.at(clock.now() + every, () => {
    run();
    everySoOften(clock, every, run);
  });
};

/** Who was told what, and when, in local time: `03-02 21:00 intake counselor: Reminder`; of a digest, `… digest of 1 overdue`. */
export const told = (sent: readonly Sent[]): readonly string[] =>
  sent.map(
    ({ at, message: { recipient, subject } }) =>
      `${inConnecticut(at)} ${recipient.role}: ${isDigest(subject) ? `digest of ${subject.split(': ')[1]}` : subject.split(':')[0]}`,
  );

const isDigest = (subject: string): boolean => /^(Duties|Taches), /.test(subject);

/** The digests among what was sent. */
export const digestsOf = (sent: readonly Sent[]): readonly Sent[] =>
  sent.filter(({ message }) => isDigest(message.subject));

const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
export const inConnecticut = (at: Instant): string => format.format(new Date(at)).replace(',', '');
