/**
 * Lives to rehearse on: a shipped one, moved to another time, stretched, and strewn with what else may arrive: acts left
 * undone or done again, late papers, corrections, promises, things that do not fit. All from a seed.
 */

import { standingNow } from '../case/case.ts';
import type { CaseEvent, EventBody, FactualBody } from '../case/events.ts';
import { fold } from '../case/fold.ts';
import {
  type CaseId,
  caseId,
  eventId,
  type Instant,
  instantAt,
  laterOf,
  millisecondsOf,
  plusMilliseconds,
} from '../case/identity.ts';
import type { Person } from '../simulation/caseload.ts';
import { deadlines } from '../timeline/deadlines.ts';
import { levels } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import { anyBody } from './any-body.ts';
import type { Chance } from './chance.ts';
import { canary } from './invariants/message.ts';

const hour = 3_600_000;
const day = 24 * hour;

export interface Life {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  /** In the order in which they are recorded. */
  readonly events: readonly CaseEvent[];
}

export interface LifeOptions {
  readonly number: string;
  readonly person: Person;
  readonly policy: Policy;
  readonly chance: Chance;
  /** When the world ends: epoch milliseconds. */
  readonly until: number;
  /** By how much the life is moved, in days. */
  readonly shift: number;
}

export const lifeFrom = ({ number, person, policy, chance, until, shift }: LifeOptions): Life => {
  const of = caseId(number);
  const moved = timesOf(person, shift, chance.oneOf([0.7, 1, 1, 1.5, 2.5, 4]));
  const kept = person.events.filter((_, index) => index === 0 || !chance.happens(0.08));
  const spine = kept.map((event): CaseEvent => {
    const happenedAt = plusMilliseconds(moved(event.happenedAt), chance.happens(0.1) ? chance.whole(-6, 30) * hour : 0);
    return written(of, event.id.replace(person.case, number), happenedAt, lateness(chance), bodyAt(event.body, moved));
  });
  const known = spine.filter(({ happenedAt }) => millisecondsOf(happenedAt) < until);
  const from = millisecondsOf(known[0]?.happenedAt ?? instantAt(until));
  const others = Array.from({ length: chance.whole(0, 8) }, (_, index): CaseEvent | undefined => {
    const body = anyBody(chance, policy);
    const at = instantAt(from + Math.floor(chance.next() * (until - from)));
    return body === undefined ? undefined : written(of, `${number}-other-${index}`, at, lateness(chance), body);
  }).filter((event) => event !== undefined);
  const lived = [...known, ...others, ...closing(of, known, policy, chance)];
  const all = [
    ...lived,
    ...dutiful(of, lived, policy, chance, until),
    ...corrections(of, lived, chance),
    ...erasing(of, from, until, chance),
  ];
  return {
    caseId: of,
    jurisdiction: policy.jurisdiction,
    events: inOrderOfRecording(all).filter(({ recordedAt }) => millisecondsOf(recordedAt) < until),
  };
};

/** Nobody is supervised for ever: where weeks are counted, most cases close some months after the last that is told of them. */
const closing = (of: CaseId, lived: readonly CaseEvent[], policy: Policy, chance: Chance): readonly CaseEvent[] => {
  const told = fold(lived.map((event, index) => ({ ...event, n: index + 1 })));
  const weekly =
    standingNow(told) === 'community' || policy.duties.some(({ schedule }) => schedule.kind === 'calendarWeeks');
  const last = lived.reduce<Instant | undefined>(
    (latest, { happenedAt }) => laterOf(latest ?? happenedAt, happenedAt),
    undefined,
  );
  if (!weekly || last === undefined || standingNow(told) === 'closed' || chance.happens(0.1)) return [];
  const at = plusMilliseconds(last, chance.whole(10, 90) * day);
  return [written(of, `${of}-closing`, at, 0, { type: 'closed', reason: 'supervisionCompleted' })];
};

/** A court orders some records erased, whatever the case is at. */
const erasing = (of: CaseId, from: number, until: number, chance: Chance): readonly CaseEvent[] => {
  if (!chance.happens(0.1)) return [];
  const at = instantAt(from + Math.floor(chance.next() * (until - from)));
  const order = {
    type: 'erasureOrdered',
    authority: `an order of the court (${canary})`,
    reason: `its term of keeping ran out (${canary})`,
  } as const;
  return [written(of, `${of}-erasing`, at, 0, order)];
};

