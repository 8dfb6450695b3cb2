/** One recipient's morning digest: what was gathered for them since the last, and whatever of theirs is overdue or due. */
import type { CaseId, Instant } from '../case/identity.ts';
import { addressee, type Delivery, worksThatDay } from '../notices/delivery.ts';
import { type Recipient, sameRecipient } from '../notices/recipient.ts';
import type { LedgerRow } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import { type Deadline, isOpen, isUnsettled } from '../timeline/deadline.ts';
import { levelOf, pendingPromise, rungsUntilEnd } from '../timeline/ladder.ts';
import { snoozeNotices } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import { bindingSnooze } from '../timeline/snooze.ts';
import { lineOf, standingLines } from './digest-lines.ts';
import { type DigestAsked, mostGathered, nameOf, nameOfLine, sendMessages, type Told } from './digest-messages.ts';
import type { Ports } from './ports.ts';
import { deliveryOf, sendNotice } from './send-notice.ts';
import { isGone, type Standing } from './standing.ts';
import { type NotTold, tellInPassing } from './tell-operations.ts';
import { faultBy, numbersOf, standingUnlessUnread, type UnreadCase, unreadByNumber } from './unread.ts';

/** A notice that was gathered, and the deadline as it stands when somebody still has to hear of it from this recipient's digest. */
interface Gathered {
  readonly row: LedgerRow;
  readonly deadline?: Deadline;
}

interface Waiting {
  readonly gathered: readonly Gathered[];
  /** What waits behind more than a morning tells, by name: it goes on waiting. */
  readonly behind: ReadonlySet<string>;
  readonly kept: readonly Kept[];
}

/**
 * Sends one recipient's digest and answers how many lines it carried; none on a day of rest. A case that cannot be read
 * keeps the others from nobody. Operations hear which it is, and to try again would only send the others again; a fault
 * that may pass is thrown when they have gone. So is one that kept a notice from whoever has a duty now, unless the digest
 * would come again for it: then operations hear, and it is handed on with the next.
 */
export const sendDigest = async (ports: Ports, asked: DigestAsked, notTold: NotTold): Promise<number> => {
  const { jurisdiction, recipient, startedAt } = asked;
  const policy = ports.policyOf(jurisdiction);
  const delivery = deliveryOf(ports, policy);
  if (!worksThatDay(delivery, recipient, dateOf(startedAt, delivery.zoneOf(recipient.facility)))) return 0;
  const read = reader(ports);
  const { gathered, behind, kept } = await gather(ports, asked, delivery, read);
  const waiting = gatheredLines(gathered, policy, startedAt);
  const theirs = await standingLines(ports.store, asked, delivery, read);
  const carried = new Set(waiting.map(({ line }) => nameOfLine(line)));
  const standing = theirs.filter(({ line }) => !carried.has(nameOfLine(line)));
  for (const { row, deadline } of gathered)
    if (deadline === undefined) await ports.store.confirmNotice(row.caseId, row.id, ports.now(), 'withdrawn');
  const sender = { ports, asked, delivery };
  const isNews = [...waiting, ...standing].some(({ rows }) => rows.length > 0);
  const shown = isNews || standing.some(({ calls }) => calls) ? standing : [];
  const lines = await sendMessages(sender, waiting, shown, behind);
  const { role, facility, unit } = recipient;
  const tell = async (what: string, cases: readonly Pick<UnreadCase, 'caseId' | 'fault'>[]): Promise<void> => {
    if (cases.length === 0) return;
    const about = `the digest of ${role} (${facility}, ${unit}) ${what} ${unreadByNumber(cases)}`;
    await tellInPassing(ports.tellOperations({ what: about }), numbersOf(cases), notTold);
  };
  await tell('says nothing of', read.unread);
  const comesAgain = theirs.some(({ calls }) => calls);
  const left = kept.map(({ caseId, fault }) => ({ caseId, fault: faultBy(fault) }));
  if (comesAgain) await tell('could not hand on what waited for it in', left);
  const faults = [...read.faults, ...(comesAgain ? [] : kept.map(({ fault }) => fault))];
  if (faults.length > 0) throw faults[0];
  return lines;
};

interface Reader {
  (caseId: CaseId): Promise<Standing | undefined>;
  /** Cases that cannot be read or told, however often one tries. */
  readonly unread: readonly UnreadCase[];
  /** Whatever else kept a case from being read. */
  readonly faults: readonly unknown[];
}

/** Reads each case once; one that was erased is nothing, as is one that cannot be read, of which it is kept why. */
const reader = (ports: Ports): Reader => {
  const known = new Map<CaseId, Promise<Standing | undefined>>();
  const unread: UnreadCase[] = [];
  const faults: unknown[] = [];
  const read = (caseId: CaseId): Promise<Standing | undefined> => {
    const before = known.get(caseId);
    if (before !== undefined) return before;
    const found = standingUnlessUnread(ports, caseId, (one) => void unread.push(one)).catch((fault: unknown) => {
      faults.push(fault);
      return undefined;
    });
    known.set(caseId, found);
    return found;
  };
  return Object.assign(read, { unread, faults });
};

