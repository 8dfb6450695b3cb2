/**
 * Due a length after something happened. A forward clock never moves, however late the anchor was recorded; it begins anew
 * where what it rests on comes again.
 */
import { lastRecorded } from '../../case/case.ts';
import { type Instant, laterOf } from '../../case/identity.ts';
import { after } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Anchor, Schedule, View } from '../rule.ts';
import { type Due, type Occurrence, stood } from './occurrence.ts';

type Forward = Extract<Schedule, { readonly kind: 'forward' }>;

export const forward = (schedule: Forward, view: View, policy: Policy): readonly Occurrence[] => {
  const anchor = anchorIn(schedule.from, view);
  if (anchor === undefined) return [];
  const anchors = inTurn(anchor);
  const [first, ...others] = anchors
    .map(({ at, by }, index): Due => {
      const replacedAt = anchors[index + 1]?.by.recordedAt;
      return {
        dueAt: after(at, view.length(schedule.within), view.zone, policy.holidays),
        anchorAt: at,
        opensAt: at,
        knownAt: by.recordedAt,
        setBy: by,
        compressed: false,
        ...(replacedAt === undefined ? {} : { replacedAt }),
      };
    })
    .filter(stood);
  if (first === undefined) return [];
  return [
    {
      number: 1,
      anchorAt: anchor.at,
      dues: [first, ...others],
      countsFrom: view.segment.episode.happenedAt,
      exclusive: false,
      closesWhenDue: false,
    },
  ];
};

const inTurn = (anchor: Anchor): readonly Anchor[] =>
  anchor.before === undefined ? [anchor] : [...inTurn(anchor.before), anchor];

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
