/** A call to park that comes after the execution was woken, and parked again: which of two waits is the later. */
import { type Instant, plusMilliseconds } from '../case/identity.ts';
import type { ParkedToken } from './port.ts';

const quarterOfAnHour = 900_000;
const endOfTime = '9999-12-31T00:00:00.000Z' as Instant;

/**
 * The last instant at which a wait can have begun that a call sees at `now`. No call lives longer than a quarter of an
 * hour: a wait that begins later than that from now began before a clock was set back. Any instant when `now` is not said.
 */
export const latestBeginning = (now: Instant | undefined): Instant =>
  now === undefined ? endOfTime : plusMilliseconds(now, quarterOfAnHour);

/** Whether what is to be parked began to wait before what stands did. */
export const isOverdueCopy = (
  { waitingSince }: ParkedToken,
  standing: ParkedToken | undefined,
  now: Instant | undefined,
): boolean =>
  waitingSince !== undefined &&
  standing?.waitingSince !== undefined &&
  waitingSince < standing.waitingSince &&
  standing.waitingSince <= latestBeginning(now);
