/** The compliance report of a jurisdiction, made and kept by itself each month, and the word to central office of where it lies. */
import type { Instant } from '../case/identity.ts';
import { countCases } from '../reports/compliance/count-cases.ts';
import type { Month } from '../reports/compliance/counted-case.ts';
import { complianceReport, lastTwelveMonths, usualSmallest } from '../reports/compliance/report.ts';
import { dataFiles } from '../reports/compliance/report-files.ts';
import { reportId } from './names.ts';
import type { Ports } from './ports.ts';
import type { UnreadCase } from './unread.ts';

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

/** There are cases, and none can be read: something else is wrong than a case, and the report would stand in for a better one. */
export class NoCaseReadable extends Error {
  override readonly name = 'NoCaseReadable';
}

/**
 * Safe to repeat: the same months go to the same names. `zoneData` is the version of the zone data in use. A case that
 * cannot be read is left out, and operations hear which. Throws NowhereToKeepReports, NoCaseReadable.
 */
export const makeReport = async (
  { store, policyOf, zoneOf, tellOperations }: Pick<Ports, 'store' | 'policyOf' | 'zoneOf' | 'tellOperations'>,
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
  const unread: UnreadCase[] = [];
  const counted = await countCases({ store, policyOf, now: startedAt, leftOut: (one) => void unread.push(one) });
  if (counted.length === 0 && unread.length > 0)
    throw new NoCaseReadable(
      `None of ${unread.length} cases can be read (${[...new Set(unread.map(({ fault }) => fault))].join(', ')}). See first whether the functions can open keys and know every word that is recorded.`,
    );
  const cases = counted.filter(({ case: of }) => of.jurisdiction === jurisdiction);
  const report = complianceReport(cases, {
    policy,
    now: startedAt,
    smallest: usualSmallest,
    zoneData,
    leftOut: unread.length,
    ...months,
    ...(zoneOf === undefined ? {} : { zoneOf }),
  });
  // Only who draws a report carries the library that draws.
  const { reportPage } = await import('../reports/compliance/report-page.ts');
  const page = { name: 'report.html', type: 'text/html; charset=utf-8', text: reportPage(report) };
  const files: string[] = [];
  for (const file of [...dataFiles(report), page])
    files.push(await keepReport({ ...file, name: `${jurisdiction}/${months.until}/${file.name}` }));
  // Last, so that making it again for another fault tells nobody twice.
  if (unread.length > 0)
    await tellOperations({
      what: `the compliance report of ${jurisdiction} to ${months.until} leaves out ${named(unread)}`,
    });
  return { month: months.until, files };
};

/** As many as anybody reads at once; the numbers and nothing of what the faults say. */
const mostNamed = 20;
const named = (unread: readonly UnreadCase[]): string => {
  const inOrder = unread.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
  const listed = inOrder.slice(0, mostNamed).map(({ caseId, fault }) => `${caseId} (${fault})`);
  const more = unread.length - listed.length;
  return `${listed.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
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
