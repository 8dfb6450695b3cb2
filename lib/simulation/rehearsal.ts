/** Lives through a caseload on a virtual clock: every event arrives when it was recorded, every timer fires when it is due. */
import type { CaseEvent } from '../case/events.ts';
import { type CaseId, earlierOf, type Instant, laterOf, millisecondsOf } from '../case/identity.ts';
import type { Message } from '../casework/ports.ts';
import { importEvent } from '../casework/record.ts';
import { type Standing, standingOf } from '../casework/standing.ts';
import { isOfVacantPost } from '../casework/vacant-post.ts';
import { everybodyAlways, type Offices } from '../notices/offices.ts';
import type { Figures } from '../runtime/figures.ts';
import { createVirtualClock } from '../runtime/virtual-clock.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { CaseStore } from '../store/port.ts';
import { atHour, dateOf, plusDays } from '../timeline/calendar.ts';
import type { Policy } from '../timeline/policy.ts';
import { embed, type Functions } from './embed.ts';

export interface RehearsalOptions {
  readonly events: readonly CaseEvent[];
  readonly policy: Policy;
  /** @default every office works always, every post is held */
  readonly offices?: Offices;
  /** When the clock stops. */
  readonly until: Instant;
  readonly functions: Functions;
  /** How often the sweep runs, in milliseconds; absent when it does not. */
  readonly sweepEvery?: number;
  /** Whether the morning digest runs. */
  readonly digest?: boolean;
  /** Called as virtual time passes, with the share of it that has. */
  readonly onProgress?: (share: number) => void;
}

export interface SentMessage extends Message {
  readonly at: Instant;
}

export interface Rehearsal {
  readonly standings: readonly Standing[];
  readonly messages: readonly SentMessage[];
  readonly figures: Figures;
  readonly store: CaseStore;
  readonly from: Instant;
  readonly until: Instant;
  /** What operations were told, vacant posts apart; empty when nothing went wrong. */
  readonly troubles: readonly string[];
}

export const rehearse = async (options: RehearsalOptions): Promise<Rehearsal> => {
  const { events, policy, until, functions } = options;
  const from = events.reduce<Instant>((first, { recordedAt }) => earlierOf(recordedAt, first), until);
  const clock = createVirtualClock({ startAt: millisecondsOf(from) });
  const store = createMemoryStore();
  const messages: SentMessage[] = [];
  const troubles: string[] = [];
  const { ports, runtime } = embed({
    clock,
    store,
    policyOf: () => policy,
    officesOf: () => options.offices ?? everybodyAlways,
    functions,
    seed: 1,
    publish: (message) => void messages.push({ ...message, at: ports.now() }),
    tellOperations: ({ what }) => {
      if (!isOfVacantPost(what)) troubles.push(what);
    },
  });
  for (const event of events)
    clock.at(millisecondsOf(event.recordedAt), async () => void (await importEvent(ports, event)));
  if (options.digest === true)
    for (const zone of policy.zones)
      everyMorning(policy, zone, from, until, (at) =>
        clock.at(at, () => void runtime.start('digest', { input: { jurisdiction: policy.jurisdiction, zone } })),
      );
  if (options.sweepEvery !== undefined)
    repeatedly(clock, millisecondsOf(until), options.sweepEvery, () => void runtime.start('sweep', { input: {} }));
  await inSteps(millisecondsOf(from), millisecondsOf(until), async (time, share) => {
    await clock.advanceTo(time);
    options.onProgress?.(share);
  });
  const standings: Standing[] = [];
  for (const caseId of new Set<CaseId>(events.map((event) => event.caseId)))
    standings.push(await standingOf(ports, caseId));
  return { standings, messages, figures: runtime.figures(), store, from, until, troubles };
};

const everyMorning = (
  policy: Policy,
  zone: string,
  from: Instant,
  until: Instant,
  schedule: (at: number) => void,
): void => {
  const hour = Number(policy.value('digest.hour'));
  for (let day = dateOf(from, zone); atHour(day, hour, zone) <= until; day = plusDays(day, 1)) {
    const at = atHour(day, hour, zone);
    if (at >= from) schedule(millisecondsOf(at));
  }
};

const repeatedly = (
  clock: { readonly now: () => number; readonly at: (time: number, run: () => void) => unknown },
  until: number,
  every: number,
  run: () => void,
): void => {
  const next = clock.now() + every;
  if (next > until) return;
  clock.at(next, () => {
    run();
    repeatedly(clock, until, every, run);
  });
};

const steps = 100;

const inSteps = async (
  from: number,
  until: number,
  advance: (time: number, share: number) => Promise<void>,
): Promise<void> => {
  for (let step = 1; step <= steps; step += 1) {
    await advance(step === steps ? until : from + Math.floor(((until - from) * step) / steps), step / steps);
  }
};

/** The last instant among events, or undefined when there are none. */
export const lastInstant = (events: readonly CaseEvent[]): Instant | undefined =>
  events.reduce<Instant | undefined>(
    (last, { recordedAt }) => (last === undefined ? recordedAt : laterOf(last, recordedAt)),
    undefined,
  );
