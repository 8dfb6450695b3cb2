/**
 * What a case gains from another of the same person that was merged into it: what was done and what was learned there.
 * Where the person stands (admission, sentence, dates, moves, release) and who may see it is told by the case that continues, alone.
 */
import type { NumberedEvent } from './case.ts';
import { effective } from './corrections.ts';
import type { EventType } from './events.ts';
import { isLawEventType } from './law-events.ts';
import { lawOf } from './record-law.ts';

const toldByTheCaseThatContinues: ReadonlySet<EventType> = new Set([
  'admitted',
  'sentenced',
  'transferred',
  'releaseDatesSet',
  'releaseGranted',
  'released',
  'escaped',
  'returnedToCustody',
  'absenceStarted',
  'absenceEnded',
  'closed',
  'died',
  'acknowledged',
  'accessRestricted',
  'accessOpened',
  'glassBroken',
]);

/** The history with what joined cases bring, each event numbered as the one with which it came. */
export const withJoinedCases = (standing: readonly NumberedEvent[]): readonly NumberedEvent[] => {
  if (!standing.some(({ carried }) => carried !== undefined)) return standing;
  const joins: ReadonlySet<NumberedEvent> = new Set(lawOf(standing).joined);
  return standing.flatMap((event) => {
    const { carried = [], ...join } = event;
    return joins.has(event) ? [join, ...carriedBy(join, carried)] : [join];
  });
};

const carriedBy = (join: NumberedEvent, carried: readonly NumberedEvent[]): readonly NumberedEvent[] =>
  effective(carried)
    .standing.filter(({ body: { type } }) => !isLawEventType(type) && !toldByTheCaseThatContinues.has(type))
    .map((event) => ({ ...event, n: join.n }));
