/** Who could be released, by kind of release: whom a release was granted, and whose earliest discretionary date has come. */
import { actsOf, placeAt } from '../../case/case.ts';
import type { Instant, LocalDate } from '../../case/identity.ts';
import { dateOf } from '../../timeline/calendar.ts';
import { type Segment, segments } from '../../timeline/segment.ts';
import { type CountedCase, type Month, monthAt, monthOf } from './counted-case.ts';
import type { CountedGroup } from './table.ts';

export const eligibleDimensions = ['kind'] as const;
export const eligibleCounts = ['eligible', 'granted'] as const;
export type EligibleCount = (typeof eligibleCounts)[number];
export type EligibleGroup = CountedGroup<EligibleCount>;

/** People, each once a kind, where the date or the grant lies in a month that `within` accepts. */
export const eligibleGroups = (
  cases: readonly CountedCase[],
  within: (month: Month) => boolean,
): readonly EligibleGroup[] => {
  const eligible = new Map<string, Set<string>>();
  const granted = new Map<string, Set<string>>();
  for (const counted of cases) {
    const { id } = counted.case;
    for (const kind of grantedTo(counted, within)) {
      add(granted, kind, id);
      add(eligible, kind, id);
    }
    if (discretionaryDates(counted).some((on) => within(monthOf(on)))) add(eligible, 'parole', id);
  }
  return [...eligible]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, people]) => ({
      at: [kind],
      people,
      counts: { eligible: people.size, granted: granted.get(kind)?.size ?? 0 },
    }));
};

const add = (to: Map<string, Set<string>>, kind: string, person: string): void =>
  void to.set(kind, (to.get(kind) ?? new Set<string>()).add(person));

const grantedTo = ({ case: of, policy }: CountedCase, within: (month: Month) => boolean): readonly string[] =>
  actsOf(of, 'releaseGranted')
    .filter(({ happenedAt }) => within(monthAt(happenedAt, policy.zoneOf(placeAt(of, happenedAt).facility))))
    .map(({ body }) => body.kind);

/** The earliest day on which the Board might release the person, as it was last set in each stay that it came in. */
const discretionaryDates = ({ case: of, policy, now }: CountedCase): readonly LocalDate[] => {
  const stays = Map.groupBy(segments(of, 'custody'), ({ episode }) => episode);
  return [...stays.values()].flatMap((stay) => {
    const zone = policy.zoneOf(placeAt(of, stay[0]?.from ?? now).facility);
    const on = lastSetIn(stay, of);
    if (on === undefined || on > dateOf(now, zone)) return [];
    const isHeldOn = ({ from, to }: Segment): boolean =>
      dateOf(from, zone) <= on && (to === undefined || on <= dateOf(to, zone));
    return stay.some(isHeldOn) ? [on] : [];
  });
};

const lastSetIn = (stay: readonly Segment[], of: CountedCase['case']): LocalDate | undefined => {
  const from = stay[0]?.episode.happenedAt;
  const to: Instant | undefined = stay.at(-1)?.to;
  return actsOf(of, 'releaseDatesSet').findLast(
    ({ happenedAt, body }) =>
      body.discretionaryReleaseOn !== undefined &&
      from !== undefined &&
      happenedAt >= from &&
      (to === undefined || happenedAt <= to),
  )?.body.discretionaryReleaseOn;
};
