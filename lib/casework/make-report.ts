/** The compliance report of a jurisdiction, made and kept by itself each month, and the word to central office of where it lies. */
import type { Instant } from '../case/identity.ts';
import { countCases } from '../reports/compliance/count-cases.ts';
import type { Month } from '../reports/compliance/counted-case.ts';
import { complianceReport, lastTwelveMonths, usualSmallest } from '../reports/compliance/report.ts';
import { dataFiles } from '../reports/compliance/report-files.ts';
import { reportId } from './names.ts';
import type { Ports } from './ports.ts';

export interface ReportAsked {
  readonly jurisdiction: string;
  /** When it was begun: it tells of the twelve whole months before, as they stood then. */
  readonly startedAt: Instant;
}

export interface KeptReport {
  /** The last month that it tells of. */
  readonly month: Month;
  /** Where each of its files lies. */
  readonly files: readonly string[];
}

/** The jurisdiction's functions were deployed without a place for reports. */
export class NowhereToKeepReports extends Error {
  override readonly name = 'NowhereToKeepReports';
}

/** Safe to repeat: the same months go to the same names. `zoneData` is the version of the zone data in use. */
export const makeReport = async (
  { store, policyOf, zoneOf }: Pick<Ports, 'store' | 'policyOf' | 'zoneOf'>,
  keepReport: Ports['keepReport'],
  { jurisdiction, startedAt }: ReportAsked,
  zoneData: string,
): Promise<KeptReport> => {
  if (keepReport === undefined)
    throw new NowhereToKeepReports(
      'This step has nowhere to keep reports. Deploy the function from the stack, which has a bucket for them.',
    );
  const policy = policyOf(jurisdiction);
  const months = lastTwelveMonths(startedAt, policy.zone);
  const counted = await countCases({ store, policyOf, now: startedAt });
  const cases = counted.filter(({ case: of }) => of.jurisdiction === jurisdiction);
  const report = complianceReport(cases, {
    policy,
    now: startedAt,
    smallest: usualSmallest,
    zoneData,
    ...months,
    ...(zoneOf === undefined ? {} : { zoneOf }),
  });
  // Only who draws a report carries the library that draws.
  const { reportPage } = await import('../reports/compliance/report-page.ts');
  const page = { name: 'report.html', type: 'text/html; charset=utf-8', text: reportPage(report) };
  const files: string[] = [];
  for (const file of [...dataFiles(report), page])
    files.push(await keepReport({ ...file, name: `${jurisdiction}/${months.until}/${file.name}` }));
  return { month: months.until, files };
};

/** Where it lies and no figure: what it says is read there, by whoever may. */
export const tellOfReport = async (
  { publish }: Pick<Ports, 'publish'>,
  { jurisdiction, startedAt }: ReportAsked,
  { month, files }: KeptReport,
): Promise<void> =>
  publish({
    id: reportId(jurisdiction, month, startedAt),
    jurisdiction,
    recipient: { role: 'central office', facility: 'all', unit: 'all' },
    subject: `Compliance report: twelve months to ${month}`,
    text: [
      `The compliance report of the twelve months to ${month} is ready. It lies at:`,
      ...files,
      'Open report.html in a browser; the other files hold the same figures.',
    ].join('\n'),
  });
