/** Who hears once a deadline has passed: rung after rung, then the last rung every day, until somebody acts. */
import { earlierOf, type Instant, laterOf, plusMilliseconds } from '../case/identity.ts';
import { dateOf } from './calendar.ts';
import { type Acknowledgement, type Deadline, isUnsettled } from './deadline.ts';
import { type Length, length } from './length.ts';
import { type Level, levels, type PlannedNotice } from './notice-plan.ts';
import type { Policy } from './policy.ts';
import { isBelow, whyNoPromise } from './promise.ts';
import { rememberingOf } from './remembering.ts';

/** What a ladder is worked out from. */
export type Climbed = Pick<Deadline, 'hourClock' | 'dueAt' | 'knownAt' | 'acknowledgements' | 'placeWhenDue'>;

/** Lowest rung first; an acknowledgement stops the ladder until the promised instant. */
export const ladder = rememberingOf((of: Climbed, policy: Policy): readonly PlannedNotice[] => {
  const offsets = climb(of, policy);
  const passed = justAfter(of.dueAt);
  const rungs = offsets.map(
    (offset, index): PlannedNotice => ({
      rung: `rung-${index + 1}`,
      kind: 'escalation',
      level: levels[Math.min(index + 1, levels.length - 1)] ?? 'centralOffice',
      at: laterOf(plusMilliseconds(passed, offset), of.knownAt),
    }),
  );
  const spacing = new Map(rungs.map(({ rung }, index) => [rung, offsets[index] ?? 0]));
  return of.acknowledgements.reduce<readonly PlannedNotice[]>(
    (plan, acknowledgement) => resumed(plan, acknowledgement, spacing, of, policy),
    rungs,
  );
});

/** How long after the due instant each rung is reached, in milliseconds. */
export const climb = (
  { hourClock }: Pick<Deadline, 'hourClock'>,
  { value }: Pick<Policy, 'value'>,
): readonly number[] =>
  value(hourClock ? 'ladder.hourClock' : 'ladder.dayClock')
    .split(',')
    .map((text) => elapsedIn(length(text)));

const elapsedIn = (span: Length): number => {
  if (span.counted !== 'elapsed') throw new RangeError('A ladder climbs by hours, such as PT24H');
  return span.milliseconds;
};

/** The level that a ladder has reached by an instant; undefined before its first rung. */
export const reachedLevel = (plan: readonly PlannedNotice[], at: Instant): Level | undefined =>
  plan.findLast((rung) => rung.at <= at)?.level;

/**
 * What had not gone out when somebody promised waits for the promise, as far apart as before. A promise that is broken
 * is told above who made it; above the last rung there is nobody, and it hears again.
 */
const resumed = (
  plan: readonly PlannedNotice[],
  acknowledgement: Acknowledgement,
  spacing: ReadonlyMap<string, number>,
  of: Climbed,
  policy: Policy,
): readonly PlannedNotice[] => {
  const { at, promisedFor, level, n } = acknowledgement;
  const reached = reachedLevel(plan, at);
  if (reached === undefined || whyNoPromise(acknowledgement, reached, of, policy) !== undefined) return plan;
  const gone = plan.filter((rung) => rung.at <= at);
  const above = plan.slice(gone.length).filter((rung) => isBelow(level, rung.level));
  const [first] = above;
  const brokenAt = justAfter(promisedFor);
  if (first !== undefined) {
    const apart = ({ rung }: PlannedNotice): number => (spacing.get(rung) ?? 0) - (spacing.get(first.rung) ?? 0);
    return [...gone, ...above.map((rung) => ({ ...rung, at: plusMilliseconds(brokenAt, apart(rung)) }))];
  }
  const last = plan.at(-1);
  return last === undefined ? plan : [...gone, { ...last, rung: `promise-${n}`, at: brokenAt }];
};

const justAfter = (at: Instant): Instant => plusMilliseconds(at, 1);

