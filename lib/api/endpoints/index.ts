/** Everything that can be asked over HTTP by whoever is signed in. */
import type { Endpoint } from '../endpoint.ts';
import { acknowledge } from './acknowledge.ts';
import { admit } from './admit.ts';
import { breakGlass } from './break-glass.ts';
import { calendar } from './calendar.ts';
import { caseTimeline } from './case-timeline.ts';
import { checkEligibility } from './check-eligibility.ts';
import { decideRecord } from './decide-record.ts';
import { decideReferral } from './decide-referral.ts';
import { dueList } from './due-list.ts';
import { readAudit, readUnitAudit } from './read-audit.ts';
import { recordEvent } from './record-event.ts';
import { restrict } from './restrict.ts';

export const endpoints: readonly Endpoint[] = [
  admit,
  caseTimeline,
  recordEvent,
  acknowledge,
  decideReferral,
  restrict,
  decideRecord,
  breakGlass,
  readAudit,
  dueList,
  calendar,
  readUnitAudit,
  checkEligibility,
];
