/** What a notice says: the case number, the duty, when it is due, what is missing and where to record it. Never who the person is. */
import type { Deadline } from '../timeline/deadline.ts';
import { inWords } from '../timeline/local-time.ts';
import type { PlannedNotice } from '../timeline/notice-plan.ts';
import type { Policy } from '../timeline/policy.ts';
import type { DutyRule } from '../timeline/rule.ts';
import { dutyInWords } from './duty-in-words.ts';

export interface Wording {
  /** ASCII, under 100 characters. */
  readonly subject: string;
  readonly text: string;
}

/** The words of one notice. Sensitive duties go by a neutral code and name nothing that is missing: a unit's name can be a diagnosis. */
export const wording = (
  caseNumber: string,
  of: Deadline,
  notice: PlannedNotice,
  rule: DutyRule,
  policy: Policy,
): Wording => {
  const what = dutyInWords(rule);
  const due = inWords(of.dueAt, policy.zone);
  const missing = tellsMissing(rule) && of.missing.length > 0 ? [`Missing: ${of.missing.join(', ')}.`] : [];
  const place = rule.neutralCode === undefined ? [`Unit: ${of.placeWhenDue.facility}, ${of.placeWhenDue.unit}.`] : [];
  return {
    subject: `${headline[notice.kind](of)}: case ${shortened(caseNumber)}, due ${due}`,
    text: [
      `Case ${caseNumber}: ${what}.`,
      `${sentence[notice.kind](of)} Due ${due}.`,
      ...missing,
      ...place,
      notice.kind === 'missed' ? 'It can no longer be done; the miss is on record.' : record(rule),
      `Why: ${rule.neutralCode === undefined ? `${rule.source.document}, ${rule.source.paragraph}` : 'see the policy under its code'}.`,
    ].join('\n'),
  };
};

/** What is missing may name what a code hides; a number of minutes names nothing. */
const tellsMissing = ({ neutralCode, doneWhen }: DutyRule): boolean =>
  neutralCode === undefined || doneWhen.by === 'minutes';

/** Mail subjects are ASCII and under 100 characters; the text carries a longer number whole. */
const shortened = (caseNumber: string): string => {
  const ascii = caseNumber.replace(/[^ -~]/g, '?');
  return ascii.length <= 40 ? ascii : `${ascii.slice(0, 37)}...`;
};

const record = (rule: DutyRule): string =>
  rule.neutralCode === undefined
    ? `Record it as: ${rule.recordIn}.`
    : `Record it on the case under ${rule.neutralCode}.`;

const headline: Readonly<Record<PlannedNotice['kind'], (of: Deadline) => string>> = {
  reminder: () => 'Reminder',
  escalation: () => 'OVERDUE',
  compressed: () => 'Short notice',
  missed: () => 'MISSED',
};

const sentence: Readonly<Record<PlannedNotice['kind'], (of: Deadline) => string>> = {
  reminder: () => 'This is still to be done.',
  escalation: ({ doneAt }) => (doneAt === undefined ? 'This is overdue.' : 'This was done late.'),
  compressed: () => 'The date became known too late for the usual time; staff have days, not weeks.',
  missed: () => 'The person left before this was done.',
};
