/** What the stack tells each function by environment variable. A function is told only what it uses. */

export const variables = {
  table: 'CASE_TABLE',
  keyTable: 'KEY_TABLE',
  dataKey: 'DATA_KEY',
  noticeTopic: 'NOTICE_TOPIC',
  operationsTopic: 'OPERATIONS_TOPIC',
  reportBucket: 'REPORT_BUCKET',
  caseTimeline: 'CASE_TIMELINE_MACHINE',
  deadline: 'DEADLINE_MACHINE',
  eligibilityReview: 'ELIGIBILITY_REVIEW_MACHINE',
} as const;

export type Setting = keyof typeof variables;
export type Environment = Readonly<Record<string, string | undefined>>;

export class SettingMissing extends Error {
  override readonly name = 'SettingMissing';
}

/** Throws SettingMissing when the function was deployed without it. */
export const settingOf = (environment: Environment, setting: Setting): string => {
  const value = environment[variables[setting]];
  if (value !== undefined && value !== '') return value;
  throw new SettingMissing(
    `${variables[setting]} is not set, and this step needs it. Deploy the function from the stack, which sets it.`,
  );
};
