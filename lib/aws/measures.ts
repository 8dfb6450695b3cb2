/** What functions count for the dashboard and the alarms: names as CloudWatch knows them. None has a dimension that could name a person. */

export const metricsNamespace = 'Throughcare';

/** Read by Powertools: whose functions these are, the one dimension of every measure. */
export const serviceVariable = 'POWERTOOLS_SERVICE_NAME';
export const serviceOf = (jurisdiction: string): string => `throughcare-${jurisdiction}`;

export const measures = {
  /** Messages to staff; a digest is one. */
  noticesPublished: 'NoticesPublished',
  /** Word to operations that something needs them: an execution that ended early, a case that could not be swept, or counted in a report. */
  operationsTold: 'OperationsTold',
  /** Duties that the sweep had to act on, because no timer did. */
  sweepActed: 'SweepActed',
  /** Reminders that morning digests carried. */
  digestLines: 'DigestLines',
  /** Stream records and messages handed back to be tried again. */
  handedBack: 'HandedBack',
  /** Contacts of the jurisdiction file that no confirmed subscription reaches. */
  contactsUnreached: 'ContactsUnreached',
} as const;

export type Measure = keyof typeof measures;
export type Count = (what: Measure, howMany: number) => void;
