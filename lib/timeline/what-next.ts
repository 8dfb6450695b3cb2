/** What to send about a deadline now, and when to look again. A pure function of the deadline, what was sent, and the time. */
import { earliest, type Instant, laterOf } from '../case/identity.ts';
import type { Deadline, Inheritance } from './deadline.ts';
import { ladder, rungsUntilEnd } from './ladder.ts';
import {
  compressedNotice,
  inheritedNotice,
  missedNotice,
  type NoticeKind,
  type PlannedNotice,
  reminders,
  snoozeNotices,
  voidNotice,
} from './notice-plan.ts';
import type { Policy } from './policy.ts';

/** A notice that went out, as far as this decision needs to know it. */
export interface SentNotice {
  readonly deadline: string;
  readonly generation: number;
  readonly rung: string;
  readonly kind?: NoticeKind;
  /** The due instant that it told of. */
  readonly dueAt?: Instant;
  readonly confirmedAt?: Instant;
  readonly withdrawn?: true;
}

export interface WhatNext {
  /** Owed now; after an outage only the newest of what was missed. */
  readonly send: readonly PlannedNotice[];
  /** When something will next be owed; absent when nothing will be until an event changes the deadline. */
  readonly nextAt?: Instant;
  /** Nothing more is owed once `send` has gone: done, void, or told to everyone there is. */
  readonly settled: boolean;
}

/** Decides for one deadline. `told`, in the order of their claims, may hold notices of other deadlines: they are passed over. */
export const whatNext = (of: Deadline, told: readonly SentNotice[], policy: Policy, now: Instant): WhatNext => {
  const claimed = notTakenBack(of, told);
  const sent = claimed.filter((notice) => !wasNeverTold(of, notice));
  const gone = goneRungs(of, sent);
  switch (of.state) {
    case 'undetermined':
    case 'met':
    case 'metLate':
      return { send: [], settled: true };
    case 'void':
      return { send: wasTold(of, toldOf(of, sent)) ? unlessGone(voidNotice(of), gone) : [], settled: true };
    case 'missed':
      return of.repeats ? climbing(of, { claimed, sent }, policy, now) : missedForGood(of, gone, now);
    case 'upcoming':
    case 'due':
    case 'overdue':
      return climbing(of, { claimed, sent }, policy, now);
    default:
      return of.state satisfies never;
  }
};

/**
 * Whoever heard that it is no longer owed takes what they had heard before for settled: should it be owed after all, they
 * hear of it anew.
 */
const notTakenBack = (of: Deadline, told: readonly SentNotice[]): readonly SentNotice[] => {
  const takenBack = told.findLastIndex(
    ({ deadline, generation, kind, confirmedAt, withdrawn }) =>
      deadline === of.key &&
      generation < of.generation &&
      kind === 'void' &&
      confirmedAt !== undefined &&
      withdrawn !== true,
  );
  return told.slice(takenBack + 1);
};

/**
 * Withdrawn from a digest because it was not so that morning, and the duty was shaped anew since: nobody heard of it, and it
 * may be so now. A ladder that somebody's promise stopped, or that the next of many weeks took over, is not climbed anew.
 */
const wasNeverTold = (of: Deadline, { generation, kind, withdrawn }: SentNotice): boolean =>
  withdrawn === true &&
  generation < of.shapedBy &&
  (kind !== 'escalation' || (of.acknowledgements.length === 0 && !of.repeats));

/** What went out about it, whichever date stood then. */
const toldOf = ({ key }: Deadline, sent: readonly SentNotice[]): readonly string[] =>
  sent.filter(({ deadline }) => deadline === key).map(({ rung }) => rung);

/** What went out about the date that stands: with the last rung told once more, the last rung. */
const goneRungs = (of: Deadline, sent: readonly SentNotice[]): readonly string[] =>
  sent.filter((notice) => isAbout(of, notice)).map(({ rung }) => rung.split('/')[0] ?? rung);

/**
 * Whether a notice was about a deadline and the date that stands for it. Where a later date is withdrawn the one before
 * stands again, and what was told of the other was not about it; what stands under one generation is one date, whatever
 * holidays it is counted by. A week of many has one date, though leaving may end it sooner.
 */
