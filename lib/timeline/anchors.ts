/** What happened in one stretch of a case, and moments from which duties run. */
import { actsOf, type EventOf, lastRecorded, type NumberedEvent } from '../case/case.ts';
import type { EventType } from '../case/events.ts';
import type { Anchor, View } from './rule.ts';

export const anchorAt = (event: NumberedEvent | undefined): Anchor | undefined =>
  event === undefined ? undefined : { at: event.happenedAt, by: event };

/** The moment of the last of several acts, in order of happening, that are all needed: known with whichever was recorded last. */
export const anchorAtLast = (acts: readonly [NumberedEvent, ...NumberedEvent[]] | undefined): Anchor | undefined =>
  acts === undefined ? undefined : { at: (acts.at(-1) ?? acts[0]).happenedAt, by: lastRecorded(...acts) };

/** Acts of one type in this stay, supervision or programme, an escape in between notwithstanding. */
export const actsHere = <Type extends EventType>({ case: of, segment }: View, type: Type): readonly EventOf<Type>[] =>
  actsOf(of, type).filter(
    ({ happenedAt }) =>
      happenedAt >= segment.episode.happenedAt && (segment.to === undefined || happenedAt <= segment.to),
  );

export const firstOf =
  (type: EventType) =>
  (view: View): Anchor | undefined =>
    anchorAt(actsHere(view, type)[0]);

/** Joining the programme, for duties that live in one. */
export const joining = ({ segment }: View): Anchor => ({ at: segment.episode.happenedAt, by: segment.episode });
