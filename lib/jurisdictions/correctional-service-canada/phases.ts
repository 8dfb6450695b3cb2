/** Where a person is, for the Service: in its custody, under its supervision in the community, at large, or done. */
import type { Case, Standing } from '../../case/case.ts';
import type { PhaseSpan } from '../../timeline/policy.ts';

export const phaseNames = ['custody', 'supervision', 'escaped', 'closed'] as const;
export type PhaseName = (typeof phaseNames)[number];

const phaseOf: Readonly<Record<Standing, PhaseName>> = {
  held: 'custody',
  community: 'supervision',
  escaped: 'escaped',
  closed: 'closed',
};

export const phases = (of: Case): readonly PhaseSpan[] =>
  of.standings.map(({ standing, from, to }) => ({
    phase: phaseOf[standing],
    from,
    ...(to === undefined ? {} : { to }),
  }));