/** The rungs that there is reason for: of every missed week the supervisor hears, and whoever is above until the next contact, or until the person leaves. */
export const rungsUntilEnd = (of: Deadline, policy: Policy): readonly PlannedNotice[] => {
  const { ladderEndsAt } = of;
  const rungs = ladder(of, policy);
  if (ladderEndsAt === undefined) return rungs;
  return rungs.filter((rung, index) => index === 0 || rung.at < ladderEndsAt);
};

/** When the highest level is told, or promises before that: from then on nobody is left above. */
export const endOfClimb = (of: Climbed, policy: Policy): Instant => {
  const plan = ladder(of, policy);
  const top = levels[Math.min(climb(of, policy).length, levels.length - 1)];
  const told = plan.find(({ level }) => level === top)?.at ?? justAfter(of.dueAt);
  const promised = of.acknowledgements.find(({ level, promisedFor }) => level === top && isWatched(promisedFor, plan));
  return promised === undefined ? told : earlierOf(promised.at, told);
};

/** Still to be told of higher up, or every day: somebody's promise would stop it. */
export const isClimbing = (of: Deadline, policy: Policy, now: Instant): boolean =>
  isUnsettled(of, now) || (of.state === 'missed' && of.repeats && rungsUntilEnd(of, policy).some(({ at }) => at > now));

/** The last rung once more, on each local day after its own that finds it gone, the duty undone and nobody's promise pending. */
export const dailyRepeat = (
  of: Deadline,
  isGone: (rung: string) => boolean,
  policy: Policy,
  now: Instant,
): PlannedNotice | undefined => {
  const last = isUnsettled(of, now) ? rungsUntilEnd(of, policy).at(-1) : undefined;
  if (last === undefined || last.at > now || !isGone(last.rung)) return undefined;
  const today = dateOf(now, policy.zone);
  if (dateOf(last.at, policy.zone) >= today) return undefined;
  return { ...last, rung: `${last.rung}/${today}`, at: now, daily: true };
};

/** The promise that the ladder waits for, when one is pending: each that binds has a rung right after it. */
export const pendingPromise = (of: Deadline, policy: Policy, now: Instant): Instant | undefined =>
  of.acknowledgements.findLast(
    ({ at, promisedFor }) => at <= now && promisedFor > now && isWatched(promisedFor, ladder(of, policy)),
  )?.promisedFor;

/** The promise that was not kept, when nobody has made another since. */
export const brokenPromiseOf = (of: Deadline, policy: Policy, now: Instant): Instant | undefined => {
  if (!isUnsettled(of, now)) return undefined;
  const last = of.acknowledgements.findLast(
    ({ at, promisedFor }) => at <= now && isWatched(promisedFor, ladder(of, policy)),
  );
  return last !== undefined && last.promisedFor < now ? last.promisedFor : undefined;
};

const isWatched = (promisedFor: Instant, plan: readonly PlannedNotice[]): boolean =>
  plan.some(({ at }) => at === justAfter(promisedFor));

/** Whether what a notice tells is that a promise was not kept. */
export const tellsOfBrokenPromise = (of: Deadline, { kind, at }: PlannedNotice): boolean =>
  kind === 'escalation' && of.acknowledgements.some(({ promisedFor }) => at === justAfter(promisedFor));

/** How high a notice that went out was addressed. */
export const levelOf = (of: Deadline, { kind, rung }: Pick<PlannedNotice, 'kind' | 'rung'>, policy: Policy): Level => {
  switch (kind) {
    case 'reminder':
    case 'inherited':
    case 'void':
      return 'owner';
    case 'compressed':
    case 'snoozed':
    case 'missed':
      return 'unitSupervisor';
    case 'escalation':
      return ladder(of, policy).find((one) => one.rung === rung.split('/')[0])?.level ?? 'centralOffice';
    default:
      return kind satisfies never;
  }
};
