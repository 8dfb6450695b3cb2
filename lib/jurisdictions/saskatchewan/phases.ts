/**
 * Where a person is, for Community Connections: preparing the reconnection while in custody, reconnecting once in the
 * community; before and after the programme in custody, under supervision, at large, or done.
 */
import type { Case } from '../../case/case.ts';
import { edgesOf, phaseOfStanding, spansBetween, within } from '../../timeline/phase-spans.ts';
import type { PhaseSpan } from '../../timeline/policy.ts';
import { segments } from '../../timeline/segment.ts';
import { communityConnections } from './community-connections.ts';

const inProgramme = { ...phaseOfStanding, held: 'preparing-reconnection', community: 'reconnecting' } as const;

export const phaseNames = [...new Set([...Object.values(phaseOfStanding), ...Object.values(inProgramme)])] as const;

export const phases = (of: Case): readonly PhaseSpan[] => {
  const stretches = segments(of, communityConnections);
  return spansBetween(
    of,
    edgesOf(stretches),
    (at, standing) => (within(stretches, at) ? inProgramme : phaseOfStanding)[standing],
  );
};
