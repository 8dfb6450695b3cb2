/** Repeats from each completion: the period starts anew when the duty was done, early or late. It is known once all before it is. */
import { lastRecorded } from '../../case/case.ts';
import { anchorAtLast } from '../anchors.ts';
import { after } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Anchor, DutyRule, Schedule, View } from '../rule.ts';
import { firstProof } from './completion.ts';
import { anchorIn } from './forward.ts';
import type { Occurrence } from './occurrence.ts';

type AfterCompletion = Extract<Schedule, { readonly kind: 'afterCompletion' }>;

export const afterCompletion = (
  rule: DutyRule,
  schedule: AfterCompletion,
  view: View,
  policy: Policy,
): readonly Occurrence[] => {
  const found: Occurrence[] = [];
  let anchor: Anchor | undefined = anchorIn(schedule.from, view);
  while (anchor !== undefined) {
    const occurrence = occurrenceFrom(anchor, found.length + 1, schedule, view, policy);
    found.push(occurrence);
    const done = anchorAtLast(firstProof(rule.doneWhen, view, occurrence));
    anchor = done === undefined ? undefined : { at: done.at, by: lastRecorded(done.by, anchor.by) };
  }
  return found;
};

const occurrenceFrom = (
  anchor: Anchor,
  number: number,
  schedule: AfterCompletion,
  view: View,
  policy: Policy,
): Occurrence => ({
  number,
  anchorAt: anchor.at,
  dues: [
    {
      dueAt: after(anchor.at, view.length(schedule.every), view.zone, policy.holidays),
      opensAt: anchor.at,
      knownAt: anchor.by.recordedAt,
      setBy: anchor.by,
      compressed: false,
    },
  ],
  countsFrom: anchor.at,
  exclusive: number > 1,
  closesWhenDue: false,
});
