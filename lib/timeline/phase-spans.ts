/** Phases as stretches between the moments at which they may change. */
import type { Case, Standing } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';
import type { PhaseSpan } from './policy.ts';
import type { Segment } from './segment.ts';

/** Where a person is when nothing more is known of a timeline: in custody, supervised, at large, or done. */
export const phaseOfStanding = {
  held: 'custody',
  community: 'supervision',
  escaped: 'escaped',
  closed: 'closed',
} as const satisfies Readonly<Record<Standing, string>>;

/** One span for each stretch in which the phase stays the same, from the first standing on; the last one lasts. */
export const spansBetween = (
  of: Case,
  moments: readonly Instant[],
  phaseAt: (at: Instant, standing: Standing) => string,
): readonly PhaseSpan[] => {
  const changes = [...new Set([...of.standings.map(({ from }) => from), ...moments])].toSorted().flatMap((from) => {
    const standing = of.standings.findLast((span) => span.from <= from)?.standing;
    return standing === undefined ? [] : [{ phase: phaseAt(from, standing), from }];
  });
  const begun = changes.filter(({ phase }, index) => phase !== changes[index - 1]?.phase);
  return begun.map((span, index) => {
    const to = begun[index + 1]?.from;
    return to === undefined ? span : { ...span, to };
  });
};

/** The moments at which stretches begin and end. */
export const edgesOf = (stretches: readonly Segment[]): readonly Instant[] =>
  stretches.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));

export const within = (stretches: readonly Segment[], at: Instant): boolean =>
  stretches.some(({ from, to }) => from <= at && (to === undefined || at < to));
