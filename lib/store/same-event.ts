/** Whether an event that arrives again is the event that stands, or another one under its id. */
import type { CaseEvent } from '../case/events.ts';

/**
 * The same in everything that was said: case, instant, author and body. `recordedAt` is left out: who sends again after
 * an answer was lost is stamped anew on the way in, and the first stamp stands. An absent field equals an undefined one.
 */
export const sameEvent = (one: CaseEvent, other: CaseEvent): boolean =>
  one.id === other.id &&
  one.caseId === other.caseId &&
  one.happenedAt === other.happenedAt &&
  one.recordedBy === other.recordedBy &&
  sameContent(one.body, other.body);

function sameContent(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const left = one as Readonly<Record<string, unknown>>;
  const right = other as Readonly<Record<string, unknown>>;
  return (
    Object.keys(left).every((key) => sameContent(left[key], right[key])) &&
    Object.keys(right).every((key) => key in left || right[key] === undefined)
  );
}
