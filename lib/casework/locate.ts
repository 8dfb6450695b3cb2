/** Finds where a person is on the timeline, which deadlines nobody watches yet, and how long to wait for news. */
import { type CaseId, type Instant, millisecondsOf } from '../case/identity.ts';
import type { DueRow } from '../store/port.ts';
import type { Deadline } from '../timeline/deadline.ts';
import { length } from '../timeline/length.ts';
import { unlessOver } from './erased.ts';
import { timelineName } from './names.ts';
import type { Ports } from './ports.ts';
import { type Review, reviewOf, toStartReview } from './review.ts';
import { projected, projectionOf, type Standing } from './standing.ts';
import { type ToStart, toStart, type Watch, watchOf } from './watch.ts';

/** What a case-timeline execution carries from wake to wake. */
export interface TimelineInput {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  /** Which execution of this case's timeline it is, from 1. */
  readonly generation: number;
  readonly wakes: number;
  /** Names of executions already started for deadlines that still stand, and for the review that the case needs. */
  readonly watching: readonly string[];
}

export interface Location {
  readonly phase: string;
  readonly handOver: boolean;
  readonly unwatched: readonly ToStart<Watch>[];
  /** The review of the case's programmes, when its facts changed and none was started since; otherwise empty. */
  readonly reviews: readonly ToStart<Review>[];
  /** The last event seen: parking compares it with what has arrived since. */
  readonly seen: number;
  /** How long to wait for news, at least a second. */
  readonly timeoutSeconds: number;
  readonly next: TimelineInput;
  readonly successor: ToStart<TimelineInput>;
}

const mostWakes = 100;
const day = 86_400_000;
const longestWait = 30 * day;
const longestLife = 260 * day;

export const timelineInput = (caseId: CaseId, jurisdiction: string, generation: number): TimelineInput => ({
  caseId,
  jurisdiction,
  generation,
  wakes: 0,
  watching: [],
});

export const locate = async (ports: Ports, input: TimelineInput, startedAt: Instant): Promise<Location> =>
  (await unlessOver(locateStanding(ports, input, startedAt))) ?? over(input);

/** Where a case is that was erased, or whose admission was withdrawn: its execution ends, and leaves nothing behind. */
const over = (input: TimelineInput): Location => ({
  phase: 'closed',
  handOver: false,
  unwatched: [],
  reviews: [],
  seen: 0,
  timeoutSeconds: 1,
  next: input,
  successor: { name: timelineName(input.caseId, input.generation + 1), input },
});

const locateStanding = async (ports: Ports, input: TimelineInput, startedAt: Instant): Promise<Location> => {
  const { standing, rows } = await projected(ports, input.caseId);
  const { unwatched, reviews, watching } = watches(rows, input, standing);
  const handOver = input.wakes >= mostWakes || millisecondsOf(standing.now) - millisecondsOf(startedAt) > longestLife;
  if (handOver || standing.phase === 'closed') await giveWay(ports, input, standing);
  const successor = { ...timelineInput(input.caseId, input.jurisdiction, input.generation + 1), watching };
  return {
    phase: standing.phase,
    handOver,
    unwatched,
    reviews,
    seen: standing.case.n,
    timeoutSeconds: secondsUntilNews(standing, rows),
    next: { ...input, wakes: input.wakes + 1, watching },
    successor: { name: timelineName(input.caseId, successor.generation), input: successor },
  };
};

/**
 * Whether a timeline that knows how things stood before has anything to do about how they stand now: another phase,
 * something more to watch, or news to come sooner.
 */
export const hasNews = (before: Standing, after: Standing): boolean => {
  const [rowsBefore, rows] = [projectionOf(before).rows, projectionOf(after).rows];
  const watching = new Set(wantedOf(rowsBefore, before).map(({ name }) => name));
  return (
    before.phase !== after.phase ||
    wantedOf(rows, after).some(({ name }) => !watching.has(name)) ||
    reviewsOf(after).some(({ name }) => name !== reviewsOf(before)[0]?.name) ||
    secondsUntilNews(after, rows) < secondsUntilNews(before, rowsBefore)
  );
};

const watches = (rows: readonly DueRow[], { watching }: TimelineInput, standing: Standing) => {
  const wanted = wantedOf(rows, standing);
  const review = reviewsOf(standing);
  const already = new Set(watching);
  return {
    unwatched: wanted.filter(({ name }) => !already.has(name)),
    reviews: review.filter(({ name }) => !already.has(name)),
    watching: [...wanted, ...review].map(({ name }) => name),
  };
};

const reviewsOf = ({ case: of, policy }: Standing): readonly ToStart<Review>[] => {
  const review = policy.referrals === undefined ? undefined : reviewOf(of);
  return review === undefined ? [] : [toStartReview(review)];
};

/** A duty gets a timer of its own once its first notice lies within the horizon. */
const wantedOf = (rows: readonly DueRow[], { policy, now }: Standing): readonly ToStart<Watch>[] => {
  const horizon = horizonOf(policy.value('timer.horizon'));
  return rows
    .filter(
      ({ nextActionAt }) => nextActionAt !== undefined && millisecondsOf(nextActionAt) - millisecondsOf(now) <= horizon,
    )
    .map((row) => toStart(watchOf(row)));
};

const horizonOf = (text: string): number => {
  const horizon = length(text);
  return horizon.counted === 'elapsed' ? horizon.milliseconds : 60 * day;
};

/**
 * Before an execution ends, the next generation becomes the one to start; an event that came in between starts it here,
 * for whoever recorded it may have looked before.
 */
const giveWay = async (ports: Ports, input: TimelineInput, standing: Standing): Promise<void> => {
  await ports.store.advanceTimeline(input.caseId, input.generation);
  const last = (await ports.store.events(input.caseId)).at(-1)?.n ?? 0;
  if (last > standing.case.n) {
    const generation = input.generation + 1;
    await ports.workflows.start(
      'case-timeline',
      timelineName(input.caseId, generation),
      timelineInput(input.caseId, input.jurisdiction, generation),
    );
  }
};

/** Until time alone brings a phase, a first notice within the horizon, the occurrence after the last one listed, or what was recorded ahead of its time. */
const secondsUntilNews = (standing: Standing, rows: readonly DueRow[]): number => {
  const now = millisecondsOf(standing.now);
  const horizon = horizonOf(standing.policy.value('timer.horizon'));
  const told = standing.events.flatMap(({ happenedAt, recordedAt }) => [happenedAt, recordedAt]);
  const ahead = [
    ...standing.phases.map(({ from }) => millisecondsOf(from)),
    ...rows.flatMap(({ nextActionAt }) => (nextActionAt === undefined ? [] : [millisecondsOf(nextActionAt) - horizon])),
    ...told.filter((at) => at > standing.now).map(millisecondsOf),
    ...lastOccurrences(standing.deadlines.map(({ deadline }) => deadline)),
    now + longestWait,
  ].filter((time) => time > now);
  return Math.max(1, Math.ceil((Math.min(...ahead) - now) / 1000));
};

/** When the last listed occurrence of each repeating duty falls due, the one after it has to be listed. */
const lastOccurrences = (all: readonly Deadline[]): readonly number[] => {
  const last = new Map<string, number>();
  for (const { duty, spell, dueAt, repeats, leftAt } of all) {
    if (repeats && leftAt === undefined) last.set(`${duty}/${spell}`, millisecondsOf(dueAt) + 1);
  }
  return [...last.values()];
};
