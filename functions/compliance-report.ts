/** Counts, draws and keeps a jurisdiction's compliance report, or tells central office where it lies. */
import * as z from 'zod';
import { makeReport, tellOfReport } from '../lib/casework/make-report.ts';
import type { Ports } from '../lib/casework/ports.ts';
import { handler } from './handler.ts';
import { instant } from './payloads.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const months = z
  .object({ since: month, until: month })
  .refine(({ since, until }) => since <= until, 'the first month comes first');
const asked = z.object({ jurisdiction: z.string(), startedAt: instant });
const kept = z.object({ since: z.string().optional(), month: z.string(), files: z.array(z.string()) });
const payload = z.union([asked.extend({ kept }), asked.extend({ months: months.nullish() })]);

/** `keepReport` where the ports themselves keep none: only this function carries what keeps them on AWS. */
export const complianceReport = (ports: Ports, keepReport = ports.keepReport) =>
  handler(payload, async (report) =>
    'kept' in report
      ? tellOfReport(ports, report, report.kept)
      : makeReport(ports, keepReport, report, process.versions.tz ?? 'unknown'),
  );
