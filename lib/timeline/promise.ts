/** A promise stops a ladder. Whether it may is judged here alone: for who makes one, and for one that was imported. */
import { after, dateOf } from './calendar.ts';
import type { Acknowledgement, Deadline } from './deadline.ts';
import { length } from './length.ts';
import { inWords } from './local-time.ts';
import { type Level, levels } from './notice-plan.ts';
import type { Policy } from './policy.ts';

/**
 * Why a promise stops nothing, in words for whoever made it; undefined when it does. It lies ahead, no further than the
 * policy allows by the clocks of the unit that answers for it, and is made by somebody of the level that the ladder has
 * reached, or above.
 */
export const whyNoPromise = (
  { at, promisedFor, level }: Pick<Acknowledgement, 'at' | 'promisedFor' | 'level'>,
  reached: Level,
  { placeWhenDue }: Pick<Deadline, 'placeWhenDue'>,
  policy: Policy,
): string | undefined => {
  const zone = policy.zoneOf(placeWhenDue.facility);
  if (promisedFor <= at) return `the promise (${inWords(promisedFor, zone)}) must lie ahead`;
  const furthest = after(at, length(policy.value('acknowledgement.furthest')), zone, policy.holidays);
  if (promisedFor > furthest) {
    return `the promise (${dateOf(promisedFor, zone)}) may lie no further ahead than ${dateOf(furthest, zone)}`;
  }
  return isBelow(level, reached)
    ? `the ladder has reached ${reached}: someone of that level or above has to acknowledge, not ${level}`
    : undefined;
};

export const isBelow = (one: Level, other: Level): boolean => levels.indexOf(one) < levels.indexOf(other);
