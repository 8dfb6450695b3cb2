/**
 * What a morning's digests begin with: every ladder that has come to its last rung is told once more, and everybody is
 * listed who has something waiting, newly overdue, or due before their next digest. Operations hear what they could not be
 * told before; that they still cannot be told keeps nobody from a digest.
 */
import { type Instant, plusMilliseconds } from '../case/identity.ts';
import { addressee, callsForDigest, type Delivery, takenOver, worksThatDay } from '../notices/delivery.ts';
import { actingFor } from '../notices/offices.ts';
import { all, postName, type Recipient, sameRecipient, titles } from '../notices/recipient.ts';
import type { DueRow, LedgerRow } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import { isUnsettled } from '../timeline/deadline.ts';
import { dailyRepeat } from '../timeline/ladder.ts';
import { isAbout } from '../timeline/what-next.ts';
import { newsAt } from './digest-lines.ts';
import { nameOf } from './digest-messages.ts';
import { unlessOver } from './erased.ts';
import type { Ports } from './ports.ts';
import { rowsInUnit } from './rows-in-unit.ts';
import { deliveryOf, sendNotice } from './send-notice.ts';
import { isGone, standingOf } from './standing.ts';
import { type NotTold, tellInPassing } from './tell-operations.ts';
import { faultBy, numbersOf, type UnreadCase, unreadByNumber } from './unread.ts';
import { postOf, tellOfVacantPost, untoldVacantPosts } from './vacant-post.ts';

export interface Morning {
  readonly jurisdiction: string;
  /** Only recipients whose clocks stand in this zone: their morning is not everybody's. */
  readonly zone?: string | undefined;
  readonly startedAt: Instant;
}

/** Longer than any office rests. */
const lookAhead = 31 * 86_400_000;

export const prepareDigests = async (
  ports: Ports,
  morning: Morning,
  notTold: NotTold,
): Promise<readonly Recipient[]> => {
  const { jurisdiction, startedAt } = morning;
  const delivery = deliveryOf(ports, ports.policyOf(jurisdiction));
  const isHere = ({ facility }: Recipient): boolean =>
    morning.zone === undefined || delivery.zoneOf(facility) === morning.zone;
  const rows = await openRows(ports, jurisdiction, plusMilliseconds(startedAt, lookAhead));
  const { unread, news } = await repeatLastRungs(ports, delivery, rows, startedAt, isHere);
  if (unread.length > 0) {
    const what = `the digest could not tell again what is overdue in ${unreadByNumber(unread)}`;
    await tellInPassing(ports.tellOperations({ what }), numbersOf(unread), notTold);
  }
  await tellOfUntoldPosts(ports, delivery, startedAt, notTold);
  const waiting = await ports.store.digestRecipients(jurisdiction);
  return distinct([...waiting, ...concernedBy(rows, news, delivery, startedAt)]).filter(isHere);
};

const openRows = async ({ store }: Ports, jurisdiction: string, until: Instant): Promise<readonly DueRow[]> => {
  const rows: DueRow[] = [];
  for (const unit of await store.unitsWithRows(jurisdiction))
    rows.push(...(await rowsInUnit(store, jurisdiction, unit, until)));
  return rows;
};

/** What was found when the last rungs were repeated. */
interface Repeated {
  /** A case that cannot be read keeps no other waiting. */
  readonly unread: readonly Unrepeated[];
  /** Of what is undone, by its name: when it became known how it stands. */
  readonly news: ReadonlyMap<string, Instant | undefined>;
}

