/** The words that events use: places, sentences, facts and lists whose members the sources name. */
import * as z from 'zod';
import { type Instant, instant, type LocalDate } from './identity.ts';

const name = z.string().min(1).max(80);

/** A calendar day that exists. */
export const localDate = z.iso.date(
  'a date as YYYY-MM-DD that exists in the calendar',
) as unknown as z.ZodType<LocalDate>;

/** ISO text with an offset or Z, kept as UTC. */
export const instantText = z.iso
  .datetime({ offset: true, error: 'an instant such as 2026-03-07T18:00:00-05:00' })
  .transform((text): Instant => instant(text));

/** An ISO 8601 period in whole years, months, weeks and days, such as P2Y or P2Y1D. */
export const period = z.string().regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/, 'a period such as P2Y, P18M or P2Y1D');

/** Where a person is held or supervised: a facility or district office, and the unit in it whose staff own the duties. */
export const place = z.strictObject({ facility: name, unit: name });
export type Place = z.infer<typeof place>;

export const stipulation = z.enum(['probation', 'specialParole']);
/** `length` is the part to serve; `split` the community half that the court joined to it, `none` when it joined none. */
export const sentence = z.strictObject({ length: period, split: z.enum([...stipulation.options, 'none']).optional() });
export type Sentence = z.infer<typeof sentence>;

export const releaseKind = z.enum([
  'parole',
  'specialParole',
  'transitionalSupervision',
  'transitionalPlacement',
  'residentialProgram',
  'probation',
  'statutoryRelease',
  'bond',
  'court',
  'diverted',
  'endOfSentence',
]);
export type ReleaseKind = z.infer<typeof releaseKind>;

/** The kinds after which nobody supervises: the case closes with the release. */
export const unsupervised: ReadonlySet<ReleaseKind> = new Set(['bond', 'court', 'diverted', 'endOfSentence']);

export const supervisionLevel = z.enum(['intensive', 'moderate', 'minimal']);
export type SupervisionLevel = z.infer<typeof supervisionLevel>;

/** I.A.1: the seven parts of the orientation cycle. */
export const orientationPart = z.enum([
  'medical',
  'mentalHealth',
  'substanceAbuse',
  'educationAndVocation',
  'sexOffenderTreatmentNeed',
  'custodyAndSecurityRisk',
  'communityResourceNeeds',
]);
export type OrientationPart = z.infer<typeof orientationPart>;

/** I.A.3: who endorses the Offender Accountability Plan. */
export const endorser = z.enum(['person', 'departmentOfCorrection', 'boardOfPardonsAndParoles']);

/** I.C.2 "necessary identification": the vital documents. */
export const vitalDocument = z.enum(['identificationCard', 'birthCertificate', 'socialSecurityCard', 'driversLicence']);

/** III.A: what a discharge plan addresses. */
export const dischargeNeed = z.enum([
  'dischargeFunds',
  'transportation',
  'clothing',
  'dnaOrSexOffenderRegistration',
  'housing',
  'employment',
  'specialTreatmentNeeds',
]);

/** Saskatchewan: who develops the individualised reintegration goals together. */
export const goalSetter = z.enum(['connectionsWorker', 'supervisingWorker']);

/** Saskatchewan: the three levels of the reintegration process. */
export const reintegrationLevel = z.enum(['preparingTheClient', 'preparingTheCommunity', 'supportingReconnection']);

/** England and Wales: the monitoring form is filled in twice. */
export const monitoringForm = z.enum(['start', 'end']);

/** Facts on which duties turn. A fact that nobody recorded is unknown, which is not the same as false. */
export const facts = z.strictObject({
  heldOnBond: z.boolean().optional(),
  seriousMentalIllness: z.boolean().optional(),
  divertedToTreatment: z.boolean().optional(),
  seriousMedicalNeed: z.boolean().optional(),
  seriousMentalHealthNeed: z.boolean().optional(),
  mentalHealthHistory: z.boolean().optional(),
  substanceNeed: z.boolean().optional(),
  splitSentence: stipulation.or(z.literal('none')).optional(),
  sexOffender: z.boolean().optional(),
  needsEntitlements: z.boolean().optional(),
  highRisk: z.boolean().optional(),
  /** The last day of the school mandate: the eve of the 18th, or for special education the 21st, birthday; `none` when there is no mandate. */
  educationMandatedUntil: localDate.or(z.literal('none')).optional(),
  facilityRunsReentryCurriculum: z.boolean().optional(),
  facilityRunsJobCenter: z.boolean().optional(),
});
export type Facts = z.infer<typeof facts>;
export type FactName = keyof Facts;
