/** Where a person is on the Connecticut timeline. Exactly one phase at a time; boundaries that time alone brings are told ahead. */
import type { Case } from '../../case/case.ts';
import { type Instant, laterOf, plusMilliseconds } from '../../case/identity.ts';
import { after, dateBefore, startOfDay } from '../../timeline/calendar.ts';
import type { PhaseSpan, Policy } from '../../timeline/policy.ts';
import type { View } from '../../timeline/rule.ts';
import { effectiveRelease } from '../../timeline/schedule/counted-back.ts';
import { segments } from '../../timeline/segment.ts';
import { viewOf } from '../../timeline/view.ts';
import { actsHere, adoption, endOfFrontLoading, sentencing } from './anchors.ts';
import { frontLoaded, sentenceOverTwoYears } from './conditions.ts';

export const phaseNames = [
  'pretrial',
  'classification',
  'orientation',
  'custody',
  'discharge-planning',
  'front-loading-72h',
  'front-loading',
  'supervision',
  'escaped',
  'closed',
] as const;
export type PhaseName = (typeof phaseNames)[number];

interface Boundary {
  readonly phase: PhaseName;
  readonly from: Instant;
}

export const phases = (of: Case, policy: Policy): readonly PhaseSpan[] => {
  const boundaries: readonly Boundary[] = [
    ...segments(of, 'custody').flatMap((segment) => inCustody(viewOf(of, segment, policy), policy)),
    ...segments(of, 'community').flatMap((segment) => inCommunity(viewOf(of, segment, policy), policy)),
    ...segments(of, 'escaped').map(({ from }): Boundary => ({ phase: 'escaped', from })),
    ...of.standings
      .filter(({ standing }) => standing === 'closed')
      .map(({ from }): Boundary => ({ phase: 'closed', from })),
  ].toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  return boundaries.map((boundary, index) => {
    const next = boundaries[index + 1];
    return next === undefined ? boundary : { ...boundary, to: next.from };
  });
};

const within = ({ segment }: View, boundaries: readonly Boundary[]): readonly Boundary[] =>
  boundaries
    .filter(({ from }) => segment.to === undefined || from < segment.to)
    .map((boundary) => ({ ...boundary, from: laterOf(boundary.from, segment.from) }));

const inCustody = (view: View, policy: Policy): readonly Boundary[] => {
  const sentenced = sentencing(view);
  const adopted = adoption(view);
  const over = sentenceOverTwoYears(view);
  const returned = view.segment.episode.body.type === 'returnedToCustody';
  const planning = sentenced === undefined ? undefined : planningFrom(view, policy);
  const before = within(view, [
    ...(sentenced === undefined || sentenced.at > view.segment.from
      ? [{ phase: 'pretrial' as const, from: view.segment.from }]
      : []),
    ...(sentenced === undefined
      ? []
      : [
          {
            phase: over === true && !returned ? ('orientation' as const) : ('classification' as const),
            from: sentenced.at,
          },
        ]),
    ...(adopted === undefined ? [] : [{ phase: 'custody' as const, from: adopted.at }]),
  ]);
  const latest = before.filter((boundary, index) => before[index + 1]?.from !== boundary.from);
  if (planning === undefined) return latest;
  return within(view, [
    ...latest.filter(({ from }) => from < planning),
    { phase: 'discharge-planning', from: planning },
  ]);
};

/** 75 days before the release date that stands, once there is one; not before the sentence. */
const planningFrom = (view: View, policy: Policy): Instant | undefined => {
  const set = actsHere(view, 'releaseDatesSet').findLast(
    (event) => event.body.type === 'releaseDatesSet' && event.body.releaseOn !== undefined,
  );
  if (set?.body.type !== 'releaseDatesSet' || set.body.releaseOn === undefined) return undefined;
  const opens = dateBefore(effectiveRelease(set.body.releaseOn, view, policy), view.length('discharge-planning.opens'));
  return laterOf(startOfDay(opens, view.zone), laterOf(set.happenedAt, sentencing(view)?.at ?? set.happenedAt));
};

const inCommunity = (view: View, policy: Policy): readonly Boundary[] => {
  const { from } = view.segment;
  if (frontLoaded(view) !== true) return [{ phase: 'supervision', from }];
  return within(view, [
    { phase: 'front-loading-72h', from },
    {
      phase: 'front-loading',
      from: after(from, view.length('front-loading.firstContact'), view.zone, policy.holidays),
    },
    { phase: 'supervision', from: plusMilliseconds(endOfFrontLoading(view), 1) },
  ]);
};
