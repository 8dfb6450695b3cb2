/** What a digest lists besides what waits for it: what is its recipient's, or theirs to look after, and overdue or due within the week. */
import type { CaseId, Instant, LocalDate } from '../case/identity.ts';
import { plusMilliseconds } from '../case/identity.ts';
import { callsForDigest, type Delivery, nextDigestAt, takenOver } from '../notices/delivery.ts';
import type { DigestLine } from '../notices/digest.ts';
import { actedFor, actingFor } from '../notices/offices.ts';
import { isSamePlace } from '../notices/place-in-words.ts';
import { all, type Recipient, sameRecipient, titles } from '../notices/recipient.ts';
import type { CaseStore, DueRow, LedgerRow } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import { type Deadline, isUnsettled } from '../timeline/deadline.ts';
import { brokenPromiseOf, ladder, pendingPromise, reachedLevel } from '../timeline/ladder.ts';
import type { NoticeKind } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import { isBelow } from '../timeline/promise.ts';
import { bindingSnooze } from '../timeline/snooze.ts';
import type { DigestAsked, Told } from './digest-messages.ts';
import { rowsInUnit } from './rows-in-unit.ts';
import type { Standing } from './standing.ts';

const aWeek = 7 * 86_400_000;

export interface StandingLine extends Told {
  /** Whether it calls for a digest though nothing waits for one. */
  readonly calls: boolean;
}

/** `read` answers undefined for a case that nothing is told of. */
export const standingLines = async (
  store: CaseStore,
  { jurisdiction, recipient, startedAt }: DigestAsked,
  delivery: Delivery,
  read: (caseId: CaseId) => Promise<Standing | undefined>,
): Promise<readonly StandingLine[]> => {
  const { offices, zoneOf, policy } = delivery;
  const on = dateOf(startedAt, zoneOf(recipient.facility));
  const next = nextDigestAt(delivery, recipient, startedAt);
  const isPressing = callsForDigest(delivery, recipient, startedAt);
  const newPosts = takenOver(delivery, recipient, startedAt);
  const isAwake = ({ deadline, snoozedUntil }: DigestLine): boolean =>
    snoozedUntil === undefined || snoozedUntil <= next || deadline.dueAt < next;
  const went = ({ channel, withdrawn, confirmedAt, recipient: whom }: LedgerRow): boolean =>
    channel === 'digest' &&
    withdrawn !== true &&
    confirmedAt !== undefined &&
    confirmedAt >= startedAt &&
    sameRecipient(whom, recipient);
  const lines: StandingLine[] = [];
  for (const post of actedFor(offices, recipient, on)) {
    const isNew = newPosts.some((one) => sameRecipient(one, post));
    const desk = { post, isNew, delivery, on, now: startedAt };
    for (const row of await rowsOn(desk, store, jurisdiction)) {
      const standing = await read(row.caseId);
      const deadline = standing?.deadlines.find(({ deadline: one }) => one.key === row.deadline)?.deadline;
      if (standing === undefined || deadline === undefined || !isOn(desk, deadline)) continue;
      const rows = standing.notices.filter((one) => one.deadline === deadline.key && went(one));
      const calls = isNew || isPressing(deadline.dueAt, newsAt(standing, deadline));
      for (const line of lineOf(row.caseId, deadline, new Set(rows.map(({ kind }) => kind)), policy, startedAt))
        if (isAwake(line)) lines.push({ line, rows, calls });
    }
  }
  return lines;
};

/** When what shaped a deadline last was recorded: from then on it is known how it stands. */
export const newsAt = ({ events }: Pick<Standing, 'events'>, { shapedBy }: Deadline): Instant | undefined =>
  events.find(({ n }) => n === shapedBy)?.recordedAt;

/** A post, and the morning on which somebody looks at what is on its desk. */
interface Desk {
  readonly post: Recipient;
  /** Whether they act for it since today. */
  readonly isNew: boolean;
  readonly delivery: Delivery;
  readonly on: LocalDate;
  readonly now: Instant;
}

/** The rows that may be on the desk. A supervisor looks after what is overdue, and after the duties of posts that nobody holds. */
const rowsOn = async (
  { post, isNew, delivery: { offices }, on, now }: Desk,
  store: CaseStore,
  jurisdiction: string,
): Promise<readonly DueRow[]> => {
  const { role, facility, unit } = post;
  if (unit !== all) {
    const rows = await rowsInUnit(store, jurisdiction, post, plusMilliseconds(now, aWeek));
    return rows.filter(
      (row) =>
        row.role === role ||
        (role === titles.unitSupervisor &&
          (row.dueAt < now || actingFor(offices, { ...post, role: row.role }, on) === undefined)),
    );
  }
  // Whoever holds the post was told of each rung as it was reached; whoever takes it over was not.
  if (role !== titles.facilityHead || !isNew) return [];
  const units = (await store.unitsWithRows(jurisdiction)).filter((one) => one.facility === facility);
  return (await Promise.all(units.map((one) => rowsInUnit(store, jurisdiction, one, now)))).flat();
};

/** The list may lag behind the case: the case is right. */
const isOn = ({ post, delivery: { offices, policy }, on, now }: Desk, deadline: Deadline): boolean => {
  const { role, facility, unit } = post;
  const isOpen = deadline.state === 'due' || isUnsettled(deadline, now);
  if (role === titles.facilityHead && unit === all)
    return deadline.placeWhenDue.facility === facility && isAtHead(deadline, policy, now);
  if (!isSamePlace(deadline.place, { facility, unit })) return false;
  if (role === deadline.role) return isOpen;
  if (role !== titles.unitSupervisor) return false;
  const holder = actingFor(offices, { ...post, role: deadline.role }, on);
  return holder === undefined ? isOpen : isUnsettled(deadline, now);
};

/** Whether the ladder of what is undone has come as high as the head of the facility. */
const isAtHead = (deadline: Deadline, policy: Policy, now: Instant): boolean => {
  const level = reachedLevel(ladder(deadline, policy), now);
  return isUnsettled(deadline, now) && level !== undefined && !isBelow(level, 'facilityHead');
};

/** Nothing for a duty that the policy does not hold. */
export const lineOf = (
  caseId: CaseId,
  deadline: Deadline,
  kinds: ReadonlySet<NoticeKind>,
  policy: Policy,
  now: Instant,
): readonly DigestLine[] => {
  const rule = policy.duties.find(({ id }) => id === deadline.duty);
  const snoozedUntil = bindingSnooze(deadline, policy, now)?.until;
  const promisedFor = pendingPromise(deadline, policy, now);
  const brokenPromise = brokenPromiseOf(deadline, policy, now);
  return rule === undefined ? [] : [{ caseId, deadline, rule, kinds, promisedFor, brokenPromise, snoozedUntil }];
};
