/** Due a length after something happened. A forward clock never moves, however late the anchor was recorded. */
import { lastRecorded } from '../../case/case.ts';
import { type Instant, laterOf } from '../../case/identity.ts';
import { after } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Anchor, Schedule, View } from '../rule.ts';
import type { Occurrence } from './occurrence.ts';

type Forward = Extract<Schedule, { readonly kind: 'forward' }>;

export const forward = (schedule: Forward, view: View, policy: Policy): readonly Occurrence[] => {
  const anchor = anchorIn(schedule.from, view);
  if (anchor === undefined) return [];
  const due = {
    dueAt: after(anchor.at, view.length(schedule.within), view.zone, policy.holidays),
    opensAt: anchor.at,
    knownAt: anchor.by.recordedAt,
    setBy: anchor.by,
    compressed: false,
  };
  return [
    {
      number: 1,
      anchorAt: anchor.at,
      dues: [due],
      countsFrom: view.segment.episode.happenedAt,
      exclusive: false,
      closesWhenDue: false,
    },
  ];
};

/** The anchor inside this stretch; after an escape the clock starts anew from the return. */
export const anchorIn = (from: (view: View) => Anchor | undefined, view: View): Anchor | undefined => {
  const anchor = from(view);
  const { segment } = view;
  if (anchor === undefined || (segment.to !== undefined && anchor.at > segment.to)) return undefined;
  return segment.resumed && anchor.at < segment.from
    ? { at: segment.from, by: lastRecorded(segment.by, anchor.by) }
    : anchor;
};

export const latest = (...instants: readonly [Instant, ...Instant[]]): Instant => instants.reduce(laterOf);
