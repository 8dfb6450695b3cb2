/** Who gets a notice today, and whether at once or with the morning's digest. */
import {
  earlierOf,
  type Instant,
  type LocalDate,
  laterOf,
  millisecondsOf,
  plusMilliseconds,
} from '../case/identity.ts';
import { atHour, dateOf, plusDays, timeOfDay } from '../timeline/calendar.ts';
import type { Deadline } from '../timeline/deadline.ts';
import { isKnownHoliday } from '../timeline/holidays.ts';
import { levels, type NoticeKind, type PlannedNotice } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import { actedFor, actingFor, isQuietAt, type Offices, worksOn } from './offices.ts';
import { type Recipient, recipientOf, sameRecipient } from './recipient.ts';

/** The offices of a jurisdiction, with the clocks and the calendar that they go by. */
export interface Delivery {
  readonly offices: Offices;
  readonly policy: Policy;
  /** The zone of a facility's clocks. */
  readonly zoneOf: (facility: string) => string;
}

export interface Addressed {
  readonly recipient: Recipient;
  /** Posts below it that nobody holds: the notice went past them. */
  readonly passedOver: readonly Recipient[];
}

/** Whoever holds the post that a notice is for, or the first above it that somebody holds. */
export const addressee = (delivery: Delivery, of: Deadline, notice: PlannedNotice, now: Instant): Addressed => {
  const passedOver: Recipient[] = [];
  for (const level of levels.slice(levels.indexOf(notice.level))) {
    const post = recipientOf(of, { kind: notice.kind, level });
    const acting = actingFor(delivery.offices, post, dateAt(delivery, post, now));
    if (acting !== undefined) return { recipient: acting, passedOver };
    passedOver.push(post);
  }
  return { recipient: recipientOf(of, { kind: notice.kind, level: 'centralOffice' }), passedOver };
};

const dateAt = ({ zoneOf }: Delivery, { facility }: Recipient, at: Instant): LocalDate => dateOf(at, zoneOf(facility));

/** In a year whose holidays are not known every day may be worked: an office hears too often rather than never. */
export const worksThatDay = ({ offices, policy }: Delivery, recipient: Recipient, date: LocalDate): boolean =>
  worksOn(offices, recipient, date, (day) => isKnownHoliday(policy.holidays, day));

const mostRestDays = 31;

/** When the recipient's next digest goes out, after an instant. An office that never works is taken to work after a month. */
export const nextDigestAt = (delivery: Delivery, recipient: Recipient, after: Instant): Instant => {
  const zone = delivery.zoneOf(recipient.facility);
  const hour = Number(delivery.policy.value('digest.hour'));
  for (let day = dateOf(after, zone), rested = 0; ; day = plusDays(day, 1), rested += 1) {
    const at = atHour(day, hour, zone);
    if (at > after && (rested >= mostRestDays || worksThatDay(delivery, recipient, day))) return at;
  }
};

const aDay = 86_400_000;

/**
 * Whether what is open calls for a digest though nothing waits for one: it is due before the next, or fell due since the day
 * before, or it became known since that it had; `newsAt` says when. What has been overdue for longer is told anew on
 * Mondays, and after days of rest: whoever hears the same every morning stops reading. Central office does hear every day.
 */
export const callsForDigest = (
  delivery: Delivery,
  recipient: Recipient,
  startedAt: Instant,
): ((dueAt: Instant, newsAt?: Instant) => boolean) => {
  const today = dateAt(delivery, recipient, startedAt);
  const tellsAnew = new Date(today).getUTCDay() === 1 || !worksThatDay(delivery, recipient, plusDays(today, -1));
  const before = nextDigestAt(delivery, recipient, startedAt);
  const yesterday = atHour(
    plusDays(today, -1),
    Number(delivery.policy.value('digest.hour')),
    delivery.zoneOf(recipient.facility),
  );
  const since = earlierOf(plusMilliseconds(startedAt, -aDay), yesterday);
  return (dueAt, newsAt = dueAt) => dueAt < before && (tellsAnew || laterOf(dueAt, newsAt) >= since);
};

/** Posts that somebody has begun to act for since their last digest, their own among them when they are back: they hear what they took over. */
export const takenOver = (delivery: Delivery, recipient: Recipient, startedAt: Instant): readonly Recipient[] => {
  const today = dateAt(delivery, recipient, startedAt);
  let last = plusDays(today, -1);
  for (let rested = 1; rested < mostRestDays && !worksThatDay(delivery, recipient, last); rested += 1)
    last = plusDays(last, -1);
  const before = actedFor(delivery.offices, recipient, last);
  return actedFor(delivery.offices, recipient, today).filter((post) => !before.some((one) => sameRecipient(one, post)));
};

/** Due within 24 hours, overdue, or told upward for the first time: not for the routine of a morning. */
const isUrgent = ({ dueAt }: Deadline, { kind, daily }: PlannedNotice, now: Instant): boolean => {
  switch (kind) {
    case 'reminder':
    case 'inherited':
      return millisecondsOf(dueAt) - millisecondsOf(now) <= aDay;
    case 'escalation':
      return daily !== true;
    case 'compressed':
    case 'missed':
      return true;
    case 'snoozed':
    case 'void':
      return false;
    default:
      return kind satisfies never;
  }
};

/** What is of use to its hearer only as long as the duty can be done in time. */
const mattersBeforeDue: ReadonlySet<NoticeKind> = new Set(['reminder', 'inherited', 'compressed', 'snoozed']);

/**
 * What is urgent goes at once, except that a duty counted in days waits while the office is quiet or rests: nobody can
 * do it there and then, and it is first in the next digest. An hour clock runs at night. And whatever the next digest
 * would bring too late goes at once.
 */
export const channelOf = (
  delivery: Delivery,
  of: Deadline,
  notice: PlannedNotice,
  recipient: Recipient,
  now: Instant,
): 'now' | 'digest' => {
  if (of.dueAt >= now && mattersBeforeDue.has(notice.kind) && nextDigestAt(delivery, recipient, now) >= of.dueAt)
    return 'now';
  if (!isUrgent(of, notice, now)) return 'digest';
  return of.hourClock || isAtWork(delivery, recipient, now) ? 'now' : 'digest';
};

const isAtWork = (delivery: Delivery, recipient: Recipient, now: Instant): boolean =>
  worksThatDay(delivery, recipient, dateAt(delivery, recipient, now)) &&
  !isQuietAt(delivery.offices, recipient, timeOfDay(now, delivery.zoneOf(recipient.facility)));
