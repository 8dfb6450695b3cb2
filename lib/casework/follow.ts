/** What follows an appended event: projections catch up, and the case's timeline is woken or started. Safe to repeat. */
import type { Case } from '../case/case.ts';
import type { CaseId } from '../case/identity.ts';
import { CaseErased } from '../store/errors.ts';
import { awaitsDigest } from '../store/list-order.ts';
import { unlessErased } from './erased.ts';
import { whyNotTold } from './judge-told.ts';
import { hasNews, timelineInput } from './locate.ts';
import { timelineName } from './names.ts';
import type { Ports } from './ports.ts';
import { newsForReview } from './review.ts';
import { NotYetAdmitted, projected, type Standing, standing } from './standing.ts';
import { caseOf } from './told.ts';

/**
 * Called for every appended event, by the table's stream on AWS and in process elsewhere. `since` is the last event that
 * was followed before: a parked timeline sleeps on when what came after it gives it nothing to do. Without it, the
 * timeline is woken in any case. Answers how the case stands; nothing when it was erased or nobody is admitted.
 */
export const follow = async (ports: Ports, caseId: CaseId, since = 0): Promise<Standing | undefined> => {
  const found = await projected(ports, caseId).catch(async (fault: unknown) => {
    if (fault instanceof NotYetAdmitted) await closed(ports, caseId);
    else if (!(fault instanceof CaseErased)) throw fault;
    return undefined;
  });
  if (found === undefined) return undefined;
  const { standing: after } = found;
  await wakeReview(ports, after.case);
  if (!isNews(ports, after, since) || !(await woken(ports, caseId))) await begun(ports, after.case);
  return after;
};

/**
 * Where an admission was withdrawn nothing is owed any more: what waits for a digest reaches nobody, the timeline ends, and
 * no list shows the case, until somebody is admitted under it again. The rows go last: while they stand, the sweep comes by.
 */
const closed = async (ports: Ports, caseId: CaseId): Promise<void> => {
  const { store } = ports;
  const before = await store.snapshot(caseId);
  if (before === undefined) return;
  const history = await unlessErased(store.history(caseId));
  if (history === undefined || caseOf(history.events).standings.length > 0) return;
  for (const { id } of history.notices.filter(awaitsDigest))
    await store.confirmNotice(caseId, id, ports.now(), 'withdrawn');
  await woken(ports, caseId);
  await store.project({ ...before, n: caseOf(history.events).n, phase: 'closed', closed: true }, []);
};

/** The board's decision is the callback: a parked review hears of it, and of new facts, and of nothing else. One that has ended is asked in vain. */
const wakeReview = async ({ store, workflows }: Ports, of: Case): Promise<void> => {
  if (of.acts.programmeFactsRecorded === undefined) return;
  const parked = await store.parkedToken(of.id, 'review');
  if (parked !== undefined && parked.seen < newsForReview(of)) await workflows.wake(parked.token);
};

/** Starting the current generation is harmless while it runs. Where it has ended and left its place to nobody, no word of its end came through: the next begins. */
const begun = async ({ store, workflows }: Ports, { id, jurisdiction }: Case): Promise<void> => {
  const start = (generation: number) =>
    workflows.start('case-timeline', timelineName(id, generation), timelineInput(id, jurisdiction, generation));
  const { generation } = await store.timeline(id);
  if ((await start(generation)) === 'started') return;
  if (await workflows.isRunning('case-timeline', timelineName(id, generation))) return;
  await store.advanceTimeline(id, generation);
  await start(generation + 1);
};

/** Where nobody is parked, or the token is spent, nobody is woken. */
const woken = async ({ store, workflows }: Ports, caseId: CaseId): Promise<boolean> => {
  const parked = await store.parkedToken(caseId);
  return parked !== undefined && (await workflows.wake(parked.token)) === 'woken';
};

const isNews = (ports: Ports, after: Standing, since: number): boolean => {
  const known = after.events.filter(({ n }) => n <= since);
  if (caseOf(known).standings.length === 0) return true;
  try {
    return hasNews(standing(known, after.notices, ports), after);
  } catch (fault) {
    // It could not be told before: whatever is told now is news.
    if (whyNotTold(fault) === undefined) throw fault;
    return true;
  }
};
