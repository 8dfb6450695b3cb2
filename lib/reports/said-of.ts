/**
 * What was said of a duty, whatever became of it: when, by which level, by when it would be done and whether it was, and
 * why. For those who may see the case: reasons are in the words of whoever gave them, and never in a message.
 */
import type { Instant } from '../case/identity.ts';
import { titles } from '../notices/recipient.ts';
import type { Acknowledgement, Deadline } from '../timeline/deadline.ts';

/** A line for each, in the order in which it was said; of what was said by `now`. `told` says an instant. */
export const saidOf = (of: Deadline, now: Instant, told: (at: Instant) => string): readonly string[] => {
  const said = [
    ...of.snoozes.map(({ at, until, reason }) => ({ at, words: `reminders put off until ${told(until)}`, reason })),
    ...of.acknowledgements.map((promise) => ({
      at: promise.at,
      words: `promised for ${told(promise.promisedFor)}, by ${titles[promise.level]}${whatBecameOf(promise, of, now)}`,
      reason: promise.reason,
    })),
  ];
  return said
    .filter(({ at }) => at <= now)
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ at, words, reason }) => `${told(at)}  ${words}: ${onOneLine(reason)}`);
};

/** Nothing before its time has come. A missed week is not done any more: what is promised of it is the next contact. */
const whatBecameOf = ({ at, promisedFor }: Acknowledgement, of: Deadline, now: Instant): string => {
  const { doneAt, leftAt, ladderEndsAt, acknowledgements } = of;
  const inTime = (instant: Instant | undefined): boolean => instant !== undefined && instant <= promisedFor;
  if (inTime(doneAt)) return ', kept';
  if (inTime(leftAt)) return ', left before then';
  if (inTime(ladderEndsAt)) return ', kept';
  if (acknowledgements.some((later) => at < later.at && inTime(later.at) && later.at <= now))
    return ', made anew before then';
  return promisedFor < now ? ', not kept' : '';
};

const onOneLine = (reason: string): string => reason.replace(/[\p{Cc}\s]+/gu, ' ').trim();
