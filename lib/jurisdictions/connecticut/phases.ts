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
  const planning = sentenced === undefined ? [] : planningUnder(view, sentenced.at, policy);
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
  return within(view, interrupted(latest, planning));
};

/** A stretch of discharge planning; without `to` it lasts. */
interface Planning {
  readonly from: Instant;
  readonly to?: Instant;
}

/** Planning overlays the phases of custody; when a later date ends it, the phase beneath goes on. */
const interrupted = (phases: readonly Boundary[], planning: readonly Planning[]): readonly Boundary[] => [
  ...phases.filter(
    ({ from }) => !planning.some((stretch) => stretch.from <= from && (stretch.to === undefined || from < stretch.to)),
  ),
  ...planning.flatMap(({ from, to }): readonly Boundary[] => {
    const beneath = to === undefined ? undefined : phases.findLast((boundary) => boundary.from <= to);
    return [
      { phase: 'discharge-planning', from },
      ...(to === undefined || beneath === undefined ? [] : [{ phase: beneath.phase, from: to }]),
    ];
  }),
];

/** From 75 days before the release date that stood at the time, not before the sentence; a date further off interrupts it. */
const planningUnder = (view: View, sentenced: Instant, policy: Policy): readonly Planning[] => {
  const dates = actsHere(view, 'releaseDatesSet').flatMap(({ happenedAt, recordedAt, body }) =>
    body.type === 'releaseDatesSet' && body.releaseOn !== undefined
      ? [{ setAt: happenedAt, on: effectiveRelease(body.releaseOn, recordedAt, view, policy) }]
      : [],
  );
  const stretches = dates.flatMap(({ setAt, on }, index): readonly Planning[] => {
    const opens = startOfDay(dateBefore(on, view.length('discharge-planning.opens'), policy.holidays), view.zone);
    const from = [setAt, sentenced].reduce(laterOf, opens);
    const to = dates[index + 1]?.setAt;
    if (to === undefined) return [{ from }];
    return from < to ? [{ from, to }] : [];
  });
  return joined(stretches);
};

/** Stretches that follow each other without a gap are one. */
const joined = (stretches: readonly Planning[]): readonly Planning[] => {
  const all: Planning[] = [];
  for (const next of stretches) {
    const last = all.at(-1);
    if (last?.to === next.from) all.splice(-1, 1, { ...next, from: last.from });
    else all.push(next);
  }
  return all;
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
