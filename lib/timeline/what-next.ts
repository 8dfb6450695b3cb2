/** What to send about a deadline now, and when to look again. A pure function of the deadline, what was sent, and the time. */
import { earlierOf, type Instant } from '../case/identity.ts';
import type { Deadline } from './deadline.ts';
import { ladder, type PlannedNotice, reminders } from './notice-plan.ts';
import type { Policy } from './policy.ts';

/** A notice that went out, as far as this decision needs to know it. */
export interface SentNotice {
  readonly deadline: string;
  readonly generation: number;
  readonly rung: string;
}

export interface WhatNext {
  /** Owed now; after an outage only the newest of what was missed. */
  readonly send: readonly PlannedNotice[];
  /** When something will next be owed; absent when nothing will be until an event changes the deadline. */
  readonly nextAt?: Instant;
  /** Nothing more is owed once `send` has gone: done, void, or told to everyone there is. */
  readonly settled: boolean;
}

/** Decides for one deadline. `sent` may hold notices of other deadlines: they are passed over. */
export const whatNext = (of: Deadline, sent: readonly SentNotice[], policy: Policy, now: Instant): WhatNext => {
  const gone = sent
    .filter((notice) => notice.deadline === of.key && notice.generation >= of.dateGeneration)
    .map((notice) => notice.rung);
  switch (of.state) {
    case 'undetermined':
    case 'met':
    case 'metLate':
    case 'void':
      return { send: [], settled: true };
    case 'missed':
      return of.repeats ? climbing(of, gone, policy, now) : { send: unlessGone(missedNotice(of), gone), settled: true };
    case 'upcoming':
    case 'due':
    case 'overdue':
      return climbing(of, gone, policy, now);
    default:
      return of.state satisfies never;
  }
};

const climbing = (of: Deadline, gone: readonly string[], policy: Policy, now: Instant): WhatNext => {
  const rungs = rungsUntilEnd(of, policy);
  const plan = now > of.dueAt ? rungs : [...reminders(of, policy), ...rungs];
  const lastGone = plan.findLastIndex((notice) => gone.includes(notice.rung));
  const waiting = plan.slice(lastGone + 1);
  const newest = waiting.findLast((notice) => notice.at <= now);
  const nextAt = earliest(waiting.find((notice) => notice.at > now)?.at, of.endsAt);
  const told =
    of.compressed && of.state !== 'overdue'
      ? unlessGone(compressedNotice(of), gone).filter((notice) => notice.at <= now)
      : [];
  return {
    send: newest === undefined ? told : [...told, newest],
    ...(nextAt === undefined ? {} : { nextAt }),
    settled: nextAt === undefined,
  };
};

/** The end of a mandate is looked at when it comes: nobody records it, and a miss is told then. */
const earliest = (one: Instant | undefined, other: Instant | undefined): Instant | undefined =>
  one === undefined || other === undefined ? (one ?? other) : earlierOf(one, other);

/** A missed week's ladder ends with the next contact, or when the person leaves; of a miss left behind the supervisor still hears. */
const rungsUntilEnd = (of: Deadline, policy: Policy): readonly PlannedNotice[] => {
  const { ladderEndsAt, leftAt } = of;
  const rungs = ladder(of, policy);
  if (ladderEndsAt === undefined) return rungs;
  return rungs.filter((rung, index) => rung.at < ladderEndsAt || (index === 0 && ladderEndsAt === leftAt));
};

const unlessGone = (notice: PlannedNotice, gone: readonly string[]): readonly PlannedNotice[] =>
  gone.includes(notice.rung) ? [] : [notice];

/** Nobody can do it any more: one notice to the supervisor of the unit that held the person when it was due. */
const missedNotice = ({ leftAt, dueAt }: Deadline): PlannedNotice => ({
  rung: 'missed',
  kind: 'missed',
  level: 'unitSupervisor',
  at: leftAt ?? dueAt,
});

const compressedNotice = ({ knownAt }: Deadline): PlannedNotice => ({
  rung: 'compressed',
  kind: 'compressed',
  level: 'unitSupervisor',
  at: knownAt,
});
