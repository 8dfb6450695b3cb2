import { createKeepReport } from '../../lib/aws/reports.ts';
import { complianceReport } from '../compliance-report.ts';
import { deployed } from '../deployed.ts';

const keepReport = createKeepReport({ environment: process.env });

export const handler = deployed('compliance-report', (ports) => complianceReport(ports, keepReport));