/** What waits for this recipient. What has become another's is handed on to them; where it cannot be, or the case cannot be read, it goes on waiting. */
const gather = async (
  ports: Ports,
  { jurisdiction, recipient, startedAt }: DigestAsked,
  delivery: Delivery,
  read: Reader,
): Promise<Waiting> => {
  const waiting = (await ports.store.digestFor(jurisdiction, recipient, Number.POSITIVE_INFINITY)).filter(
    ({ claimedAt }) => claimedAt <= startedAt,
  );
  const gathered: Gathered[] = [];
  const kept: Kept[] = [];
  for (const row of waiting.slice(0, mostGathered)) {
    const standing = await read(row.caseId);
    if (standing === undefined) continue;
    const deadline = standing.deadlines.find(({ deadline: one }) => one.key === row.deadline)?.deadline;
    const stands = deadline !== undefined && isStillToTell(row, deadline, standing);
    if (!stands) {
      gathered.push({ row });
      continue;
    }
    try {
      const isTheirs = !(await handedOn(ports, row, deadline, standing, delivery));
      gathered.push(isTheirs ? { row, deadline } : { row });
    } catch (fault) {
      kept.push({ caseId: row.caseId, fault });
    }
  }
  return { gathered: withoutOlder(gathered), behind: new Set(waiting.slice(mostGathered).map(nameOf)), kept };
};

/** What could not be handed on, and why. */
interface Kept {
  readonly caseId: CaseId;
  readonly fault: unknown;
}

/** Whether what was gathered is still so. */
const isStillToTell = (
  { kind, rung, dueAt }: LedgerRow,
  deadline: Deadline,
  { policy, now, notices }: Standing,
): boolean => {
  if (deadline.dueAt !== dueAt) return false;
  switch (kind) {
    case 'reminder':
      return isOpen(deadline) && bindingSnooze(deadline, policy, now) === undefined;
    case 'snoozed':
      return isOpen(deadline) && snoozeNotices(deadline, policy, now).some((one) => one.rung === rung);
    case 'inherited':
    case 'compressed':
      return isOpen(deadline);
    case 'escalation':
      return isStillUndone(deadline, rung, policy, now) && pendingPromise(deadline, policy, now) === undefined;
    case 'missed':
      return deadline.state === 'missed';
    case 'void':
      return deadline.state === 'void' && notices.some((one) => one.deadline === deadline.key && reachedOwner(one));
    default:
      return kind satisfies never;
  }
};

/** Of a missed week the supervisor hears, though a contact came before the digest, or the person left. */
const isStillUndone = (deadline: Deadline, rung: string, policy: Policy, now: Instant): boolean =>
  isUnsettled(deadline, now) ||
  (deadline.ladderEndsAt !== undefined && rungsUntilEnd(deadline, policy).some((one) => one.rung === rung));

/** A reminder that waits for the very digest in which it is withdrawn reached nobody: there is nothing to take back. */
const reachedOwner = ({ kind, channel, confirmedAt, withdrawn }: LedgerRow): boolean =>
  (kind === 'reminder' || kind === 'inherited') &&
  withdrawn !== true &&
  (channel === 'now' || confirmedAt !== undefined);

/** The person moved, or somebody went away, since it was claimed: who answers for it now hears of it, unless they did. */
const handedOn = async (
  ports: Ports,
  row: LedgerRow,
  deadline: Deadline,
  standing: Standing,
  delivery: Delivery,
): Promise<boolean> => {
  const { rung, kind } = row;
  const planned = { rung, kind, level: levelOf(deadline, row, standing.policy), at: standing.now };
  const { recipient } = addressee(delivery, deadline, planned, standing.now);
  if (sameRecipient(recipient, row.recipient)) return false;
  const told = standing.notices.some(
    (one) =>
      one.deadline === row.deadline &&
      sameRecipient(one.recipient, recipient) &&
      one.claimedAt >= row.claimedAt &&
      isGone(one),
  );
  if (told || isTooLate(row, deadline)) return true;
  if (cannotGoAgain(recipient, row, deadline, standing)) return false;
  await sendNotice(ports, standing, deadline, planned);
  return true;
};

/** Handed on by whoever is back now: their own was withdrawn then, and cannot go again, so whoever stood in reads it. */
const cannotGoAgain = (recipient: Recipient, row: LedgerRow, deadline: Deadline, { notices }: Standing): boolean =>
  notices.some(
    (one) =>
      one.deadline === row.deadline &&
      one.rung === row.rung &&
      one.generation === deadline.generation &&
      one.withdrawn === true &&
      sameRecipient(one.recipient, recipient),
  );

/** What was to be told before it was due is not told anew afterwards: it stands in the digest of whoever answers for it as overdue. */
const isTooLate = ({ kind }: LedgerRow, { state }: Deadline): boolean =>
  state === 'overdue' && (kind === 'reminder' || kind === 'compressed' || kind === 'snoozed');

/** Of several of one kind about one deadline, the newest is told. */
const withoutOlder = (gathered: readonly Gathered[]): readonly Gathered[] => {
  const newest = new Map(gathered.map((one) => [`${nameOf(one.row)} ${one.row.kind}`, one.row.id]));
  return gathered.map((one) =>
    newest.get(`${nameOf(one.row)} ${one.row.kind}`) === one.row.id ? one : { row: one.row },
  );
};

/** One line for each deadline, however many notices of it were gathered. */
const gatheredLines = (gathered: readonly Gathered[], policy: Policy, now: Instant): readonly Told[] =>
  [...Map.groupBy(gathered, ({ row }) => nameOf(row)).values()].flatMap((all) => {
    const told = all.filter(({ deadline }) => deadline !== undefined);
    const [one] = told;
    if (one?.deadline === undefined) return [];
    const rows = told.map(({ row }) => row);
    const kinds = new Set(rows.map(({ kind }) => kind));
    return lineOf(one.row.caseId, one.deadline, kinds, policy, now).map((line) => ({ line, rows }));
  });
