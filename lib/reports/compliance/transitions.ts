/** Leaving custody: who left with a discharge plan, and who came back. */
import { actsOf, type Case, type EventOf, placeAt } from '../../case/case.ts';
import { type Instant, plusMilliseconds } from '../../case/identity.ts';
import { type Place, unsupervised } from '../../case/vocabulary.ts';
import { after } from '../../timeline/calendar.ts';
import type { Deadline } from '../../timeline/deadline.ts';
import { length } from '../../timeline/length.ts';
import { segments } from '../../timeline/segment.ts';
import { type CountedCase, monthAt } from './counted-case.ts';
import { type CountedGroup, compare, sums } from './table.ts';

export const releaseDimensions = ['kind', 'month'] as const;

export const releaseCounts = [
  'released',
  /** The plan was finished when it was due. */
  'planInTime',
  'planLate',
  /** Left with the plan undone although it had been due. */
  'planMissing',
  /** Left before the plan was due, or with none owed. */
  'planNotDue',
  /** Released to somebody's supervision: only from there does the same case return. */
  'supervised',
  'returned',
  /** Supervised releases that lie a year back. */
  'followedAYear',
  'returnedInAYear',
] as const;
export type ReleaseCount = (typeof releaseCounts)[number];

/** Releases of one kind and month that a report must not tell apart by their plan or by what followed, where they are few. */
export interface ReleaseGroup extends CountedGroup<ReleaseCount> {
  readonly planDue: boolean;
  readonly supervised: boolean;
  readonly followedAYear: boolean;
}

const dischargePlan = 'discharge-plan';
/** Calendar time, as every duty of months and years: to the end of the same day of the next year. */
const aYear = length('P1Y');

/** Whether a policy owes anybody a discharge plan. */
export const plansDischarge = (cases: readonly CountedCase[]): boolean =>
  cases.some(({ policy }) => policy.duties.some(({ id }) => id === dischargePlan) && policy.observes(dischargePlan));

/** Every release by its kind and local month, its plan and what followed; a case that was released twice counts twice. */
export const releaseGroups = (
  cases: readonly CountedCase[],
  zoneOf: (place: Place) => string,
): readonly ReleaseGroup[] => {
  const groups = new Map<string, ReleaseGroup & { readonly people: Set<string> }>();
  for (const counted of cases) {
    for (const release of actsOf(counted.case, 'released')) {
      const zone = zoneOf(placeAt(counted.case, plusMilliseconds(release.happenedAt, -1)));
      const at = [release.body.kind, monthAt(release.happenedAt, zone)];
      const counts = countsOf(release, counted, zone);
      const planDue = counts.planNotDue === 0;
      const supervised = counts.supervised > 0;
      const followedAYear = counts.followedAYear > 0;
      const key = [...at, planDue, supervised, followedAYear].join(' ');
      const before = groups.get(key);
      groups.set(key, {
        at,
        planDue,
        supervised,
        followedAYear,
        people: (before?.people ?? new Set<string>()).add(counted.case.id),
        counts: before === undefined ? counts : sums([before, { at, people: new Set(), counts }], releaseCounts),
      });
    }
  }
  return [...groups.values()].toSorted((one, other) => compare(one.at, other.at));
};

const countsOf = (
  release: EventOf<'released'>,
  { case: of, policy, deadlines, now }: CountedCase,
  zone: string,
): Readonly<Record<ReleaseCount, number>> => {
  const plan = planFor(release, of, deadlines)?.state;
  const supervised = !unsupervised.has(release.body.kind);
  const returnedAt = supervised ? returnAfter(release, of) : undefined;
  const yearEndsAt = after(release.happenedAt, aYear, zone, policy.holidays);
  const followed = supervised && yearEndsAt <= now;
  const one = (counts: boolean): number => (counts ? 1 : 0);
  const due = plan === 'met' || plan === 'metLate' || plan === 'missed';
  return {
    released: 1,
    planInTime: one(plan === 'met'),
    planLate: one(plan === 'metLate'),
    planMissing: one(plan === 'missed'),
    planNotDue: one(!due),
    supervised: one(supervised),
    returned: one(returnedAt !== undefined),
    followedAYear: one(followed),
    returnedInAYear: one(followed && returnedAt !== undefined && returnedAt <= yearEndsAt),
  };
};

/** The plan of the stay that this release ended; an escape in between does not part a stay. */
const planFor = (release: EventOf<'released'>, of: Case, deadlines: readonly Deadline[]): Deadline | undefined => {
  const stays = segments(of, 'custody');
  const last = stays.find(({ endedBy }) => endedBy?.id === release.id);
  const spells = new Set(stays.filter(({ episode }) => episode === last?.episode).map(({ number }) => number));
  return deadlines.findLast(({ duty, spell }) => duty === dischargePlan && spells.has(spell));
};

/** The first return before the next release. */
const returnAfter = ({ happenedAt }: EventOf<'released'>, of: Case): Instant | undefined => {
  const next = actsOf(of, 'released').find((later) => later.happenedAt > happenedAt)?.happenedAt;
  return actsOf(of, 'returnedToCustody').find(
    (back) => back.happenedAt > happenedAt && (next === undefined || back.happenedAt <= next),
  )?.happenedAt;
};
