/** Says of which cases nothing could be told, beside what was told of the others. */
import type { UnreadCase } from '../casework/unread.ts';
import type { Context } from './context.ts';

export const unreadInWords = ({ caseId, because }: UnreadCase): string =>
  `Case ${caseId} could not be read, and is left out: ${because}.`;

const staleInWords = ({ caseId, because }: UnreadCase): string =>
  `Case ${caseId} could not be read: ${because}. What is listed of it is as it was last written down, without promises.`;

/** One line for each; there is then something to put right. */
export const warnOfUnread = (unread: readonly UnreadCase[], context: Context): void =>
  warn(unread.map(unreadInWords), context);

/** The same for cases that are listed nevertheless, by the rows that were projected of them. */
export const warnOfStale = (unread: readonly UnreadCase[], context: Context): void =>
  warn(unread.map(staleInWords), context);

const warn = (lines: readonly string[], { screen, exitWith }: Context): void => {
  for (const line of lines) screen.warn(line);
  if (lines.length > 0) exitWith(2);
};
