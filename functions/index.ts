/** Every function by the name under which the workflows call it. */
import type { Ports } from '../lib/casework/ports.ts';
import { checkEligibility } from './check-eligibility.ts';
import { complianceReport } from './compliance-report.ts';
import { decide } from './decide.ts';
import { digest } from './digest.ts';
import type { StepHandler } from './handler.ts';
import { locate } from './locate.ts';
import { notify } from './notify.ts';
import { park } from './park.ts';
import { proposeReferrals } from './propose-referrals.ts';
import { sweep } from './sweep.ts';
import { tellOperations } from './tell-operations.ts';

/** How each is made from what it needs, by the placeholder for it in `workflows/*.asl.json`. */
export const steps = {
  LocateFunction: locate,
  ParkFunction: park,
  DecideFunction: decide,
  NotifyFunction: notify,
  CheckEligibilityFunction: checkEligibility,
  ProposeReferralsFunction: proposeReferrals,
  SweepFunction: sweep,
  DigestFunction: digest,
  TellOperationsFunction: tellOperations,
  ComplianceReportFunction: complianceReport,
} satisfies Readonly<Record<string, (ports: Ports) => StepHandler>>;

export const functions = (ports: Ports): Readonly<Record<string, StepHandler>> =>
  Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, step(ports)]));
