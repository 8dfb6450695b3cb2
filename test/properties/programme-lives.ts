/** Lives in one programme to try properties on, with anything that a programme knows and what breaks into it, fitting or not. */
import fc from 'fast-check';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { goalSetter, monitoringForm, reintegrationLevel } from '../../lib/case/vocabulary.ts';
import { happening, hoursBetween, oneOf, stamped } from './strewn.ts';

export const programmeDays = 90;

const place = { facility: 'Regina', unit: 'Programmes' };
const elsewhere = { facility: 'Saskatoon', unit: 'Programmes' };

const joined = (programme: string): EventBody => ({ type: 'programmeJoined', programme });

const anything = (programme: string): fc.Arbitrary<EventBody> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.integer({ min: 1, max: 240 }).map((minutes): EventBody => ({ type: 'contactLogged', minutes })),
    },
    {
      weight: 5,
      arbitrary: fc
        .record({ session: fc.integer({ min: 1, max: 6 }), minutes: fc.constantFrom(60, 120, 120, 120) })
        .map((held): EventBody => ({ type: 'programmeSessionAttended', ...held })),
    },
    oneOf(goalSetter).map((by): EventBody => ({ type: 'reintegrationGoalsAgreed', by })),
    oneOf(reintegrationLevel).map((level): EventBody => ({ type: 'reintegrationLevelReviewed', level })),
    oneOf(monitoringForm).map((form): EventBody => ({ type: 'monitoringFormCompleted', form })),
    fc.constantFrom<EventBody>(
      joined(programme),
      { type: 'programmeLeft', programme, reason: 'completed' },
      { type: 'programmeLeft', programme, reason: 'withdrew' },
      { type: 'released', kind: 'probation' },
      { type: 'released', kind: 'probation', place: elsewhere },
      { type: 'returnedToCustody', reason: 'violation', place },
      { type: 'escaped' },
      { type: 'returnedToCustody', reason: 'recapture', place },
      { type: 'transferred', place: elsewhere, purpose: 'other' },
      { type: 'familyWorkshopHeld' },
      { type: 'familyWorkshopWaived', reason: 'no visits hall' },
      { type: 'connectionPlanAssessed' },
      { type: 'closed', reason: 'supervisionCompleted' },
      { type: 'died' },
    ),
  );

const admitted = (jurisdiction: string) =>
  fc.constantFrom('custody', 'custody', 'community').map(
    (setting): EventBody => ({
      type: 'admitted',
      jurisdiction,
      legalStatus: 'sentenced',
      setting: setting === 'community' ? 'community' : 'custody',
      place,
    }),
  );

/** Stamped events in order of happening; ids are unique. */
export const programmeLives = (jurisdiction: string, programme: string): fc.Arbitrary<readonly CaseEvent[]> =>
  fc
    .record({
      first: happening(fc.constant(0), admitted(jurisdiction)),
      joining: happening(hoursBetween(0, 10), fc.constant(joined(programme))),
      others: fc.array(happening(hoursBetween(0, programmeDays), anything(programme)), { maxLength: 25 }),
    })
    .map(({ first, joining, others }) =>
      [first, joining, ...others].map((step, index) => stamped(step, `event-${index}`)),
    );
