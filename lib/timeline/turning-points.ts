/** When time alone may change how the deadlines of a duty stand, so that whoever asked need not ask again before then. */
import type { Instant } from '../case/identity.ts';
import { dateOf, mondayOf, plusDays, startOfDay } from './calendar.ts';
import { ownedSince } from './owner.ts';
import type { DutyRule, View } from './rule.ts';
import type { Occurrence } from './schedule/occurrence.ts';

/** The first instant, `now` or later, at which anything that a deadline is judged by begins, falls due or ends. */
export const turningPoint = (
  rule: DutyRule,
  view: View,
  occurrences: readonly Occurrence[],
  now: Instant,
): Instant | undefined => {
  const { schedule, ending } = rule;
  const { segment, zone } = view;
  let first: Instant | undefined;
  const turns = (at: Instant | undefined): void => {
    if (at !== undefined && at >= now && (first === undefined || at < first)) first = at;
  };
  turns(segment.from);
  turns(segment.to);
  turns(ending?.(view)?.at);
  turns(ownedSince(view, rule)?.recordedAt);
  for (const { from } of view.case.places) turns(from);
  for (const occurrence of occurrences) {
    turns(occurrence.endsAt);
    for (const { opensAt, dueAt, knownAt, replacedAt } of occurrence.dues) {
      turns(opensAt);
      turns(dueAt);
      turns(knownAt);
      turns(replacedAt);
    }
  }
  // A week that asks for nothing is not listed, and yet another follows it.
  if (schedule.kind === 'calendarWeeks') turns(startOfDay(plusDays(mondayOf(dateOf(now, zone)), 7), zone));
  return first;
};
