/** Where the person is whom a duty concerns, and where they were when it fell due, if that is elsewhere. */
import type { Place } from '../case/vocabulary.ts';
import type { Deadline } from '../timeline/deadline.ts';
import type { Policy } from '../timeline/policy.ts';
import type { DutyRule } from '../timeline/rule.ts';
import type { Words } from './words/words.ts';

/**
 * The unit that can do it, or was left, and the one that answers for it being late. Nothing of a duty that goes by a
 * code: the name of a unit can be a diagnosis, and so can that of a facility which holds those alone who have it.
 */
export const placeInWords = (of: Deadline, { neutralCode }: DutyRule, { unit, wasDueIn }: Words): readonly string[] => {
  const { place, placeWhenDue } = of;
  if (neutralCode !== undefined) return [];
  return [
    unit(place.facility, place.unit),
    ...(wasDueElsewhere(of) ? [wasDueIn(placeWhenDue.facility, placeWhenDue.unit)] : []),
  ];
};

/** Whether the person has come to, or left from, another unit since it fell due undone. */
export const wasDueElsewhere = ({ state, place, placeWhenDue }: Deadline): boolean =>
  (state === 'overdue' || state === 'missed') && !isSamePlace(place, placeWhenDue);

export const isSamePlace = (one: Place, other: Place): boolean =>
  one.facility === other.facility && one.unit === other.unit;

/** The zone in which a message tells when something is due: that of the unit in which it is, or was. */
export const clocksOf = ({ placeWhenDue }: Deadline, policy: Policy): string => policy.zoneOf(placeWhenDue.facility);
