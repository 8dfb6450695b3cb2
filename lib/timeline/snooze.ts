/** Putting the reminders of a duty off: with a reason, not for long, not often, and never past the time it is due. */
import type { Instant } from '../case/identity.ts';
import { after, dateOf } from './calendar.ts';
import type { Deadline, Snooze } from './deadline.ts';
import { length } from './length.ts';
import { inWords } from './local-time.ts';
import type { Policy } from './policy.ts';

/** Why reminders cannot be put off so, in words for whoever asked, by the clocks of the unit that answers for it; undefined when they can. */
export const whyNoSnooze = (
  { key, opensAt, dueAt, placeWhenDue }: Pick<Deadline, 'key' | 'opensAt' | 'dueAt' | 'placeWhenDue'>,
  { at, until }: Pick<Snooze, 'at' | 'until'>,
  earlier: number,
  policy: Policy,
): string | undefined => {
  const zone = policy.zoneOf(placeWhenDue.facility);
  const told = (instant: Instant): string => inWords(instant, zone);
  if (at > dueAt) return `${key} is overdue: acknowledge it with a promise instead of putting its reminders off`;
  if (at < opensAt)
    return `${key} begins at ${told(opensAt)}: nobody is reminded before, so there is nothing to put off`;
  if (until <= at) return `the time to be reminded again (${told(until)}) must lie ahead`;
  if (until >= dueAt)
    return `${key} is due at ${told(dueAt)}: its reminders can be put off until before then, not ${told(until)}`;
  const most = Number(policy.value('snooze.most'));
  if (earlier >= most) return `the reminders of ${key} were put off ${earlier} times already, and may be ${most} times`;
  const furthest = after(at, length(policy.value('snooze.furthest')), zone, policy.holidays);
  return until > furthest
    ? `reminders may be put off until ${dateOf(furthest, zone)} at the latest, not ${dateOf(until, zone)}`
    : undefined;
};

/** The one that puts the reminders off at an instant. */
export const bindingSnooze = (of: Deadline, policy: Policy, now: Instant): Snooze | undefined =>
  bindingSnoozes(of, policy).findLast(({ at, until }) => at <= now && now < until);

/** Those that count: an imported one that could not have been asked for puts nothing off. */
export const bindingSnoozes = (of: Deadline, policy: Policy): readonly Snooze[] => {
  const binding: Snooze[] = [];
  for (const snooze of of.snoozes)
    if (whyNoSnooze(of, snooze, binding.length, policy) === undefined) binding.push(snooze);
  return binding;
};
