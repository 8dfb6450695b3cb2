/** What a rule may look at of one case: one stretch of it, and what was known of the person through that stretch. */
import { type Case, type FactRecord, placeAt } from '../case/case.ts';
import { length } from './length.ts';
import type { Policy } from './policy.ts';
import { remembering } from './remembering.ts';
import type { View } from './rule.ts';
import type { Segment } from './segment.ts';

/** Parameters without a dot are those of `duty`. Days are those of the facility in which the stretch began, wherever the person is moved in it; a matter's are those of the facility where it was put. */
export const viewOf = (of: Case, segment: Segment, policy: Policy, duty = ''): View => {
  const value = remembering((parameter: string) =>
    policy.value(parameter.includes('.') ? parameter : `${duty}.${parameter}`),
  );
  return {
    case: { ...of, facts: of.facts.filter((record) => countsIn(segment, record)) },
    segment,
    zone: policy.zoneOf(placeAt(of, segment.from).facility),
    holidays: policy.holidays,
    value,
    length: remembering((parameter: string) => length(value(parameter))),
  };
};

/** What a later stay or release brings changes nothing here; how the person leaves is decided anew in each stay. */
const countsIn = ({ to, episode }: Segment, { name, by: { happenedAt } }: FactRecord): boolean =>
  (to === undefined || happenedAt <= to) && (name !== 'releaseKind' || happenedAt >= episode.happenedAt);
