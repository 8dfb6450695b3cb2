/** One recipient's routine reminders, gathered into one morning message. */
import type { Instant } from '../case/identity.ts';
import { inWords } from '../timeline/local-time.ts';
import type { Policy } from '../timeline/policy.ts';
import { dutyInWords } from './duty-in-words.ts';
import type { Wording } from './message.ts';

export interface DigestLine {
  readonly caseId: string;
  readonly duty: string;
  readonly dueAt: Instant;
}

/** Earliest due first; a duty that would give something away goes by its code. */
export const digestWording = (lines: readonly DigestLine[], policy: Policy): Wording => {
  const rules = new Map(policy.duties.map((rule) => [rule.id, rule]));
  const inOrder = lines.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));
  return {
    subject: `${lines.length} ${lines.length === 1 ? 'duty' : 'duties'} coming due`,
    text: inOrder
      .map(({ caseId, duty, dueAt }) => {
        const rule = rules.get(duty);
        return `${inWords(dueAt, policy.zone)}  case ${caseId}: ${rule === undefined ? duty : dutyInWords(rule)}`;
      })
      .join('\n'),
  };
};
