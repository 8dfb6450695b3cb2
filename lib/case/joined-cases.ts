/**
 * What a case gains from another of the same person that was merged into it: what was done and what was learned there, known
 * since it was recorded there. Where the person stands (admission, sentence, dates, moves, release), what somebody said of a
 * duty of either case (promises, reminders put off) and who may see it is told by the case that continues, alone.
 */
import type { EventOf, NumberedEvent } from './case.ts';
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
  'snoozed',
  'accessRestricted',
  'accessOpened',
  'glassBroken',
]);

/** The history with what joined cases bring, each event numbered as the one with which it first came: that more of a case comes later makes nothing of it new. */
export const withJoinedCases = (standing: readonly NumberedEvent[]): readonly NumberedEvent[] => {
  if (!standing.some(({ carried }) => carried !== undefined)) return standing;
  const { joined } = lawOf(standing);
  return standing.flatMap((event) => {
    const { carried = [], ...own } = event;
    const ofIt = joined.filter(({ body }) => event.body.type === 'otherCaseJoined' && body.other === event.body.other);
    return ofIt.at(-1) === event ? [own, ...carriedBy(ofIt, carried)] : [own];
  });
};

/** Of one case, as much as came with the last of these. */
const carriedBy = (
  joined: readonly EventOf<'otherCaseJoined'>[],
  carried: readonly NumberedEvent[],
): readonly NumberedEvent[] =>
  effective(carried)
    .standing.filter(({ body: { type } }) => !isLawEventType(type) && !toldByTheCaseThatContinues.has(type))
    .flatMap((event) => {
      const first = joined.find(({ body }) => body.through >= event.n);
      return first === undefined ? [] : [{ ...event, n: first.n }];
    });
