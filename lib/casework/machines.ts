/** Every state machine, by the name of its file in `workflows/`. */
export const machines = [
  'case-timeline',
  'deadline',
  'eligibility-review',
  'sweep',
  'digest',
  'compliance-report',
] as const;
export type MachineName = (typeof machines)[number];
