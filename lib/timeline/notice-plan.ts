/** What is to be sent about a deadline before it is due, and when. What follows once it passed is its `ladder.ts`. */
import { type Instant, instantAt, laterOf, millisecondsOf, plusMilliseconds } from '../case/identity.ts';
import { atHour, dateBefore, dateOf } from './calendar.ts';
import type { Deadline, Inheritance } from './deadline.ts';
import { type Length, length } from './length.ts';
import type { Policy } from './policy.ts';
import { rememberingOf } from './remembering.ts';
import { bindingSnoozes } from './snooze.ts';

/** Who hears: the owner of the duty, then up the ladder. */
export const levels = ['owner', 'unitSupervisor', 'facilityHead', 'centralOffice'] as const;
export type Level = (typeof levels)[number];

export const noticeKinds = [
  'reminder',
  /** What another unit, or another role, had begun is yours now. */
  'inherited',
  'escalation',
  'compressed',
  'missed',
  /** The owner put the reminders off: the supervisor sees it. */
  'snoozed',
  /** What the owner was reminded of is no longer owed. */
  'void',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export interface PlannedNotice {
  /** `reminder-1`, `rung-2`, `rung-3/2026-03-12`, `missed`: what it is in its deadline's plan. */
  readonly rung: string;
  readonly kind: NoticeKind;
  readonly level: Level;
  /** When it should go; when that lies behind, at the next chance. */
  readonly at: Instant;
  /** The last rung, told once more this day. */
  readonly daily?: true;
}

const anHour = 3_600_000;

/**
 * Before the due instant, earliest first. None before the window opens, none closer than an hour, none while the owner
 * has put them off: then one when that is over, unless the date that stands was set only after it was.
 */
export const reminders = rememberingOf((of: Deadline, policy: Policy): readonly PlannedNotice[] => {
  const snoozes = bindingSnoozes(of, policy);
  const usual = [...new Set(reminderTimes(of, policy))]
    .toSorted()
    .filter((at) => at >= of.opensAt && at < of.dueAt)
    .map((at, index) => reminder(`reminder-${index + 1}`, laterOf(at, of.knownAt)))
    .filter(({ at }) => !snoozes.some((snooze) => snooze.at < at && at <= snooze.until));
  return [
    ...usual,
    ...snoozes.flatMap(({ until }, index) =>
      until <= of.knownAt || snoozes.some((other) => other.at < until && until < other.until)
        ? []
        : [reminder(`reminder-after-snooze-${index + 1}`, until)],
    ),
  ].toSorted((one, other) => millisecondsOf(one.at) - millisecondsOf(other.at));
});

const reminder = (rung: string, at: Instant): PlannedNotice => ({ rung, kind: 'reminder', level: 'owner', at });

const reminderTimes = (of: Deadline, policy: Policy): readonly Instant[] => {
  const leads = policy.value(`${of.duty}.remind`);
  return leads.endsWith('%') ? shares(of, leads) : leads.split(',').map((lead) => before(of, length(lead), policy));
};

/** Shares of the window that remain, such as `50%,10%`. */
const shares = ({ opensAt, knownAt, dueAt, compressed }: Deadline, leads: string): readonly Instant[] => {
  const due = millisecondsOf(dueAt);
  const window = due - millisecondsOf(compressed ? laterOf(opensAt, knownAt) : opensAt);
  return leads
    .split(',')
    .map((share) => instantAt(Math.round(due - Math.max(anHour, (window * Number.parseFloat(share)) / 100))));
};

/** Days count back on the calendar of the unit that will answer for it, to the hour before that morning's digest; hours count back from the instant. */
const before = ({ dueAt, placeWhenDue }: Deadline, lead: Length, policy: Policy): Instant => {
  if (lead.counted === 'elapsed') return plusMilliseconds(dueAt, -lead.milliseconds);
  const zone = policy.zoneOf(placeWhenDue.facility);
  const date = dateBefore(dateOf(dueAt, zone), lead, policy.holidays);
  return atHour(date, Number(policy.value('digest.hour')) - 1, zone);
};

/** Once for each move, and for each change of role: whose it is now hears what they inherited. */
export const inheritedNotice = ({ at, n }: Inheritance): PlannedNotice => ({
  rung: `inherited-${n}`,
  kind: 'inherited',
  level: 'owner',
  at,
});

/** Told to the supervisor: a snooze is never between the owner and the clock alone. Of one that is over there is nothing to tell. */
export const snoozeNotices = (of: Deadline, policy: Policy, now: Instant): readonly PlannedNotice[] =>
  bindingSnoozes(of, policy).flatMap(({ at, until }, index): readonly PlannedNotice[] =>
    until < now ? [] : [{ rung: `snoozed-${index + 1}`, kind: 'snoozed', level: 'unitSupervisor', at }],
  );

/** The person left, or the duty ceased, before it was due: whoever was reminded of it need not do it. */
export const voidNotice = ({ leftAt, dueAt }: Deadline): PlannedNotice => ({
  rung: 'void',
  kind: 'void',
  level: 'owner',
  at: leftAt ?? dueAt,
});

/** Nobody can do it any more: one notice to the supervisor of the unit that held the person when it was due. */
export const missedNotice = ({ leftAt, dueAt }: Deadline): PlannedNotice => ({
  rung: 'missed',
  kind: 'missed',
  level: 'unitSupervisor',
  at: leftAt ?? dueAt,
});

export const compressedNotice = ({ knownAt }: Deadline): PlannedNotice => ({
  rung: 'compressed',
  kind: 'compressed',
  level: 'unitSupervisor',
  at: knownAt,
});
