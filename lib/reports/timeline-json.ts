/** One person's timeline for other programs: the same on the command line and over HTTP. */
import { placeAt } from '../case/case.ts';
import type { Standing } from '../casework/standing.ts';

export const timelineJson = ({ case: of, policy, now, phase, phases, deadlines, notices }: Standing) => ({
  case: of.id,
  jurisdiction: of.jurisdiction,
  policyVersion: policy.version,
  zone: policy.zone,
  zoneData: process.versions.tz ?? 'unknown',
  asOf: now,
  place: placeAt(of, now),
  phase,
  phases,
  deadlines: deadlines.map(({ deadline, next }) => ({ ...deadline, nextNoticeAt: next.nextAt })),
  notices,
  referrals: of.referrals,
  unsupported: of.unsupported,
  superseded: of.superseded,
});
