/**
 * Histories to try properties on: lives that go the usual ways, strewn with whatever else may arrive, in no order,
 * late, twice at one instant, corrected, or where it does not fit.
 */
import fc from 'fast-check';
import type { CaseEvent, EventBody, FactualBody } from '../../lib/case/events.ts';
import {
  caseId,
  earlierOf,
  eventId,
  type Instant,
  instant,
  plusHours,
  plusMilliseconds,
} from '../../lib/case/identity.ts';
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

const admittedAt = instant('2026-01-27T15:00:00Z');
const days = 600;

interface Happening {
  readonly hours: number;
  readonly lateBy: number;
  readonly body: EventBody;
}

const units = [
  { facility: 'Hartford', unit: 'Intake' },
  { facility: 'Enfield', unit: 'North' },
  { facility: 'District', unit: 'Parole' },
] as const;
const place = fc.constantFrom(...units);
const oneOf = <Value extends string>(schema: { readonly options: readonly Value[] }) =>
  fc.constantFrom(...schema.options);
/** Few enough values that instants coincide. */
const hours = (from = 0, to = days) =>
  fc.oneof(
    fc.integer({ min: from * 24, max: to * 24 }),
    fc.integer({ min: from, max: to }).map((day) => day * 24),
  );
const lateBy = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 30, 72, 240, 1000) },
);
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
const happening = (at: fc.Arbitrary<number>, body: fc.Arbitrary<EventBody>): fc.Arbitrary<Happening> =>
  fc.record({ hours: at, lateBy, body });

const releaseDates = fc
  .record({ day: fc.integer({ min: -5, max: 200 }), discretionary: fc.boolean() })
  .map(({ day, discretionary }) => ({
    [discretionary ? 'discretionaryReleaseOn' : 'releaseOn']: plusDays(dateOf(admittedAt, zone), 120 + day),
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
const maybe = (arbitrary: fc.Arbitrary<Happening>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
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
const usual = fc
  .tuple(
    happening(fc.constant(0), admission),
    maybe(happening(hours(1, 40), typed('sentenced', fc.record({ sentence })))),
    maybe(happening(hours(2, 60), typed('classificationRecorded'))),
    maybe(happening(hours(3, 90), typed('oapAdopted'))),
    maybe(happening(hours(1, 120), typed('releaseDatesSet', releaseDates))),
    maybe(happening(hours(100, 250), fc.oneof(release, releaseUnlevelled))),
    maybe(
      happening(hours(250, 400), typed('returnedToCustody', fc.constant({ reason: 'violation', place: units[1] }))),
    ),
  )
  .map((steps) => steps.filter((step) => step !== undefined));

const corrections = fc.array(
  fc.record({
    of: fc.nat({ max: 30 }),
    hours: fc.integer({ min: 1, max: 2000 }),
    moved: fc.option(fc.integer({ min: -200, max: 200 }), { nil: undefined }),
  }),
  { maxLength: 3 },
);

/** Stamped events in order of happening; ids are unique. Nothing is said to happen after it was recorded: that is refused. */
export const histories: fc.Arbitrary<readonly CaseEvent[]> = fc
  .record({ usual, others: fc.array(happening(hours(), anything), { maxLength: 25 }), corrections })
  .map(({ usual: steps, others, corrections: later }) => {
    const events = [...steps, ...others].map((step, index) => stamped(step, `event-${index}`));
    const corrected = later.map(({ of, hours: after, moved }, index): CaseEvent => {
      const target = events[of % events.length] ?? events[0];
      if (target === undefined) throw new Error('a history has an admission');
      const recordedAt = plusHours(target.recordedAt, after);
      const instead =
        moved === undefined && target.body.type !== 'admitted'
          ? {}
          : {
              instead: {
                happenedAt: earlierOf(plusHours(target.happenedAt, moved ?? 1), recordedAt),
                body: target.body as FactualBody,
              },
            };
      return {
        ...target,
        id: eventId(`correction-${index}`),
        happenedAt: recordedAt,
        recordedAt,
        body: { type: 'corrected', supersedes: target.id, reason: 'the paper says otherwise', ...instead },
      };
    });
    return [...events, ...corrected];
  });

const stamped = ({ hours: after, lateBy: late, body }: Happening, id: string): CaseEvent => {
  const happenedAt = plusHours(admittedAt, after);
  return {
    id: eventId(id),
    caseId: caseId('CT-1001'),
    happenedAt,
    recordedAt: plusHours(happenedAt, late),
    recordedBy: 'intake desk',
    body,
  };
};

/** An instant during or after those lives. */
export const moments: fc.Arbitrary<Instant> = fc
  .record({ hour: hours(0, days + 60), milliseconds: fc.constantFrom(0, 1, -1) })
  .map(({ hour, milliseconds }) => plusMilliseconds(plusHours(admittedAt, hour), milliseconds));
