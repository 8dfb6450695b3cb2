/** Which of two waits is the later, when a call that parks may come again after another wait has begun. */
import { type Instant, plusMilliseconds } from '../case/identity.ts';
import type { ParkedToken } from './port.ts';

/** In milliseconds. No call lives longer than that: a wait that begins later from now began before a clock was set back. */
export const mostAhead = 900_000;
export const endOfTime = '9999-12-30T00:00:00.000Z' as Instant;

/** Whether what is to be parked began to wait before what stands did. */
export const isOverdueCopy = (
  { waitingSince }: ParkedToken,
  standing: ParkedToken | undefined,
  now: Instant = endOfTime,
): boolean =>
  waitingSince !== undefined &&
  standing?.waitingSince !== undefined &&
  waitingSince < standing.waitingSince &&
  standing.waitingSince <= plusMilliseconds(now, mostAhead);
