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

/** Of two corrections of one event the one recorded later holds; at one instant, the greater id. */
const later = (one: NumberedEvent, other: NumberedEvent): NumberedEvent =>
  one.recordedAt > other.recordedAt || (one.recordedAt === other.recordedAt && one.id > other.id) ? one : other;

export const effective = (events: readonly NumberedEvent[]): EffectiveHistory => {
  if (!events.some(isCorrection)) return { standing: events, superseded: [] };
  const corrections = events.filter(isCorrection);
  const latest = new Map<string, NumberedEvent>();
  for (const correction of corrections) {
    const rival = latest.get(correction.body.supersedes);
    latest.set(correction.body.supersedes, rival === undefined ? correction : later(correction, rival));
  }
  const overruled = (event: NumberedEvent): boolean =>
    latest.has(event.id) || (isCorrection(event) && latest.get(event.body.supersedes) !== event);
  return {
    standing: events.filter((event) => !overruled(event)).flatMap(inItsPlace),
    superseded: events.filter((event) => overruled(event)),
  };
};

const inItsPlace = (event: NumberedEvent): readonly NumberedEvent[] => {
  if (!isCorrection(event)) return [event];
  const { instead, supersedes } = event.body;
  return instead === undefined
    ? []
    : [{ ...event, happenedAt: instead.happenedAt, body: instead.body, insteadOf: supersedes }];
};