const repeatLastRungs = async (
  ports: Ports,
  delivery: Delivery,
  rows: readonly DueRow[],
  startedAt: Instant,
  isHere: (recipient: Recipient) => boolean,
): Promise<Repeated> => {
  const cases = new Set(rows.filter(({ dueAt }) => dueAt < startedAt).map(({ caseId }) => caseId));
  const unread: Unrepeated[] = [];
  const news = new Map<string, Instant | undefined>();
  for (const caseId of cases) {
    try {
      const standing = await unlessOver(standingOf(ports, caseId));
      if (standing === undefined) continue;
      for (const { deadline } of standing.deadlines.filter((one) => isUnsettled(one.deadline, startedAt))) {
        news.set(nameOf({ caseId, deadline: deadline.key }), newsAt(standing, deadline));
        const wentOut = (rung: string, among = standing.notices): boolean =>
          among.some((row) => row.rung === rung && isAbout(deadline, row) && isGone(row));
        const repeat = dailyRepeat(deadline, wentOut, standing.policy, startedAt);
        if (repeat === undefined || wentOut(repeat.rung, lately(standing.notices, startedAt))) continue;
        const { recipient } = addressee(delivery, deadline, repeat, startedAt);
        const today = dateOf(startedAt, delivery.zoneOf(recipient.facility));
        if (isHere(recipient) && worksThatDay(delivery, recipient, today))
          await sendNotice(ports, standing, deadline, repeat, startedAt);
      }
    } catch (fault) {
      unread.push({ caseId, fault: faultBy(fault) });
    }
  }
  return { unread, news };
};

type Unrepeated = Pick<UnreadCase, 'caseId' | 'fault'>;

/** Notices passed these posts, and then operations could not be told. */
const tellOfUntoldPosts = async (
  ports: Ports,
  { offices, policy, zoneOf }: Delivery,
  startedAt: Instant,
  notTold: NotTold,
): Promise<void> => {
  for (const claimed of await untoldVacantPosts(ports, policy.jurisdiction, startedAt)) {
    const post = postOf(claimed);
    if (actingFor(offices, post, dateOf(startedAt, zoneOf(post.facility))) !== undefined) continue;
    await tellInPassing(tellOfVacantPost(ports, claimed, startedAt), [], notTold);
  }
};

const aDay = 86_400_000;

/** What was claimed in the day before: of a ladder that went up long ago, that is the end of a long list. */
const lately = (notices: readonly LedgerRow[], now: Instant): readonly LedgerRow[] => {
  const since = plusMilliseconds(now, -aDay);
  return notices.slice(notices.findLastIndex(({ claimedAt }) => claimedAt < since) + 1);
};

/**
 * Whose it is, or who acts for them, or the supervisor where nobody does, where it calls for a digest; the supervisor once it
 * is overdue; and the head of the facility who has the post since today.
 */
const concernedBy = (
  rows: readonly DueRow[],
  news: ReadonlyMap<string, Instant | undefined>,
  delivery: Delivery,
  startedAt: Instant,
): readonly Recipient[] => {
  const hearers = new Map<string, Hearer | undefined>();
  const hearerFor = (post: Recipient): Hearer | undefined => {
    const name = postName(post);
    if (!hearers.has(name)) hearers.set(name, hearerOf(post, delivery, startedAt));
    return hearers.get(name);
  };
  return rows.flatMap((row) => {
    const { role, facility, unit, dueAt } = row;
    const supervisor = hearerFor({ role: titles.unitSupervisor, facility, unit });
    const owner = hearerFor({ role, facility, unit }) ?? supervisor;
    const head = hearerFor({ role: titles.facilityHead, facility, unit: all });
    return [owner, ...(dueAt < startedAt ? [supervisor, ...(head?.isNew === true ? [head] : [])] : [])].flatMap(
      (hearer) => (hearer?.isCalledBy(dueAt, news.get(nameOf(row))) === true ? [hearer.recipient] : []),
    );
  });
};

/** Who hears what goes to a post, and whether what is due at an instant, and became known at another, calls for their digest. */
interface Hearer {
  readonly recipient: Recipient;
  /** Whether they act for it since today. */
  readonly isNew: boolean;
  readonly isCalledBy: (dueAt: Instant, newsAt?: Instant) => boolean;
}

const hearerOf = (post: Recipient, delivery: Delivery, startedAt: Instant): Hearer | undefined => {
  const recipient = actingFor(delivery.offices, post, dateOf(startedAt, delivery.zoneOf(post.facility)));
  if (recipient === undefined) return undefined;
  const isNew = takenOver(delivery, recipient, startedAt).some((one) => sameRecipient(one, post));
  return { recipient, isNew, isCalledBy: isNew ? () => true : callsForDigest(delivery, recipient, startedAt) };
};

const distinct = (recipients: readonly Recipient[]): readonly Recipient[] => [
  ...new Map(recipients.map((one) => [postName(one), one])).values(),
];
