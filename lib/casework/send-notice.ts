/**
 * Sends one notice: claimed in the ledger before it is published, confirmed after, so that a crash in between sends it
 * again rather than never. Of vacant posts that it passed operations hear when it has gone.
 */
import type { Instant } from '../case/identity.ts';
import { addressee, channelOf, type Delivery } from '../notices/delivery.ts';
import { wording } from '../notices/message.ts';
import { everybodyAlways, languageOf } from '../notices/offices.ts';
import type { LedgerRow, Notice } from '../store/port.ts';
import type { Deadline } from '../timeline/deadline.ts';
import type { PlannedNotice } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import { noticeId } from './names.ts';
import type { Ports } from './ports.ts';
import type { Standing } from './standing.ts';
import { claimVacantPost, tellOfVacantPost } from './vacant-post.ts';

/** How a jurisdiction's notices are delivered. */
export const deliveryOf = ({ officesOf, zoneOf }: Pick<Ports, 'officesOf' | 'zoneOf'>, policy: Policy): Delivery => ({
  offices: officesOf?.(policy.jurisdiction) ?? everybodyAlways,
  policy,
  zoneOf: zoneOf ?? policy.zoneOf,
});

/**
 * Publishes at once, or leaves it to the recipient's digest, and answers the ledger's row. `claimedAt` is now when it is not
 * said. Throws when operations cannot be told of a vacant post: by then the notice has gone.
 */
export const sendNotice = async (
  ports: Ports,
  standing: Standing,
  deadline: Deadline,
  planned: PlannedNotice,
  claimedAt: Instant = standing.now,
): Promise<LedgerRow> => {
  const { case: of, policy, now } = standing;
  const delivery = deliveryOf(ports, policy);
  const { recipient, passedOver } = addressee(delivery, deadline, planned, now);
  const identity = {
    caseId: of.id,
    deadline: deadline.key,
    generation: deadline.generation,
    rung: planned.rung,
    recipient,
  };
  const notice: Notice = {
    ...identity,
    id: noticeId(identity),
    jurisdiction: of.jurisdiction,
    duty: deadline.duty,
    kind: planned.kind,
    dueAt: deadline.dueAt,
    claimedAt,
    channel: channelOf(delivery, deadline, planned, recipient, now),
  };
  const vacant: Notice[] = [];
  for (const post of passedOver) {
    const claimed = await claimVacantPost(ports, of.jurisdiction, post, now);
    if (claimed !== undefined) vacant.push(claimed);
  }
  const row = await published(ports, standing, { notice, deadline, planned, delivery });
  for (const post of vacant) await tellOfVacantPost(ports, post, now);
  return row;
};

interface ToPublish {
  readonly notice: Notice;
  readonly deadline: Deadline;
  readonly planned: PlannedNotice;
  readonly delivery: Delivery;
}

const published = async (
  ports: Ports,
  standing: Standing,
  { notice, deadline, planned, delivery }: ToPublish,
): Promise<LedgerRow> => {
  const { case: of, policy, now } = standing;
  const { recipient } = notice;
  const claim = await ports.store.claimNotice(notice);
  const channel = claim === 'unconfirmed' ? await channelOfClaim(ports, standing, notice) : notice.channel;
  if (claim === 'confirmed' || channel === 'digest') return { ...notice, confirmedAt: now };
  const rule = policy.duties.find(({ id }) => id === deadline.duty);
  if (rule !== undefined) {
    const words = wording(of.id, deadline, planned, rule, policy, languageOf(delivery.offices, recipient), now);
    await ports.publish({ id: notice.id, jurisdiction: of.jurisdiction, recipient, ...words });
  }
  await ports.store.confirmNotice(of.id, notice.id, now);
  return { ...notice, confirmedAt: now };
};

/** Whoever claimed it and came no further said how it goes: an office that has gone quiet meanwhile has it in no digest. */
const channelOfClaim = async (
  { store }: Ports,
  { notices }: Standing,
  { caseId, id, channel }: Notice,
): Promise<Notice['channel']> => {
  const isIt = (row: LedgerRow): boolean => row.id === id;
  return (notices.find(isIt) ?? (await store.notices(caseId)).find(isIt))?.channel ?? channel;
};
