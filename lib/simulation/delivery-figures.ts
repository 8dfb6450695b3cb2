/** What staff had to read, before and after digests; and whether everybody who had to hear did, once. */
import { wentOut } from '../casework/standing.ts';
import { type Recipient, titles } from '../notices/recipient.ts';
import { dateOf } from '../timeline/calendar.ts';
import type { Policy } from '../timeline/policy.ts';
import type { Rehearsal } from './rehearsal.ts';

export interface ReadingFigures {
  /** Days on which somebody in the role heard anything, each mailbox counted. */
  readonly staffDays: number;
  /** Notices, each as a message of its own. */
  readonly notices: number;
  /** Messages as they went out: what is routine shared a digest. */
  readonly messages: number;
  readonly noticesPerStaffDay: number;
  readonly messagesPerStaffDay: number;
}

export interface DeliveryFigures {
  readonly byRole: Readonly<Record<string, ReadingFigures>>;
  readonly everybody: ReadingFigures;
  /** Notices beyond the first to one recipient for one rung of one deadline. */
  readonly toldTwice: number;
  /** Duties done late or missed, and those of them of which nobody above their owner heard. */
  readonly lateOrMissed: number;
  readonly lateOrMissedUntold: number;
}

interface Heard {
  readonly role: string;
  readonly mailboxDay: string;
}

export const deliveryFigures = (
  { standings, messages }: Pick<Rehearsal, 'standings' | 'messages'>,
  { zone }: Policy,
): DeliveryFigures => {
  const ledger = standings.flatMap(({ notices }) => wentOut(notices));
  const heard = (recipient: Recipient, at: Parameters<typeof dateOf>[0]): Heard => ({
    role: recipient.role,
    mailboxDay: JSON.stringify([recipient.role, recipient.facility, recipient.unit, dateOf(at, zone)]),
  });
  const notices = ledger.map(({ recipient, claimedAt }) => heard(recipient, claimedAt));
  const sent = messages.map(({ recipient, at }) => heard(recipient, at));
  const roles = [...new Set([...notices, ...sent].map(({ role }) => role))].toSorted();
  const of =
    (role: string) =>
    (one: Heard): boolean =>
      one.role === role;
  const rungs = ledger.map(({ caseId, deadline, dueAt, rung, recipient }) =>
    JSON.stringify([caseId, deadline, dueAt, rung, recipient.role, recipient.facility, recipient.unit]),
  );
  return {
    byRole: Object.fromEntries(roles.map((role) => [role, reading(notices.filter(of(role)), sent.filter(of(role)))])),
    everybody: reading(notices, sent),
    toldTwice: rungs.length - new Set(rungs).size,
    ...untold(standings),
  };
};

const reading = (notices: readonly Heard[], sent: readonly Heard[]): ReadingFigures => {
  const staffDays = new Set([...notices, ...sent].map(({ mailboxDay }) => mailboxDay)).size;
  const each = (count: number): number => Math.round((100 * count) / Math.max(1, staffDays)) / 100;
  return {
    staffDays,
    notices: notices.length,
    messages: sent.length,
    noticesPerStaffDay: each(notices.length),
    messagesPerStaffDay: each(sent.length),
  };
};

const above: ReadonlySet<string> = new Set(Object.values(titles));

const untold = (standings: Rehearsal['standings']) => {
  const late = standings.flatMap(({ deadlines, notices }) =>
    deadlines
      .filter(({ deadline: { state } }) => state === 'missed' || state === 'metLate')
      .map(({ deadline }) =>
        wentOut(notices).some(
          (one) => one.deadline === deadline.key && above.has(one.recipient.role) && one.confirmedAt !== undefined,
        ),
      ),
  );
  return { lateOrMissed: late.length, lateOrMissedUntold: late.filter((told) => !told).length };
};
