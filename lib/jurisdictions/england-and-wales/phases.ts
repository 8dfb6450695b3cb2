/**
 * Where a prisoner is, for CONNECT: in its sessions, then planning the connection until the programme ends; before and
 * after it in custody, under supervision, at large, or done.
 */
import type { Case } from '../../case/case.ts';
import { edgesOf, phaseOfStanding, spansBetween, within } from '../../timeline/phase-spans.ts';
import type { PhaseSpan, Policy } from '../../timeline/policy.ts';
import { segments } from '../../timeline/segment.ts';
import { viewOf } from '../../timeline/view.ts';
import { connect } from './connect.ts';
import { lastSession } from './sessions.ts';

export const phaseNames = [...Object.values(phaseOfStanding), 'connect-sessions', 'connection-planning'] as const;

export const phases = (of: Case, policy: Policy): readonly PhaseSpan[] => {
  const stretches = segments(of, connect);
  const planning = stretches.flatMap((stretch) => {
    const last = lastSession(viewOf(of, stretch, policy));
    return last === undefined ? [] : [{ ...stretch, from: last.at > stretch.from ? last.at : stretch.from }];
  });
  return spansBetween(of, edgesOf([...stretches, ...planning]), (at, standing) => {
    if (within(planning, at)) return 'connection-planning';
    return within(stretches, at) ? 'connect-sessions' : phaseOfStanding[standing];
  });
};
