/** What is to be sent about a deadline, and when: reminders before it is due, rungs of a ladder after it passed. */
import { type Instant, instantAt, laterOf, millisecondsOf, plusMilliseconds } from '../case/identity.ts';
import { after, atHour, dateBefore, dateOf } from './calendar.ts';
import type { Acknowledgement, Deadline } from './deadline.ts';
import { type Length, length } from './length.ts';
import type { Policy } from './policy.ts';

/** Who hears: the owner of the duty, then up the ladder. */
export const levels = ['owner', 'unitSupervisor', 'facilityHead', 'centralOffice'] as const;
export type Level = (typeof levels)[number];

export interface PlannedNotice {
  /** `reminder-1`, `rung-2`, `compressed`, `missed`: what it is in its deadline's plan. */
  readonly rung: string;
  readonly kind: 'reminder' | 'escalation' | 'compressed' | 'missed';
  readonly level: Level;
  /** When it should go; when that lies behind, at the next chance. */
  readonly at: Instant;
}

const anHour = 3_600_000;

/** Before the due instant, earliest first. None before the window opens, none closer than an hour. */
export const reminders = (of: Deadline, policy: Policy): readonly PlannedNotice[] =>
  [...new Set(reminderTimes(of, policy))]
    .toSorted()
    .filter((at) => at >= of.opensAt && at < of.dueAt)
    .map((at, index) => ({
      rung: `reminder-${index + 1}`,
      kind: 'reminder',
      level: 'owner',
      at: laterOf(at, of.knownAt),
    }));

const reminderTimes = (of: Deadline, policy: Policy): readonly Instant[] => {
  const leads = policy.value(`${of.duty}.remind`);
  return leads.endsWith('%')
    ? shares(of, leads)
    : leads.split(',').map((lead) => before(of.dueAt, length(lead), policy));
};

/** Shares of the window that remain, such as `50%,10%`. */
const shares = ({ opensAt, knownAt, dueAt, compressed }: Deadline, leads: string): readonly Instant[] => {
  const due = millisecondsOf(dueAt);
  const window = due - millisecondsOf(compressed ? laterOf(opensAt, knownAt) : opensAt);
  return leads
    .split(',')
    .map((share) => instantAt(Math.round(due - Math.max(anHour, (window * Number.parseFloat(share)) / 100))));
};

/** Days count back on the calendar, to the hour before that morning's digest; hours count back from the instant. */
const before = (dueAt: Instant, lead: Length, policy: Policy): Instant => {
  if (lead.counted === 'elapsed') return plusMilliseconds(dueAt, -lead.milliseconds);
  return atHour(
    dateBefore(dateOf(dueAt, policy.zone), lead, policy.holidays),
    Number(policy.value('digest.hour')) - 1,
    policy.zone,
  );
};

/** After the due instant passed, lowest rung first; an acknowledgement stops the ladder until the promised instant. */
export const ladder = (of: Deadline, policy: Policy): readonly PlannedNotice[] => {
  const offsets = policy
    .value(of.hourClock ? 'ladder.hourClock' : 'ladder.dayClock')
    .split(',')
    .map((text) => elapsedIn(length(text)));
  const passed = plusMilliseconds(of.dueAt, 1);
  const rungs = offsets.map(
    (offset, index): PlannedNotice => ({
      rung: `rung-${index + 1}`,
      kind: 'escalation',
      level: levels[Math.min(index + 1, levels.length - 1)] ?? 'centralOffice',
      at: laterOf(plusMilliseconds(passed, offset), of.knownAt),
    }),
  );
  return of.acknowledgements
    .filter((acknowledgement) => binds(acknowledgement, policy))
    .reduce<readonly PlannedNotice[]>((plan, acknowledgement) => resumed(plan, acknowledgement, offsets), rungs);
};

/** A promise lies ahead, and no further than the policy allows; an imported one that does not stops nothing. */
const binds = ({ at, promisedFor }: Acknowledgement, policy: Policy): boolean =>
  promisedFor > at &&
  promisedFor <= after(at, length(policy.value('acknowledgement.furthest')), policy.zone, policy.holidays);

const elapsedIn = (span: Length): number => {
  if (span.counted !== 'elapsed') throw new RangeError('A ladder climbs by hours, such as PT24H');
  return span.milliseconds;
};

/** Rungs that had not gone out when somebody promised wait for the promise; after the last rung, the last repeats. */
const resumed = (
  plan: readonly PlannedNotice[],
  { at, promisedFor, level }: Acknowledgement,
  offsets: readonly number[],
): readonly PlannedNotice[] => {
  const gone = plan.filter((rung) => rung.at <= at);
  const lastGone = gone.at(-1);
  if (lastGone === undefined || levels.indexOf(level) < levels.indexOf(lastGone.level)) return plan;
  const waiting = plan.slice(gone.length);
  const first = gone.length;
  const postponed = waiting.map((rung, index) => ({
    ...rung,
    at: plusMilliseconds(promisedFor, 1 + (offsets[first + index] ?? 0) - (offsets[first] ?? 0)),
  }));
  const promiseBroken: PlannedNotice = {
    ...lastGone,
    rung: `rung-${plan.length + 1}`,
    at: plusMilliseconds(promisedFor, 1),
  };
  return [...gone, ...(postponed.length > 0 ? postponed : [promiseBroken])];
};
