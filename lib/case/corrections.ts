/**
 * Nothing is deleted: a correction names the event it supersedes and says what stands instead. What a corrected event
 * says counts from when it happened, and is known from when the correction was recorded.
 */
import type { EventOf, NumberedEvent } from './case.ts';

export interface EffectiveHistory {
  /** What counts, corrections already put in the place of what they correct. In order of arrival. */
  readonly standing: readonly NumberedEvent[];
  readonly superseded: readonly NumberedEvent[];
}

const isCorrection = (event: NumberedEvent): event is EventOf<'corrected'> => event.body.type === 'corrected';

/** Of several corrections of one event that none corrects further, the one recorded last holds; at one instant, the greater id. */
const later = (one: NumberedEvent, other: NumberedEvent): NumberedEvent =>
  one.recordedAt > other.recordedAt || (one.recordedAt === other.recordedAt && one.id > other.id) ? one : other;

export const effective = (events: readonly NumberedEvent[]): EffectiveHistory => {
  if (!events.some(isCorrection)) return { standing: events, superseded: [] };
  const corrections = events.filter(isCorrection);
  const corrected = new Map(corrections.map(({ id, body }): [string, string] => [id, body.supersedes]));
  const replaced = new Set<string>(corrected.values());
  const latest = new Map<string, NumberedEvent>();
  for (const correction of corrections.filter(({ id }) => !replaced.has(id))) {
    const first = firstOf(correction.id, corrected);
    const rival = latest.get(first);
    latest.set(first, rival === undefined ? correction : later(correction, rival));
  }
  const overruled = (event: NumberedEvent): boolean =>
    replaced.has(event.id) || (isCorrection(event) && latest.get(firstOf(event.id, corrected)) !== event);
  return {
    standing: events.filter((event) => !overruled(event)).flatMap(inItsPlace),
    superseded: events.filter((event) => overruled(event)),
  };
};

/** What a chain of corrections began with, however often it was corrected; one that comes back to itself has no beginning. */
const firstOf = (id: string, corrected: ReadonlyMap<string, string>): string => {
  const seen = new Set<string>();
  let first = id;
  for (let before = corrected.get(first); before !== undefined && !seen.has(before); before = corrected.get(first)) {
    seen.add(before);
    first = before;
  }
  return first;
};

const inItsPlace = (event: NumberedEvent): readonly NumberedEvent[] => {
  if (!isCorrection(event)) return [event];
  const { instead, supersedes } = event.body;
  return instead === undefined
    ? []
    : [{ ...event, happenedAt: instead.happenedAt, body: instead.body, insteadOf: supersedes }];
};