export const isAbout = (of: Deadline, { deadline, generation, dueAt }: SentNotice): boolean =>
  deadline === of.key &&
  generation >= of.dateGeneration &&
  (of.repeats || dueAt === undefined || dueAt === of.dueAt || generation === of.generation);

/** Told at once, but for what was recorded by a clock that runs ahead: that is told by the same clock. */
const missedForGood = (of: Deadline, gone: readonly string[], now: Instant): WhatNext =>
  now < of.knownAt
    ? { send: [], nextAt: of.knownAt, settled: false }
    : { send: unlessGone(missedNotice(of), gone), settled: true };

interface Ledger {
  readonly claimed: readonly SentNotice[];
  /** Without what was claimed, and withdrawn before anybody heard. */
  readonly sent: readonly SentNotice[];
}

const climbing = (of: Deadline, { claimed, sent }: Ledger, policy: Policy, now: Instant): WhatNext => {
  const gone = goneRungs(of, sent);
  const rungs = ladder(of, policy);
  const owed = new Set(rungsUntilEnd(of, policy).map(({ rung }) => rung));
  const plan = now > of.dueAt ? rungs : [...toOwner(of, claimed, policy), ...rungs];
  const lastGone = plan.findLastIndex((notice) => gone.includes(notice.rung));
  // A ladder that turns out to have ended before a rung that went owes none of those below it.
  const waiting = plan.slice(lastGone + 1).filter(({ kind, rung }) => kind !== 'escalation' || owed.has(rung));
  const newest = waiting.findLast((notice) => notice.at <= now);
  const aside = besides(of, sent, policy, now).filter((notice) => !gone.includes(notice.rung));
  const send = aside.filter((notice) => notice.at <= now);
  const ahead = [...waiting, ...aside].filter((notice) => notice.at > now).map(({ at }) => at);
  // The end of a mandate is looked at when it comes: nobody records it, and a miss is told then.
  const nextAt = [...ahead, of.endsAt, of.movesAt].reduce<Instant | undefined>(earliest, undefined);
  return {
    send: newest === undefined ? send : [...send, newest],
    ...(nextAt === undefined ? {} : { nextAt }),
    settled: nextAt === undefined,
  };
};

/**
 * Reminders, and what came with the person from another unit, by time: of those that are owed at once the newest will do.
 * Whoever claimed a reminder before they could read of the move claimed it for the old unit: the new one hears after it.
 */
const toOwner = (of: Deadline, claimed: readonly SentNotice[], policy: Policy): readonly PlannedNotice[] => {
  const { inherited } = of;
  if (inherited === undefined) return reminders(of, policy);
  const unaware = goneRungs(
    of,
    claimed.filter(({ generation }) => generation < inherited.n),
  );
  const after = reminders(of, policy)
    .filter(({ rung }) => unaware.includes(rung))
    .reduce((latest, { at }) => laterOf(latest, at), inherited.at);
  return [...reminders(of, policy), { ...inheritedNotice(inherited), at: after }].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  );
};

/** What is told whatever else is: to the supervisor, or to who inherits what is overdue already. */
const besides = (of: Deadline, sent: readonly SentNotice[], policy: Policy, now: Instant): readonly PlannedNotice[] =>
  now > of.dueAt
    ? of.state === 'overdue' && of.inherited !== undefined && !wasReminded(of, of.inherited, sent, policy)
      ? [inheritedNotice(of.inherited)]
      : []
    : [...(of.compressed ? [compressedNotice(of)] : []), ...snoozeNotices(of, policy, now)];

/** Whether a reminder went since the move, from somebody who had read of it: then the new unit has heard that it is theirs. */
const wasReminded = (of: Deadline, { at, n }: Inheritance, sent: readonly SentNotice[], policy: Policy): boolean => {
  const aware = goneRungs(
    of,
    sent.filter(({ generation }) => generation >= n),
  );
  return reminders(of, policy).some((reminder) => reminder.at >= at && aware.includes(reminder.rung));
};

/** Somebody was asked to do it. Of one week of many another follows, and there is nothing to take back. */
const wasTold = ({ repeats, leftAt }: Deadline, gone: readonly string[]): boolean =>
  !repeats && leftAt !== undefined && gone.some((rung) => /^(reminder|inherited)-/.test(rung));

const unlessGone = (notice: PlannedNotice, gone: readonly string[]): readonly PlannedNotice[] =>
  gone.includes(notice.rung) ? [] : [notice];
