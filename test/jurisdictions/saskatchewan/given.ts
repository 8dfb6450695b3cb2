/** Lives under Community Connections, in Saskatchewan's time, which knows no clock changes. Nobody here exists. */
import type { BodyOf, CaseEvent } from '../../../lib/case/events.ts';
import { saskatchewan } from '../../../lib/jurisdictions/saskatchewan/index.ts';
import { happeningIn, given as inConnecticut, type Life } from '../../timeline/given.ts';
import { clockIn } from '../../timeline/local.ts';

export const clock = clockIn(saskatchewan.zone);
export const { happened, recorded } = happeningIn(clock);
export const given = (...events: readonly CaseEvent[]): Life => inConnecticut(...events).underPack(saskatchewan);

export const regina = { facility: 'Regina', unit: 'Community Connections' };

/** Sentenced and in custody, or serving the sentence in the community. */
export const admitted = (at: string, setting: 'custody' | 'community' = 'custody'): CaseEvent =>
  happened(at, 'admitted', {
    jurisdiction: 'saskatchewan',
    legalStatus: 'sentenced',
    sentence: { length: 'P1Y' },
    setting,
    place: regina,
  });
export const joined = (at: string): CaseEvent =>
  happened(at, 'programmeJoined', { programme: 'COMMUNITY-CONNECTIONS' });
export const left = (at: string): CaseEvent =>
  happened(at, 'programmeLeft', { programme: 'COMMUNITY-CONNECTIONS', reason: 'completed' });
export const logged = (at: string, minutes: number): CaseEvent => happened(at, 'contactLogged', { minutes });
export const released = (at: string): CaseEvent => happened(at, 'released', { kind: 'probation' });
export const closed = (at: string): CaseEvent => happened(at, 'closed', { reason: 'supervisionCompleted' });
export const escaped = (at: string): CaseEvent => happened(at, 'escaped');
export const returned = (at: string, reason: 'violation' | 'recapture' = 'recapture'): CaseEvent =>
  happened(at, 'returnedToCustody', { reason, place: regina });
export const agreed = (at: string, by: BodyOf<'reintegrationGoalsAgreed'>['by']): CaseEvent =>
  happened(at, 'reintegrationGoalsAgreed', { by });
export const reviewed = (at: string, level: BodyOf<'reintegrationLevelReviewed'>['level']): CaseEvent =>
  happened(at, 'reintegrationLevelReviewed', { level });
