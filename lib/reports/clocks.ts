/** By whose clocks a case is told: those of the facility where the person was at the time, or will be as far as anybody knows. */
import { placeAt } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';
import type { Standing } from '../casework/standing.ts';
import { inWords } from '../timeline/local-time.ts';

type Told = Pick<Standing, 'case' | 'policy'>;

export const zoneThen = ({ case: of, policy }: Told, at: Instant): string => policy.zoneOf(placeAt(of, at).facility);

/** An instant as the facility's own clocks show it, with the name of their time. */
export const byTheClocks = (of: Told, at: Instant): string => inWords(at, zoneThen(of, at));

/** What stands above a case's times. */
export const whoseClocks = ({ case: of, policy }: Told): string => {
  const zones = new Set(of.places.map(({ place }) => policy.zoneOf(place.facility)));
  return zones.size > 1
    ? `times by the clocks of each facility (${[...zones].join(', ')})`
    : `times in ${[...zones][0]}`;
};