const written = (of: CaseId, id: string, happenedAt: Instant, late: number, body: EventBody): CaseEvent => ({
  id: eventId(id),
  caseId: of,
  happenedAt,
  recordedAt: plusMilliseconds(happenedAt, late),
  recordedBy: `${canary}.desk`,
  body,
});

const lateness = (chance: Chance): number => (chance.happens(0.15) ? chance.oneOf([1, 30, 240, 1000]) * hour : 0);

/** The first ten days keep their hours; what follows is stretched. The order of things stays. */
const timesOf = (person: Person, shift: number, stretch: number): ((at: Instant) => Instant) => {
  const first = millisecondsOf(person.events[0]?.happenedAt ?? instantAt(0));
  return (at) => {
    const since = millisecondsOf(at) - first;
    const stretched = since <= 10 * day ? since : 10 * day + Math.round((since - 10 * day) * stretch);
    return instantAt(first + stretched + shift * day);
  };
};

const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** The body with every date and instant in it moved along. */
const bodyAt = (body: EventBody, moved: (at: Instant) => Instant): EventBody =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (key === 'reason') return `${value} (${canary})`;
    if (date.test(value)) return moved(`${value}T12:00:00.000Z` as Instant).slice(0, 10);
    return time.test(value) ? moved(value as Instant) : value;
  }) as EventBody;

const inOrderOfRecording = (events: readonly CaseEvent[]): readonly CaseEvent[] =>
  events.toSorted((one, other) =>
    one.recordedAt < other.recordedAt ? -1 : one.recordedAt > other.recordedAt ? 1 : one.id < other.id ? -1 : 1,
  );

/** Some of what is undone gets done after all, in time or late; of some misses somebody promises. */
const dutiful = (
  of: CaseId,
  lived: readonly CaseEvent[],
  policy: Policy,
  chance: Chance,
  until: number,
): readonly CaseEvent[] => {
  const numbered = inOrderOfRecording(lived).map((event, index) => ({ ...event, n: index + 1 }));
  const told = fold(numbered);
  if (told.standings.length === 0) return [];
  const undone = deadlines(told, policy, instantAt(until)).filter(
    ({ state, breaches }) => state === 'missed' || state === 'overdue' || breaches.length > 0,
  );
  const events: CaseEvent[] = [];
  for (const deadline of undone.slice(0, 150)) {
    const { key, duty, opensAt, dueAt } = deadline;
    const [opens, due] = [millisecondsOf(opensAt), millisecondsOf(dueAt)];
    const doneWhen = policy.duties.find(({ id }) => id === duty)?.doneWhen;
    if (doneWhen?.by === 'event' && chance.happens(0.6)) {
      const body = anyBody(chance, policy, chance.oneOf(doneWhen.types));
      const at = opens + Math.floor((due - opens) * (chance.happens(0.8) ? chance.next() : 1 + chance.next()));
      if (body !== undefined) events.push(written(of, `${key}-done`, instantAt(at), lateness(chance), body));
    } else if (chance.happens(0.15)) {
      const at = due + chance.whole(1, 96) * hour;
      events.push(
        written(of, `${key}-promise`, instantAt(at), 0, {
          type: 'acknowledged',
          deadline: key,
          reason: `short of staff (${canary})`,
          promisedFor: instantAt(at + chance.whole(1, 16 * 24) * hour),
          level: chance.oneOf(levels.filter((level) => level !== 'owner')),
        }),
      );
    }
  }
  return events;
};

/** The paper says otherwise: the event never was, or was at another time. */
const corrections = (of: CaseId, lived: readonly CaseEvent[], chance: Chance): readonly CaseEvent[] =>
  lived
    .filter(({ body }) => body.type !== 'corrected' && chance.happens(0.05))
    .map((target) => {
      const at = plusMilliseconds(target.recordedAt, chance.whole(1, 1000) * hour);
      const withdrawn = target.body.type !== 'admitted' && chance.happens(0.4);
      const happenedAt = plusMilliseconds(target.happenedAt, chance.whole(-100, 0) * hour);
      return written(of, `${target.id}-corrected`, at, 0, {
        type: 'corrected',
        supersedes: target.id,
        reason: `the paper says otherwise (${canary})`,
        ...(withdrawn ? {} : { instead: { happenedAt, body: target.body as FactualBody } }),
      });
    });
