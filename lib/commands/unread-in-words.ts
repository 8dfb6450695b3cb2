/** Says of which cases nothing could be told, beside what was told of the others. */
import type { UnreadCase } from '../casework/unread.ts';
import type { Context } from './context.ts';

export const unreadInWords = ({ caseId, because }: UnreadCase): string =>
  `Case ${caseId} could not be read, and is left out: ${because}.`;

/** One line for each; there is then something to put right. */
export const warnOfUnread = (unread: readonly UnreadCase[], { screen, exitWith }: Context): void => {
  for (const one of unread) screen.warn(unreadInWords(one));
  if (unread.length > 0) exitWith(2);
};
