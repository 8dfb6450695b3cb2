/** What a digest may settle: told while it stands, withdrawn when it no longer does, and not left waiting. */
import { type Instant, instantAt, millisecondsOf } from '../../case/identity.ts';
import { sameRecipient } from '../../notices/recipient.ts';
import type { Notice } from '../../store/port.ts';
import { atHour, dateOf, isRestDay, plusDays } from '../../timeline/calendar.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import type { Policy } from '../../timeline/policy.ts';
import type { Problem } from './problem.ts';

export interface Settling {
  readonly notice: Notice;
  readonly outcome: 'published' | 'withdrawn';
  /** The deadline as the process had read it. */
  readonly deadline: Deadline | undefined;
  /** Every notice of the case that was claimed, by its id. */
  readonly claims: ReadonlyMap<string, Notice>;
  /** The ids of those that were settled, and of those that were withdrawn. */
  readonly confirmed: ReadonlySet<string>;
  readonly withdrawn: ReadonlySet<string>;
}

export const problemsWithSettling = (settling: Settling): readonly Problem[] => {
  const { notice, outcome, deadline } = settling;
  const claims = settling.claims.values();
  const what = `${notice.rung} of ${notice.deadline}, generation ${notice.generation},`;
  const stands =
    deadline !== undefined &&
    deadline.dueAt === notice.dueAt &&
    isTellable(notice.kind, deadline) &&
    (notice.kind !== 'void' || wasAsked(settling));
  const how = deadline === undefined ? 'gone' : `${deadline.state}, due ${deadline.dueAt}`;
  if (outcome === 'published')
    return stands ? [] : [{ invariant: 6, what: `${what} went out in a digest, and its duty is ${how}` }];
  return !stands || isPromised(notice, deadline) || isPutOff(notice, deadline) || isOvertaken(notice, claims)
    ? []
    : [{ invariant: 18, what: `${what} was withdrawn while its duty is ${how}` }];
};

/** Whether somebody read that they had to do it: then it is taken back, and else there is nothing to take back. */
const wasAsked = ({ notice, claims, confirmed, withdrawn }: Settling): boolean => {
  for (const { id, deadline, kind, channel } of claims.values())
    if (
      deadline === notice.deadline &&
      (kind === 'reminder' || kind === 'inherited') &&
      !withdrawn.has(id) &&
      (channel === 'now' || confirmed.has(id))
    )
      return true;
  return false;
};

/** Whether a duty stands so that the morning tells of it. What is missed for good is told as missed, not as climbing. */
const isTellable = (kind: Notice['kind'], { state, repeats }: Deadline): boolean => {
  switch (kind) {
    case 'reminder':
    case 'inherited':
    case 'compressed':
    case 'snoozed':
      return state === 'upcoming' || state === 'due' || state === 'overdue';
    case 'escalation':
      return state === 'overdue' || (state === 'missed' && repeats);
    case 'missed':
    case 'void':
      return state === kind;
    default:
      return kind satisfies never;
  }
};

/** Somebody promised it meanwhile, or took it over: what was to climb stops climbing. */
const isPromised = ({ kind }: Notice, { acknowledgements, ladderEndsAt, takenOverAt }: Deadline): boolean =>
  kind === 'escalation' && (acknowledgements.length > 0 || ladderEndsAt !== undefined || takenOverAt !== undefined);

/** Whoever was to be reminded put that off, or has put it off for long enough. */
const isPutOff = ({ kind }: Notice, { snoozes }: Deadline): boolean =>
  (kind === 'reminder' || kind === 'snoozed') && snoozes.length > 0;

/** A newer one of its kind, or the miss for good, goes to the same reader, or somebody else hears of the duty since. */
const isOvertaken = (notice: Notice, claims: Iterable<Notice>): boolean => {
  for (const other of claims) {
    if (other.id === notice.id || other.deadline !== notice.deadline || other.claimedAt < notice.claimedAt) continue;
    if (!sameRecipient(other.recipient, notice.recipient) || other.kind === notice.kind || other.kind === 'missed')
      return true;
  }
  return false;
};

/** The morning by which what waits must have been told: that of the first working day after an instant. */
export const nextWorkingMorning = (after: number, policy: Policy, facility: string): Instant => {
  const zone = policy.zoneOf(facility);
  const hour = Number(policy.value('digest.hour'));
  for (let day = dateOf(instantAt(after), zone); ; day = plusDays(day, 1)) {
    const at = atHour(day, hour, zone);
    if (millisecondsOf(at) > after && !isRestDay(day, policy.holidays)) return at;
  }
};
