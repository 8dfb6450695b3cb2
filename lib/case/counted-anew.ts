/** Which events make the timeline count anew, so that timers which had ended are started again under other names. */
import type { NumberedEvent } from './case.ts';
import type { EventType } from './events.ts';

/** They change what others mean. */
const beginsAnew: ReadonlySet<EventType> = new Set([
  'corrected',
  'otherCaseJoined',
  'otherCaseParted',
  'unmerged',
  'unsealed',
]);

/** One that is recorded after a later one may make that one mean something else, or nothing: a release of somebody who was out. */
const moves: ReadonlySet<EventType> = new Set([
  'admitted',
  'sentenced',
  'transferred',
  'released',
  'escaped',
  'returnedToCustody',
  'closed',
  'died',
]);

/** The number of the last such event, in order of arrival; 0 when there is none. */
export const countedAnewAt = (events: readonly NumberedEvent[]): number =>
  [...events.filter(({ body }) => beginsAnew.has(body.type)), ...lateMoves(events)].reduce(
    (last, { n }) => Math.max(last, n),
    0,
  );

const lateMoves = (events: readonly NumberedEvent[]): readonly NumberedEvent[] => {
  const arrived = events.filter(({ body }) => moves.has(body.type)).toSorted((one, other) => one.n - other.n);
  let latest = '';
  return arrived.filter(({ happenedAt }) => {
    if (happenedAt < latest) return true;
    latest = happenedAt;
    return false;
  });
};
