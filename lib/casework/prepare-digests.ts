/**
 * What a morning's digests begin with: every ladder that has come to its last rung is told once more, and everybody is
 * listed who has something waiting, newly overdue, or due before their next digest.
 */
import { type Instant, plusMilliseconds } from '../case/identity.ts';
import { addressee, callsForDigest, type Delivery, worksThatDay } from '../notices/delivery.ts';
import { actingFor } from '../notices/offices.ts';
import { type Recipient, sameRecipient, titles } from '../notices/recipient.ts';
import type { DueRow } from '../store/port.ts';
import { dateOf } from '../timeline/calendar.ts';
import { isUnsettled } from '../timeline/deadline.ts';
import { dailyRepeat } from '../timeline/ladder.ts';
import { goneRungs } from '../timeline/what-next.ts';
import { unlessErased } from './erased.ts';
import type { Ports } from './ports.ts';
import { deliveryOf, sendNotice } from './send-notice.ts';
import { gone, standingOf } from './standing.ts';

export interface Morning {
  readonly jurisdiction: string;
  /** Only recipients whose clocks stand in this zone: their morning is not everybody's. */
  readonly zone?: string | undefined;
  readonly startedAt: Instant;
}

const mostInUnit = 1000;
/** Longer than any office rests. */
const lookAhead = 31 * 86_400_000;

export const prepareDigests = async (ports: Ports, morning: Morning): Promise<readonly Recipient[]> => {
  const { jurisdiction, startedAt } = morning;
  const delivery = deliveryOf(ports, ports.policyOf(jurisdiction));
  const isHere = ({ facility }: Recipient): boolean =>
    morning.zone === undefined || delivery.zoneOf(facility) === morning.zone;
  const rows = await openRows(ports, jurisdiction, plusMilliseconds(startedAt, lookAhead));
  await repeatLastRungs(ports, delivery, rows, startedAt, isHere);
  const waiting = await ports.store.digestRecipients(jurisdiction);
  return distinct([...waiting, ...rows.flatMap((row) => concernedBy(row, delivery, startedAt))]).filter(isHere);
};

const openRows = async ({ store }: Ports, jurisdiction: string, until: Instant): Promise<readonly DueRow[]> => {
  const rows: DueRow[] = [];
  for (const { facility, unit } of await store.unitsWithRows(jurisdiction))
    rows.push(...(await store.dueInUnit(jurisdiction, facility, unit, { until, limit: mostInUnit })));
  return rows;
};

/** A case that cannot be read keeps no other waiting: operations hear which it is. */
const repeatLastRungs = async (
  ports: Ports,
  delivery: Delivery,
  rows: readonly DueRow[],
  startedAt: Instant,
  isHere: (recipient: Recipient) => boolean,
): Promise<void> => {
  const cases = new Set(rows.filter(({ dueAt }) => dueAt < startedAt).map(({ caseId }) => caseId));
  const unread: string[] = [];
  for (const caseId of cases) {
    try {
      const standing = await unlessErased(standingOf(ports, caseId));
      if (standing === undefined) continue;
      const sent = gone(standing.notices);
      for (const { deadline } of standing.deadlines.filter((one) => isUnsettled(one.deadline, startedAt))) {
        const rungs = goneRungs(deadline, sent);
        const repeat = dailyRepeat(deadline, rungs, standing.policy, startedAt);
        if (repeat === undefined || rungs.includes(repeat.rung)) continue;
        const { recipient } = addressee(delivery, deadline, repeat, startedAt);
        const today = dateOf(startedAt, delivery.zoneOf(recipient.facility));
        if (isHere(recipient) && worksThatDay(delivery, recipient, today))
          await sendNotice(ports, standing, deadline, repeat, startedAt);
      }
    } catch (fault) {
      unread.push(`${caseId} (${fault instanceof Error ? fault.name : typeof fault})`);
    }
  }
  if (unread.length > 0)
    await ports.tellOperations({ what: `the digest could not tell again what is overdue in ${unread.join(', ')}` });
};

/** Whose it is, or who acts for them, when it calls for a digest; and the supervisor once it is overdue. */
const concernedBy = (row: DueRow, delivery: Delivery, startedAt: Instant): readonly Recipient[] => {
  const { role, facility, unit, dueAt } = row;
  const posts =
    dueAt < startedAt
      ? [
          { role, facility, unit },
          { role: titles.unitSupervisor, facility, unit },
        ]
      : [{ role, facility, unit }];
  return posts.flatMap((post) => {
    const acting = actingFor(delivery.offices, post, dateOf(startedAt, delivery.zoneOf(facility)));
    return acting !== undefined && callsForDigest(delivery, acting, dueAt, startedAt) ? [acting] : [];
  });
};

const distinct = (recipients: readonly Recipient[]): readonly Recipient[] =>
  recipients.filter((one, index) => recipients.findIndex((other) => sameRecipient(one, other)) === index);
