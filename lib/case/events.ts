/** Everything that can happen to a case, in the past tense. The schemas are the one definition: types follow from them. */
import * as z from 'zod';
import type { EventId } from './identity.ts';
import { lawBodies } from './law-events.ts';
import type { Stamp } from './stamped.ts';
import {
  dischargeNeed,
  endorser,
  facts,
  goalSetter,
  instantText,
  localDate,
  monitoringForm,
  orientationPart,
  place,
  reintegrationLevel,
  releaseKind,
  sentence,
  supervisionLevel,
  vitalDocument,
} from './vocabulary.ts';

const happened = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });
/** Kept as it was written: what is sent again after it was recorded is to be found the same. */
export const reason = z.string().regex(/\S/, 'a reason in words').max(1000);
export const rationale = z.string().trim().min(1, 'a reason in words').max(4000);
export const account = z.string().trim().min(1, 'the name of a staff account').max(200);
const programme = z.string().min(1).max(80);
const minutes = z.int('whole minutes').min(1, 'at least a minute').max(1440, 'at most the minutes of a day');
const anEvent = z.string().min(1) as unknown as z.ZodType<EventId>;

/** What happened, without when and by whom; corrections aside. */
const factualBodies = [
  happened('admitted').extend({
    jurisdiction: z.string().min(1),
    legalStatus: z.enum(['accused', 'sentenced']),
    place,
    sentence: sentence.optional(),
    /** Held as a young person: who does not work with young people never reaches the case. */
    youth: z.boolean().optional(),
    /** Where the case begins: in custody when absent; in the community for someone who serves the sentence there. */
    setting: z.enum(['custody', 'community']).optional(),
  }),
  happened('factsRecorded').extend({ facts }),
  happened('healthScreeningRecorded').extend({
    seriousMedicalNeed: z.boolean().optional(),
    seriousMentalHealthNeed: z.boolean().optional(),
  }),
  happened('assessmentRecorded'),
  happened('specialHousingRecorded'),
  happened('courtScreeningRecorded').extend({ seriousMentalIllness: z.boolean(), diverted: z.boolean() }),
  happened('interviewRecorded').extend({
    outcome: z.enum(['releasePlan', 'intensivePretrialTrack', 'notRecommended']),
  }),
  happened('clinicalInformationHandedOff'),
  happened('sentenced').extend({ sentence }),
  happened('classificationRecorded'),
  happened('transferred').extend({ place, purpose: z.enum(['orientation', 'sentencedFacility', 'other']) }),
  happened('orientationPartRecorded').extend({ part: orientationPart }),
  happened('briefingRecorded'),
  happened('oapEndorsed').extend({ by: endorser }),
  happened('oapAdopted'),
  happened('oapReviewed'),
  happened('educationEnrolled'),
  happened('documentSettled').extend({ document: vitalDocument, outcome: z.enum(['obtained', 'notNeeded']) }),
  happened('releaseDatesSet').extend({
    /** The day the person is expected to leave the facility, however that will be. */
    releaseOn: localDate.optional(),
    /** The earliest day on which the Board may release the person. */
    discretionaryReleaseOn: localDate.optional(),
    /** The day from which the law entitles the person to be released, unless the Board orders otherwise. */
    statutoryReleaseOn: localDate.optional(),
    reason: reason.optional(),
  }),
  happened('paroleReviewed').extend({ decision: z.enum(['granted', 'denied', 'continued']) }),
  happened('dischargeCareArranged'),
  happened('curriculumSessionAttended').extend({ session: z.int().min(1).max(21) }),
  happened('curriculumDeclined'),
  happened('relapseProgrammeEnrolled'),
  happened('relapseWorkbookHandedOver'),
  happened('jobCenterVisited'),
  happened('jobCenterDeclined'),
  happened('entitlementsInPlace'),
  happened('dischargeNeedAddressed')
    .extend({ need: dischargeNeed, outcome: z.enum(['done', 'notApplicable']), reason: reason.optional() })
    .refine((body) => body.outcome === 'done' || body.reason !== undefined, {
      path: ['reason'],
      error: 'a reason in words: a need that is not applicable is recorded with why',
    }),
  happened('dischargeCardIssued'),
  happened('endOfSentenceNeedsAddressed'),
  happened('releaseGranted').extend({ kind: releaseKind }),
  happened('homeInvestigated'),
  happened('released').extend({
    kind: releaseKind,
    /** The district office and unit that supervises from now on. */
    place: place.optional(),
    level: supervisionLevel.optional(),
  }),
  happened('contactMade'),
  happened('frontLoadedServicesStarted'),
  happened('frontLoadingReviewed').extend({ level: supervisionLevel }),
  happened('supervisionLevelSet').extend({ level: supervisionLevel }),
  happened('mentalHealthIntakeRecorded'),
  happened('victimAdvocateContacted'),
  happened('escaped'),
  happened('fugitiveReferred'),
  happened('returnedToCustody').extend({ reason: z.enum(['violation', 'recapture']), place }),
  happened('absenceStarted').extend({ kind: z.enum(['hospital', 'court']) }),
  happened('absenceEnded'),
  happened('closed').extend({
    reason: z.enum(['supervisionCompleted', 'dischargedByCourt', 'divertedToTreatment', 'other']),
  }),
  happened('died'),
  happened('acknowledged').extend({
    deadline: z.string().min(1),
    reason,
    /** The instant by which it will now be done. */
    promisedFor: instantText,
    level: z.enum(['unitSupervisor', 'facilityHead', 'centralOffice']),
  }),
  happened('snoozed').extend({
    deadline: z.string().min(1),
    reason,
    /** The instant at which its owner wants to be reminded again. */
    until: instantText,
  }),
  happened('programmeJoined').extend({ programme }),
  happened('programmeLeft').extend({ programme, reason: z.enum(['completed', 'withdrew', 'transferred', 'other']) }),
  /** Time spent with the person; it counts to the week in which it happened. */
  happened('contactLogged').extend({ minutes }),
  happened('reintegrationGoalsAgreed').extend({ by: goalSetter }),
  happened('reintegrationLevelReviewed').extend({ level: reintegrationLevel }),
  happened('programmeSessionAttended').extend({ session: z.int().min(1).max(100), minutes }),
  happened('familyWorkshopHeld'),
  happened('familyWorkshopWaived').extend({ reason: rationale }),
  happened('connectionPlanAssessed'),
  happened('monitoringFormCompleted').extend({ form: monitoringForm }),
  happened('programmeFactsRecorded').extend({
    /** All that is known of the person for programmes, in the words of the jurisdiction. It stays in this event. */
    facts: z.record(z.string(), z.json()),
  }),
  happened('referralProposed').extend({
    programme,
    /** Whether the criteria are met; where they are not, only an override can follow. */
    outcome: z.enum(['eligible', 'undetermined', 'not-eligible']),
    /** The facts on which it rests. */
    facts: anEvent,
    because: rationale,
  }),
  happened('referralMade').extend({ programme, document: z.string().min(1).max(80) }),
  happened('referralDecided')
    .extend({
      programme,
      decision: z.enum(['accepted', 'waitlisted', 'declined', 'overridden']),
      /** A named member of staff: nobody is declined, or taken in, by a machine. */
      decidedBy: account,
      reason: rationale,
      /** Who approved the override: somebody else. */
      approver: account.optional(),
      /** The facts that were looked at; when absent, those that the board was last asked with. */
      facts: anEvent.optional(),
    })
    .refine(({ decision, approver }) => decision !== 'overridden' || approver !== undefined, {
      path: ['approver'],
      error: 'who approved it: an override takes a written rationale and an approver',
    })
    .refine(({ decidedBy, approver }) => decidedBy !== approver, {
      path: ['approver'],
      error: 'somebody other than who decides',
    }),
  happened('programmeCompleted').extend({ programme, outcome: z.enum(['successful', 'allSessions']) }),
  happened('postProgramReportFiled').extend({
    programme,
    /** Where maintenance is to follow, by the level of risk and need, if anywhere. */
    maintenance: z.enum(['institution', 'community', 'none']),
  }),
  happened('detentionReviewed').extend({
    /** Whether the criteria for referring the case to the Board for detention are met, in the opinion of who reviewed it. */
    criteriaMet: z.boolean(),
    reviewedBy: account,
    reason: rationale,
  }),
  happened('detentionReferred'),
] as const;

