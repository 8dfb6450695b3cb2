/** Time on paper: from the first day of a case to its end or to now, in points from the left. */
import { type Instant, instantAt, laterOf, millisecondsOf } from '../../case/identity.ts';
import { type Standing, wentOut } from '../../casework/standing.ts';
import { isOpen } from '../../timeline/deadline.ts';

export interface Scale {
  readonly width: number;
  /** Where time begins, in points. */
  readonly left: number;
  readonly from: Instant;
  readonly to: Instant;
  /** Points from the left, kept on the paper. */
  readonly x: (at: Instant) => number;
  readonly isOn: (at: Instant) => boolean;
}

const aDay = 86_400_000;
/** Wide enough that a week is seen. */
const pointsADay = 3;
/** Room for signs at either end. */
const margin = 10;

/** How much room there is: `before` is kept on the left for names. */
export interface Room {
  readonly narrowest: number;
  readonly widest: number;
  readonly before: number;
}
/** Never so narrow that a day's stay is a dot. */
export const screen: Room = { narrowest: 900, widest: 4000, before: 0 };
/** In points of a page that is scaled to the paper, whatever its size. */
export const paper: Room = { narrowest: 700, widest: 700, before: 220 };

/** A closed case ends a little after it closed, or after the last word that went out about it; another at now or at the last date that is still to come. */
export const scaleOf = ({ phases, phase, now, deadlines, notices }: Standing, room: Room): Scale => {
  const from = phases[0]?.from ?? now;
  const ahead = deadlines.flatMap(({ deadline }) => (isOpen(deadline) ? [deadline.dueAt] : []));
  const told = wentOut(notices).map(({ claimedAt }) => claimedAt);
  const last = phase === 'closed' ? told.reduce(laterOf, phases.at(-1)?.from ?? now) : ahead.reduce(laterOf, now);
  const begin = millisecondsOf(from);
  const length = Math.max(aDay / 4, (millisecondsOf(last) - begin) * 1.02);
  const width = Math.round(Math.min(room.widest, Math.max(room.narrowest, (length / aDay) * pointsADay)));
  const to = instantAt(begin + length);
  return {
    left: room.before + margin,
    width: room.before + width + 2 * margin,
    from,
    to,
    x: (at) => round(room.before + margin + Math.min(1, Math.max(0, (millisecondsOf(at) - begin) / length)) * width),
    isOn: (at) => at >= from && at <= to,
  };
};

export const round = (value: number): number => Math.round(value * 10) / 10;
