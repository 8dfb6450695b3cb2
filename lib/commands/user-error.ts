/** Something the person at the keyboard can put right: one clear sentence, exit code 2, no stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Errors whose message is written for the person at the keyboard, wherever they arise. */
const forPeople: ReadonlySet<string> = new Set([
  'UserError',
  'UnknownParameter',
  'InvalidParameter',
  'UnknownJurisdiction',
  'UnreadableFile',
  'InvalidCaseload',
  'InvalidJurisdictionFile',
  'NoSuchCase',
  'NotYetAdmitted',
  'MissingHolidayData',
  'EventTooLarge',
  'CaseTableMissing',
  'CaseContended',
  'CaseErased',
  'DataKeyUnreadable',
  'JoinedCaseUnopened',
]);

export const isForPeople = (error: unknown): error is Error => error instanceof Error && forPeople.has(error.name);
