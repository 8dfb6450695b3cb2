/**
 * Lives in Connecticut to try properties on: they go the usual ways, strewn with whatever else may arrive, in no order,
 * late, twice at one instant, or where it does not fit.
 */
import fc from 'fast-check';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import {
  dischargeNeed,
  endorser,
  orientationPart,
  releaseKind,
  supervisionLevel,
  vitalDocument,
} from '../../lib/case/vocabulary.ts';
import { dateOf, plusDays } from '../../lib/timeline/calendar.ts';
import { zone } from '../timeline/local.ts';
import { begins, happening, hoursBetween, mostOf, oneOf, stamped } from './strewn.ts';

export const custodyDays = 600;

const units = [
  { facility: 'Hartford', unit: 'Intake' },
  { facility: 'Enfield', unit: 'North' },
  { facility: 'District', unit: 'Parole' },
] as const;
const place = fc.constantFrom(...units);
const sentence = fc.record({
  length: fc.constantFrom('P3M', 'P18M', 'P2Y', 'P2Y1D', 'P5Y'),
  split: fc.constantFrom('probation', 'specialParole', 'none'),
} as const);
const known = fc.record(
  {
    heldOnBond: fc.boolean(),
    seriousMentalIllness: fc.boolean(),
    divertedToTreatment: fc.boolean(),
    seriousMedicalNeed: fc.boolean(),
    mentalHealthHistory: fc.boolean(),
    sexOffender: fc.boolean(),
    needsEntitlements: fc.boolean(),
    educationMandatedUntil: fc.constantFrom('none', '2026-02-03', '2026-05-05'),
    facilityRunsReentryCurriculum: fc.boolean(),
    facilityRunsJobCenter: fc.boolean(),
  },
  { requiredKeys: [] },
);

const typed = <Type extends EventBody['type']>(type: Type, fields: fc.Arbitrary<object> = fc.constant({})) =>
  fields.map((others) => ({ type, ...others }) as unknown as EventBody);
const releaseDates = fc
  .record({ day: fc.integer({ min: -5, max: 200 }), discretionary: fc.boolean() })
  .map(({ day, discretionary }) => ({
    [discretionary ? 'discretionaryReleaseOn' : 'releaseOn']: plusDays(dateOf(begins, zone), 120 + day),
  }));

/** Anything at all, fitting or not. */
const anything: fc.Arbitrary<EventBody> = fc.oneof(
  { weight: 4, arbitrary: typed('contactMade') },
  { weight: 3, arbitrary: typed('releaseDatesSet', releaseDates) },
  { weight: 3, arbitrary: typed('factsRecorded', fc.record({ facts: known })) },
  {
    weight: 2,
    arbitrary: typed(
      'healthScreeningRecorded',
      fc.record({ seriousMedicalNeed: fc.boolean(), seriousMentalHealthNeed: fc.boolean() }),
    ),
  },
  { weight: 2, arbitrary: typed('supervisionLevelSet', fc.record({ level: oneOf(supervisionLevel) })) },
  typed('assessmentRecorded'),
  typed('specialHousingRecorded'),
  typed('courtScreeningRecorded', fc.record({ seriousMentalIllness: fc.boolean(), diverted: fc.boolean() })),
  typed('interviewRecorded', fc.constant({ outcome: 'releasePlan' })),
  typed('clinicalInformationHandedOff'),
  typed('sentenced', fc.record({ sentence })),
  typed('classificationRecorded'),
  typed('transferred', fc.record({ place, purpose: fc.constantFrom('orientation', 'sentencedFacility', 'other') })),
  typed('orientationPartRecorded', fc.record({ part: oneOf(orientationPart) })),
  typed('briefingRecorded'),
  typed('oapEndorsed', fc.record({ by: oneOf(endorser) })),
  typed('oapAdopted'),
  typed('oapReviewed'),
  typed('educationEnrolled'),
  typed('documentSettled', fc.record({ document: oneOf(vitalDocument), outcome: fc.constant('obtained') })),
  typed('paroleReviewed', fc.constant({ decision: 'granted' })),
  typed('dischargeCareArranged'),
  typed('relapseProgrammeEnrolled'),
  typed('relapseWorkbookHandedOver'),
  typed('entitlementsInPlace'),
  typed('dischargeNeedAddressed', fc.record({ need: oneOf(dischargeNeed), outcome: fc.constant('done') })),
  typed('dischargeCardIssued'),
  typed('releaseGranted', fc.record({ kind: oneOf(releaseKind) })),
  typed('homeInvestigated'),
  typed('frontLoadingReviewed', fc.record({ level: oneOf(supervisionLevel) })),
  typed('escaped'),
  typed('returnedToCustody', fc.record({ reason: fc.constantFrom('violation', 'recapture'), place })),
  typed('absenceStarted', fc.constant({ kind: 'hospital' })),
  typed('closed', fc.constant({ reason: 'supervisionCompleted' })),
  typed('died'),
);

const admission = fc.oneof(
  {
    weight: 3,
    arbitrary: typed('admitted', fc.constant({ jurisdiction: 'connecticut', legalStatus: 'accused', place: units[0] })),
  },
  typed(
    'admitted',
    fc.record({ jurisdiction: fc.constant('connecticut'), legalStatus: fc.constant('sentenced'), place, sentence }),
  ),
);
const release = typed(
  'released',
  fc.record({
    kind: fc.constantFrom('probation', 'specialParole', 'parole', 'parole', 'bond', 'endOfSentence'),
    place,
    level: oneOf(supervisionLevel),
  }),
);
const releaseUnlevelled = typed('released', fc.record({ kind: fc.constantFrom('probation', 'parole') }));

/** Admission, and most of the time sentence, plan, dates, release, return and escape in their order. */
const usual = mostOf(
  happening(hoursBetween(1, 40), typed('sentenced', fc.record({ sentence }))),
  happening(hoursBetween(2, 60), typed('classificationRecorded')),
  happening(hoursBetween(3, 90), typed('oapAdopted')),
  happening(hoursBetween(1, 120), typed('releaseDatesSet', releaseDates)),
  happening(hoursBetween(100, 250), fc.oneof(release, releaseUnlevelled)),
  happening(hoursBetween(250, 400), typed('returnedToCustody', fc.constant({ reason: 'violation', place: units[1] }))),
);

/** Stamped events in order of happening; ids are unique. */
export const custodyLives: fc.Arbitrary<readonly CaseEvent[]> = fc
  .record({
    first: happening(fc.constant(0), admission),
    usual,
    others: fc.array(happening(hoursBetween(0, custodyDays), anything), { maxLength: 25 }),
  })
  .map(({ first, usual: steps, others }) =>
    [first, ...steps, ...others].map((step, index) => stamped(step, `event-${index}`)),
  );
