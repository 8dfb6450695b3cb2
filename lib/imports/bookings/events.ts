/** A booking as the events of a case: admitted accused, assessed when screened, released when it ended. */
import type { CaseEvent, EventBody } from '../../case/events.ts';
import { caseId, eventId, type Instant } from '../../case/identity.ts';
import type { Booking } from './booking.ts';

const place = { facility: 'jail', unit: 'intake' } as const;

/** Each event is recorded when it happened: a replay hears of it then, not before. */
export const eventsOf = (booking: Booking, jurisdiction: string): readonly CaseEvent[] => {
  const event = (body: EventBody, at: Instant | undefined): readonly CaseEvent[] =>
    at === undefined
      ? []
      : [
          {
            id: eventId(`${booking.id}-${body.type}`),
            caseId: caseId(booking.id),
            happenedAt: at,
            recordedAt: at,
            recordedBy: 'bookings import',
            body,
          },
        ];
  return [
    ...event({ type: 'admitted', jurisdiction, legalStatus: 'accused', place }, booking.admittedAt),
    ...event({ type: 'assessmentRecorded' }, booking.assessedAt),
    ...event({ type: 'released', kind: 'bond' }, booking.releasedAt),
  ];
};
