import * as z from 'zod';
import { amount, commonFacts, date, flag, whole, word } from '../../../eligibility/facts-schema.ts';
import type { PlainSubject } from '../../../eligibility/plain-subject.ts';

/** The facts that Connecticut's services read. Absent or null is not known. */
export const connecticutFactsSchema = z.strictObject({
  ...commonFacts,
  age: whole(0, 130),
  legalStatus: word('pretrial', 'sentenced', 'parole', 'communitySupervision'),
  heldOnBond: flag(),
  inCustodyAtCourt: flag(),
  seriousMentalIllness: flag(),
  /** The judge diverted the defendant to treatment. */
  diverted: flag(),
  substanceAbuseProblem: flag(),
  mentalHealthCurrentSignificant: flag(),
  mentalHealthHistorySignificant: flag(),
  seriousMedicalOrMentalProblem: flag(),
  sentence: z.strictObject({ years: whole(0, 200), days: whole(0, 100_000) }).nullish(),
  /** In place of `sentence`. */
  sentenceYears: amount(0, 200),
  newlySentenced: flag(),
  hsDiploma: flag(),
  ged: flag(),
  specialEducationNeed: flag(),
  splitSentence: flag(),
  stipulation: word('probation', 'specialParole'),
  beingReleased: flag(),
  dischargeDate: date(),
  sexOffender: flag(),
  /** Hours since admission to an institution. */
  hoursSinceAdmission: amount(0, 1_000_000),
});

export type ConnecticutFacts = Readonly<z.infer<typeof connecticutFactsSchema>>;
export type ConnecticutPerson = PlainSubject<ConnecticutFacts>;

/** The facts that are true or false. */
export type ConnecticutFlag = {
  [Name in keyof ConnecticutFacts]-?: NonNullable<ConnecticutFacts[Name]> extends boolean ? Name : never;
}[keyof ConnecticutFacts];
