/** What the ledger keeps beside the notices of cases: a book stands under a number that no case has, and no events are ever recorded there. */
import type { Instant } from '../case/identity.ts';
import type { Notice } from '../store/port.ts';
import { noticeId } from './names.ts';

/** What is written in a book: `deadline` says what it is about, `rung` which time of several, and `caseId` is the book's number. */
export type Entry = Pick<Notice, 'caseId' | 'jurisdiction' | 'deadline' | 'rung' | 'recipient' | 'duty' | 'kind'>;

/** The entry as the ledger claims and confirms it, written at an instant. */
export const entryAt = (at: Instant, entry: Entry): Notice => {
  const generation = 1;
  const id = noticeId({ ...entry, generation });
  return { ...entry, generation, id, dueAt: at, claimedAt: at, channel: 'now' };
};
