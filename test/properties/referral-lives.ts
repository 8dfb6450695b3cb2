/** Lives in the Correctional Service of Canada to try properties on: referrals and detention, with what else may arrive, fitting or not. */
import fc from 'fast-check';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { eventId } from '../../lib/case/identity.ts';
import { dateOf, plusDays } from '../../lib/timeline/calendar.ts';
import { begins, happening, hoursBetween, mostOf, stamped } from './strewn.ts';

export const referralDays = 500;
const jurisdiction = 'correctional-service-canada';

const place = fc.constantFrom(
  { facility: 'Joyceville', unit: 'Intake' },
  { facility: 'Collins Bay', unit: 'Unit 1' },
  { facility: 'Kingston', unit: 'Parole' },
);
const sentence = fc.constantFrom('P1Y', 'P2Y', 'P4Y').map((length) => ({ length, split: 'none' }) as const);
/** Few enough that referrals to one meet; the last is to maintenance. */
const programme = fc.constantFrom('VPP-HI', 'NSAP-MI', 'CMP');
/** The looks at the person: three of the first events that a life has. */
const looks = ['facts-0', 'facts-1', 'facts-2'];
const facts = fc.constantFrom(...looks.map(eventId));

const programmeFacts = fc.constantFrom('none', 'partial', 'successful').map((outcome): EventBody => {
  const completed = outcome === 'none' ? [] : [{ program: 'NSAP-MI', outcome, finalReport: true }];
  return { type: 'programmeFactsRecorded', facts: { gender: 'M', completed } };
});
const proposed = fc
  .record({ programme, facts, outcome: fc.constantFrom('eligible', 'undetermined', 'not-eligible') } as const)
  .map((body): EventBody => ({ type: 'referralProposed', because: 'the plan asks for it', ...body }));
const made = programme.map((to): EventBody => ({ type: 'referralMade', programme: to, document: 'Correctional Plan' }));
const decided = fc
  .record({
    programme,
    decision: fc.constantFrom('accepted', 'waitlisted', 'declined', 'overridden'),
    facts: fc.option(facts, { nil: undefined }),
  } as const)
  .map(
    ({ facts: lookedAt, ...body }): EventBody => ({
      type: 'referralDecided',
      decidedBy: 'm.roy',
      approver: 'c.boyd',
      reason: 'the board met',
      ...(lookedAt === undefined ? {} : { facts: lookedAt }),
      ...body,
    }),
  );
const completed = programme.map(
  (of): EventBody => ({ type: 'programmeCompleted', programme: of, outcome: 'successful' }),
);
const reported = fc
  .record({ programme, maintenance: fc.constantFrom('institution', 'community', 'none') } as const)
  .map((body): EventBody => ({ type: 'postProgramReportFiled', ...body }));
const dates = fc.record({ day: fc.integer({ min: 60, max: 500 }), earlier: fc.boolean() }).map(
  ({ day, earlier }): EventBody => ({
    type: 'releaseDatesSet',
    statutoryReleaseOn: plusDays(dateOf(begins, 'America/Toronto'), day),
    ...(earlier ? { releaseOn: plusDays(dateOf(begins, 'America/Toronto'), day - 30) } : {}),
  }),
);
const reviewed = fc.boolean().map(
  (criteriaMet): EventBody => ({
    type: 'detentionReviewed',
    criteriaMet,
    reviewedBy: 'm.roy',
    reason: 'the file was read',
  }),
);
const released = fc
  .record({ kind: fc.constantFrom('parole', 'parole', 'endOfSentence'), place } as const)
  .map((body): EventBody => ({ type: 'released', ...body }));

/** Anything at all, fitting or not. */
const anything: fc.Arbitrary<EventBody> = fc.oneof(
  { weight: 4, arbitrary: proposed },
  { weight: 3, arbitrary: made },
  { weight: 5, arbitrary: decided },
  { weight: 2, arbitrary: completed },
  { weight: 2, arbitrary: reported },
  { weight: 2, arbitrary: dates },
  { weight: 2, arbitrary: reviewed },
  sentence.map((of): EventBody => ({ type: 'sentenced', sentence: of })),
  released,
  place.map((to): EventBody => ({ type: 'transferred', place: to, purpose: 'other' })),
  place.map((to): EventBody => ({ type: 'returnedToCustody', reason: 'violation', place: to })),
  place.map((to): EventBody => ({ type: 'returnedToCustody', reason: 'recapture', place: to })),
  fc.constantFrom<EventBody>(
    { type: 'detentionReferred' },
    { type: 'escaped' },
    { type: 'closed', reason: 'supervisionCompleted' },
    { type: 'died' },
  ),
);

const admitted = fc
  .record({ place, sentence })
  .map((where): EventBody => ({ type: 'admitted', jurisdiction, legalStatus: 'sentenced', ...where }));

/** Most of the time a referral that is proposed, made and decided, a programme completed and reported on, and a release. */
const usual = mostOf(
  happening(hoursBetween(2, 60), proposed),
  happening(hoursBetween(3, 70), made),
  happening(hoursBetween(3, 90), decided),
  happening(hoursBetween(60, 200), completed),
  happening(hoursBetween(61, 250), reported),
  happening(hoursBetween(1, 120), dates),
  happening(hoursBetween(1, 200), reviewed),
  happening(hoursBetween(100, 400), released),
);

/** Stamped events in order of happening; ids are unique. */
export const referralLives: fc.Arbitrary<readonly CaseEvent[]> = fc
  .record({
    first: happening(fc.constant(0), admitted),
    looked: fc.tuple(
      happening(hoursBetween(0, 5), programmeFacts),
      happening(hoursBetween(0, 200), programmeFacts),
      happening(hoursBetween(0, 400), programmeFacts),
    ),
    usual,
    others: fc.array(happening(hoursBetween(0, referralDays), anything), { maxLength: 20 }),
  })
  .map(({ first, looked, usual: steps, others }) => {
    const lookedAt = looked.map((look, index) => stamped(look, looks[index] ?? ''));
    const rest = [...steps, ...others].map((step, index) => stamped(step, `event-${index + 1}`));
    return [stamped(first, 'event-0'), ...lookedAt, ...rest.map((event) => onWhatWasThere(event, lookedAt))];
  });

/** Nobody proposes or decides on facts that nobody had recorded yet. */
const onWhatWasThere = (event: CaseEvent, looked: readonly CaseEvent[]): CaseEvent => {
  const { body, happenedAt } = event;
  if (body.type !== 'referralProposed' && body.type !== 'referralDecided') return event;
  const there = looked.filter(({ recordedAt }) => recordedAt <= happenedAt);
  const last = there.at(-1);
  if (last === undefined || body.facts === undefined || there.some(({ id }) => id === body.facts)) return event;
  return { ...event, body: { ...body, facts: last.id } };
};
