/**
 * Once for each matter, such as a referral: due a length after it was put to whoever must act on it. Put anew, it runs
 * from there, as a moved date does; what was overdue by then stays a recorded breach.
 */
import { arrivalOf } from '../../case/arrival.ts';
import { type Case, lastRecorded, placeAt } from '../../case/case.ts';
import { earliest, type Instant } from '../../case/identity.ts';
import { after } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import type { Matter, Putting, Schedule, View } from '../rule.ts';
import { type Due, type Occurrence, stood } from './occurrence.ts';

type PerMatter = Extract<Schedule, { readonly kind: 'perMatter' }>;

export const perMatter = (schedule: PerMatter, view: View, policy: Policy): readonly Occurrence[] =>
  schedule.matters(view).flatMap((matter): readonly Occurrence[] => {
    const [first, ...others] = duesOf(puttingsIn(matter, view), schedule, view, policy).filter(stood);
    if (first === undefined) return [];
    return [
      {
        number: arrivalOf(view.case, matter.by),
        anchorAt: matter.put[0].at,
        dues: [first, ...others],
        countsFrom: matter.put[0].at,
        exclusive: false,
        closesWhenDue: false,
        concerns: matter.concerns,
        about: matter.about,
      },
    ];
  });

/**
 * When it was put, inside this stretch, known once the matter is; what was still open as the stretch began, after an escape
 * or release, runs anew from there.
 */
const puttingsIn = (matter: Matter, { case: of, segment }: View): readonly Putting[] => {
  const known = matter.put
    .filter(({ at }) => segment.to === undefined || at <= segment.to)
    .map((putting) => ({ ...putting, by: lastRecorded(matter.by, putting.by) }));
  const here = known.filter(({ at }) => at >= segment.from);
  const open = known.find((putting) => putting.at < segment.from && !isAnswered(putting, matter, segment.from, of));
  return open === undefined ? here : [{ at: segment.from, by: lastRecorded(segment.by, open.by) }, ...here];
};

const isAnswered = ({ at, answeredAt }: Putting, { concerns }: Matter, by: Instant, { acts }: Case): boolean =>
  (answeredAt !== undefined && answeredAt < by) ||
  Object.values(acts).some((ofType) =>
    ofType.some((act) => at <= act.happenedAt && act.happenedAt < by && concerns(act)),
  );

/** By the clocks of the facility where the person was when it was put: a stretch may be a whole sentence, and they may have moved in it. */
const duesOf = (put: readonly Putting[], { within }: PerMatter, view: View, policy: Policy): readonly Due[] => {
  const zoneAt = (at: Instant): string => policy.zoneOf(placeAt(view.case, at).facility);
  return put.map(({ at, by, answeredAt }, index) => {
    const later = put.slice(index + 1).map((putting) => putting.by.recordedAt);
    const replacedAt = later.length === 0 ? undefined : later.reduce<Instant | undefined>(earliest, answeredAt);
    return {
      dueAt: after(at, view.length(within), zoneAt(at), policy.holidays),
      opensAt: at,
      knownAt: by.recordedAt,
      setBy: by,
      compressed: false,
      ...(replacedAt === undefined ? {} : { replacedAt }),
    };
  });
};
