/** A message that went out, as the screen shows it: to whom, its subject and, of a notice, which duty it is about. */
import type { Message } from '../casework/ports.ts';

/** The line of a digest is its subject alone: it is about many duties. */
export const noticeOnScreen = ({ id, recipient, subject, text }: Message): string => {
  const whom = [recipient.role, recipient.facility, recipient.unit].filter((part) => part !== 'all').join(', ');
  const about = id.startsWith('notice-') ? `\n    ${dutyOf(text)}` : '';
  return `Sent to ${whom}: ${subject}${about}`;
};

/** A notice begins with the sentence that names its duty, wrapped into lines. */
const dutyOf = (text: string): string => {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => line.endsWith('.'));
  return lines.slice(0, end + 1).join(' ');
};
