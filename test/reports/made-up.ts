/** People made up for reports, and the report on them. */
import type { EventBody } from '../../lib/case/events.ts';
import { caseId, type Instant } from '../../lib/case/identity.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { type CountedCase, countedCase } from '../../lib/reports/compliance/counted-case.ts';
import { type ComplianceReport, complianceReport, type Period } from '../../lib/reports/compliance/report.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { event, local } from '../workflows/world.ts';

export type Happening = readonly [at: string, body: EventBody];

export const policy = policyFrom(connecticut, { facilityZones: { 'Western CC': 'America/Los_Angeles' } });

let count = 0;
export const someone = (now: Instant, ...happened: readonly Happening[]): CountedCase => {
  count += 1;
  const of = caseId(`CT-${count}`);
  const events = happened.map(([at, body], index) => ({
    ...event(at, body, { of, id: `${of} ${index}` }),
    n: index + 1,
  }));
  const counted = countedCase(events, () => policy, now);
  if (counted === undefined) throw new Error('nobody was admitted');
  return counted;
};

export const reportOf = (
  now: Instant,
  cases: readonly CountedCase[],
  more: Period & { smallest?: number; leftOut?: number } = {},
): ComplianceReport => complianceReport(cases, { policy, now, smallest: 1, zoneData: '2026a', ...more });

export const now = local('2027-06-01 12:00');
