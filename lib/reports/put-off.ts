/** What somebody said of a duty that is not done: by when it will be, or until when its reminders wait. */
import type { Instant } from '../case/identity.ts';
import { type Acknowledgement, type Deadline, isUnsettled, type Snooze } from '../timeline/deadline.ts';
import { brokenPromiseOf, pendingPromise } from '../timeline/ladder.ts';
import type { Policy } from '../timeline/policy.ts';
import { bindingSnoozes } from '../timeline/snooze.ts';

export interface PutOff {
  /** The promise that the ladder waits for. */
  readonly promise?: Acknowledgement;
  /** The promise whose time has passed, nobody having made another. */
  readonly broken?: Acknowledgement;
  /** The reminders wait for its end. */
  readonly snooze?: Snooze;
}

/** What of it still counts at an instant: of a duty that is done, or left, nothing does. */
export const putOff = (of: Deadline, policy: Policy, now: Instant): PutOff => {
  const promise = isUnsettled(of, now) ? saidFor(of, pendingPromise(of, policy, now), now) : undefined;
  const broken = saidFor(of, brokenPromiseOf(of, policy, now), now);
  const snooze =
    of.state === 'due' ? bindingSnoozes(of, policy).findLast(({ at, until }) => at <= now && now < until) : undefined;
  return {
    ...(promise === undefined ? {} : { promise }),
    ...(broken === undefined ? {} : { broken }),
    ...(snooze === undefined ? {} : { snooze }),
  };
};

const saidFor = (of: Deadline, promised: Instant | undefined, now: Instant): Acknowledgement | undefined =>
  promised === undefined
    ? undefined
    : of.acknowledgements.findLast(({ at, promisedFor }) => at <= now && promisedFor === promised);

/** The same in a few words, without reasons. `told` says an instant. */
export const putOffInBrief = (
  { promise, broken, snooze }: PutOff,
  told: (at: Instant) => string,
): readonly string[] => [
  ...(promise === undefined ? [] : [`promised for ${told(promise.promisedFor)}`]),
  ...(broken === undefined ? [] : [`promise for ${told(broken.promisedFor)} not kept`]),
  ...(snooze === undefined ? [] : [`reminders put off until ${told(snooze.until)}`]),
];
