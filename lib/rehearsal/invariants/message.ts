/** Whether a message may go out: what it says, and that it is the one that was claimed. */
import type { Message } from '../../casework/ports.ts';
import type { Notice } from '../../store/port.ts';
import type { Problem } from './problem.ts';

/** Stands in texts that must never reach a message, a name or a log. */
export const canary = 'canary';

export const problemsWithWords = ({ id, subject, text }: Message): readonly Problem[] => [
  ...(`${subject}${text}`.includes(canary) ? [{ invariant: 15, what: `message ${id} holds what it must not` }] : []),
  ...(subject.length < 100 && /^[ -~]+$/.test(subject)
    ? []
    : [{ invariant: 15, what: `the subject of ${id} is no mail subject: ${subject}` }]),
];

/** `before` is what its process was told when it claimed it. */
export const problemsWithSending = (
  { id, jurisdiction, recipient }: Message,
  claim: Notice,
  before: string | undefined,
): readonly Problem[] => [
  ...(before === 'confirmed' ? [{ invariant: 7, what: `${claim.rung} was confirmed, and went out again` }] : []),
  ...(jurisdiction === claim.jurisdiction ? [] : [{ invariant: 14, what: `${id} crosses to ${jurisdiction}` }]),
  ...(recipient.role === claim.recipient.role && recipient.unit === claim.recipient.unit
    ? []
    : [{ invariant: 7, what: `${id} went to ${recipient.role}, claimed for ${claim.recipient.role}` }]),
];
