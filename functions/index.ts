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

/** Keys are the placeholders in `workflows/*.asl.json`. */
export const functions = (ports: Ports): Readonly<Record<string, StepHandler>> => ({
  LocateFunction: locate(ports),
  ParkFunction: park(ports),
  DecideFunction: decide(ports),
  NotifyFunction: notify(ports),
  CheckEligibilityFunction: checkEligibility(ports),
  ProposeReferralsFunction: proposeReferrals(ports),
  SweepFunction: sweep(ports),
  DigestFunction: digest(ports),
  TellOperationsFunction: tellOperations(ports),
  ComplianceReportFunction: complianceReport(ports),
});
