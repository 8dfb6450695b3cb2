/** Attends to one deadline: reads the case anew, sends what is owed now, and says when to look again. */
import { type Instant, instantAt, millisecondsOf } from '../case/identity.ts';
import { type Deadline, isOpen } from '../timeline/deadline.ts';
import { whatNext } from '../timeline/what-next.ts';
import { unlessOver } from './erased.ts';
import type { Ports } from './ports.ts';
import { sendNotice } from './send-notice.ts';
import { actionAt, gone, projected, type Standing, standingOf } from './standing.ts';
import { type ToStart, toStart, type Watch } from './watch.ts';

/** Exactly one of the three flags is true, or none: then the deadline is to be looked at again at `wakeAt`. */
export interface Attention {
  readonly settled: boolean;
  readonly superseded: boolean;
  readonly handOver: boolean;
  readonly wakeAt: Instant;
  /** Present when handing over. */
  readonly successor?: ToStart<Watch>;
}

/** No execution lives longer than 300 days; a deadline hands over a little before. */
const longestLeg = 290 * 86_400_000;

/** Reads only. */
export const decide = async (ports: Ports, watch: Watch, startedAt: Instant): Promise<Attention> => {
  const standing = await unlessOver(standingOf(ports, watch.caseId, dutyOf(watch)));
  if (standing === undefined) return superseded(ports.now());
  const entry = found(standing, watch);
  return entry === undefined
    ? superseded(standing.now)
    : attention(standing, watch, startedAt, actionAt(entry.next, standing.now));
};

/**
 * Sends what is owed now, newest rung only, and decides again. A stale generation sends nothing. Of several, one that cannot
 * be sent keeps none of the others: the first fault is thrown when all were tried.
 */
export const notify = async (ports: Ports, watch: Watch, startedAt: Instant): Promise<Attention> =>
  (await unlessOver(notifyStanding(ports, watch, startedAt))) ?? superseded(ports.now());

const notifyStanding = async (ports: Ports, watch: Watch, startedAt: Instant): Promise<Attention> => {
  const standing = await standingOf(ports, watch.caseId, dutyOf(watch));
  const entry = found(standing, watch);
  if (entry === undefined) return superseded(standing.now);
  const { deadline } = entry;
  const sent = [...gone(standing.notices)];
  const faults: unknown[] = [];
  for (const planned of entry.next.send) {
    try {
      sent.push(await sendNotice(ports, standing, deadline, planned));
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  const next = whatNext(deadline, sent, standing.policy, standing.now);
  const nextActionAt = actionAt(next, standing.now);
  await lookAgainAt(ports, watch, deadline, nextActionAt);
  return attention(standing, watch, startedAt, nextActionAt);
};

/** The row of an open duty only moves; a miss that was told ends its row, and of weeks the next may have opened meanwhile. */
const lookAgainAt = async (
  ports: Ports,
  { caseId }: Watch,
  deadline: Deadline,
  nextActionAt: Instant | undefined,
): Promise<void> => {
  if (deadline.repeats || !isOpen(deadline)) await projected(ports, caseId);
  else
    await ports.store.rescheduleDueRow(
      { caseId, deadline: deadline.key, generation: deadline.generation },
      nextActionAt,
    );
};

/** A deadline's key begins with its duty. */
const dutyOf = ({ deadline }: Watch): string => deadline.split('/')[0] ?? deadline;

/** The deadline, if it still stands as this watch knows it. */
const found = (standing: Standing, { deadline: key, generation, dueAt }: Watch) =>
  standing.deadlines.find(
    ({ deadline }) => deadline.key === key && deadline.generation === generation && deadline.dueAt === dueAt,
  );

const superseded = (now: Instant): Attention => ({ settled: false, superseded: true, handOver: false, wakeAt: now });

const attention = (
  { now }: Standing,
  watch: Watch,
  startedAt: Instant,
  nextActionAt: Instant | undefined,
): Attention => {
  if (nextActionAt === undefined) return { settled: true, superseded: false, handOver: false, wakeAt: now };
  const handOverAt = instantAt(millisecondsOf(startedAt) + longestLeg);
  if (now >= handOverAt && nextActionAt > now) {
    const successor = toStart({ ...watch, leg: watch.leg + 1 });
    return { settled: false, superseded: false, handOver: true, wakeAt: now, successor };
  }
  return {
    settled: false,
    superseded: false,
    handOver: false,
    wakeAt: nextActionAt < handOverAt || now >= handOverAt ? nextActionAt : handOverAt,
  };
};