/** Events of taking part in a programme: only jurisdictions whose timeline is a programme's have them. */
export const participationEventTypes: ReadonlySet<string> = new Set([
  'programmeJoined',
  'programmeLeft',
  'contactLogged',
  'reintegrationGoalsAgreed',
  'reintegrationLevelReviewed',
  'programmeSessionAttended',
  'familyWorkshopHeld',
  'familyWorkshopWaived',
  'connectionPlanAssessed',
  'monitoringFormCompleted',
]);

/** Events of programmes, referrals and detention: only some jurisdictions have them. */
export const referralEventTypes: ReadonlySet<string> = new Set([
  'programmeFactsRecorded',
  'referralProposed',
  'referralMade',
  'referralDecided',
  'programmeCompleted',
  'postProgramReportFiled',
  'detentionReviewed',
  'detentionReferred',
]);

/** Events that say who may see the case. */
export const accessEventTypes: ReadonlySet<string> = new Set(['accessRestricted', 'accessOpened', 'glassBroken']);

const factual = z.discriminatedUnion('type', factualBodies);
export type FactualBody = z.infer<typeof factual>;

const corrected = happened('corrected').extend({
  supersedes: anEvent,
  reason,
  /** What stands instead; absent when the event never happened. */
  instead: z.strictObject({ happenedAt: instantText, body: factual }).optional(),
});

/** Who may see the case; no correction puts one of these in another event's place. */
const accessBodies = [
  happened('accessRestricted').extend({
    reason,
    /** The only accounts that see the case from now on. */
    to: z.array(account).max(200),
  }),
  happened('accessOpened').extend({ reason }),
  /** Whoever records it sees a restricted case until then. */
  happened('glassBroken').extend({ reason, until: instantText }),
] as const;

/** The body of any event, as it comes from outside. */
export const eventBody = z.discriminatedUnion('type', [...factualBodies, ...accessBodies, ...lawBodies, corrected]);
export type EventBody = z.infer<typeof eventBody>;
export type EventType = EventBody['type'];
export type BodyOf<Type extends EventType> = Extract<EventBody, { readonly type: Type }>;

/** One thing that happened to one case, and when. */
export type CaseEvent = Stamp & { readonly body: EventBody };

/** Every event type, in the order of the timeline. */
export const eventTypes: readonly EventType[] = eventBody.options.map((option) => option.shape.type.value);
