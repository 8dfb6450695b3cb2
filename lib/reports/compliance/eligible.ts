/** Who could be released, by kind of release: whom a release was granted, and whose earliest discretionary date has come. */
import { actsOf } from '../../case/case.ts';
import type { LocalDate } from '../../case/identity.ts';
import { dateOf } from '../../timeline/calendar.ts';
import { type CountedCase, type Month, monthOf } from './counted-case.ts';
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
    const on = discretionaryDate(counted);
    if (on !== undefined && within(monthOf(on))) add(eligible, 'parole', id);
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
    .filter(({ happenedAt }) => within(monthOf(dateOf(happenedAt, policy.zone))))
    .map(({ body }) => body.kind);

/** The earliest day on which the Board may release the person, as last set, once it came while they were held. */
const discretionaryDate = ({ case: of, policy, now }: CountedCase): LocalDate | undefined => {
  const set = actsOf(of, 'releaseDatesSet').findLast(({ body }) => body.discretionaryReleaseOn !== undefined);
  const on = set?.body.discretionaryReleaseOn;
  if (on === undefined || on > dateOf(now, policy.zone)) return undefined;
  const held = of.standings.some(
    ({ standing, from, to }) =>
      standing === 'held' && dateOf(from, policy.zone) <= on && (to === undefined || on <= dateOf(to, policy.zone)),
  );
  return held ? on : undefined;
};
