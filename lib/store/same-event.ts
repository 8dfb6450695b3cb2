/** Whether an event that arrives again is the event that stands, or another one under its id. */
import type { CaseEvent } from '../case/events.ts';
import { sameContent } from './same-content.ts';

/**
 * The same in everything that was said: case, instant, author and body. `recordedAt` is left out: who sends again after
 * an answer was lost is stamped anew on the way in, and the first stamp stands.
 */
export const sameEvent = (one: CaseEvent, other: CaseEvent): boolean =>
  one.id === other.id &&
  one.caseId === other.caseId &&
  one.happenedAt === other.happenedAt &&
  one.recordedBy === other.recordedBy &&
  sameContent(one.body, other.body);
