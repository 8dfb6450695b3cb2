/** The compliance report of a jurisdiction, made and kept by itself each month or for months that somebody chose, and the word to central office of where it lies. */
import type { Instant } from '../case/identity.ts';
import { countCases } from '../reports/compliance/count-cases.ts';
import type { Month } from '../reports/compliance/counted-case.ts';
import { complianceReport, lastTwelveMonths, usualSmallest } from '../reports/compliance/report.ts';
import { dataFiles } from '../reports/compliance/report-files.ts';
import { reportId } from './names.ts';
import type { Ports } from './ports.ts';
import { type UnreadCase, unreadByNumber } from './unread.ts';

export interface ReportAsked {
  readonly jurisdiction: string;
  /** When it was begun: it tells how the months stood then. */
  readonly startedAt: Instant;
  /**
   * First and last month, both over. @default the twelve whole months before: each month is told of again until it is a
   * year old, because what happened in it is recorded later, and whom it released may yet come back
   */
  readonly months?: { readonly since: Month; readonly until: Month } | null | undefined;
}

export interface KeptReport {
  /** The first month that it tells of, where somebody chose the months. */
  readonly since?: Month | undefined;
  /** The last month that it tells of. */
  readonly month: Month;
  /** Where each of its files lies. */
  readonly files: readonly string[];
}

/** The jurisdiction's functions were deployed without a place for reports. */
export class NowhereToKeepReports extends Error {
  override readonly name = 'NowhereToKeepReports';
}

/** Somebody asked for a report of a month that is not over: it would be told of a second time when it is. */
export class MonthsNotOver extends Error {
  override readonly name = 'MonthsNotOver';
}

/** There are cases, and none can be read: something else is wrong than a case, and the report would stand in for a better one. */
export class NoCaseReadable extends Error {
  override readonly name = 'NoCaseReadable';
}

/**
 * Safe to repeat: the same months go to the same names. `zoneData` is the version of the zone data in use. A case that
 * cannot be read is left out, and operations hear which. Throws NowhereToKeepReports, MonthsNotOver, NoCaseReadable.
 */
export const makeReport = async (
  { store, policyOf, tellOperations }: Pick<Ports, 'store' | 'policyOf' | 'tellOperations'>,
  keepReport: Ports['keepReport'],
  { jurisdiction, startedAt, months: chosen }: ReportAsked,
  zoneData: string,
): Promise<KeptReport> => {
  if (keepReport === undefined)
    throw new NowhereToKeepReports(
      'This step has nowhere to keep reports. Deploy the function from the stack, which has a bucket for them.',
    );
  const policy = policyOf(jurisdiction);
  const yearBefore = lastTwelveMonths(startedAt, policy.zone);
  const months = chosen ?? yearBefore;
  if (months.until > yearBefore.until)
    throw new MonthsNotOver(
      `The last month that is over is ${yearBefore.until}, not ${months.until}. Ask for it then.`,
    );
  const kept = { ...(chosen ? { since: chosen.since } : {}), month: months.until };
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
  });
  // Only who draws a report carries the library that draws.
  const { reportPage } = await import('../reports/compliance/report-page.ts');
  const page = { name: 'report.html', type: 'text/html; charset=utf-8', text: reportPage(report) };
  const files: string[] = [];
  for (const file of [...dataFiles(report), page])
    files.push(await keepReport({ ...file, name: `${jurisdiction}/${folderOf(kept)}/${file.name}` }));
  // Last, so that making it again for another fault tells nobody twice.
  if (unread.length > 0)
    await tellOperations({
      what: `the compliance report of ${jurisdiction}, ${periodOf(kept)}, leaves out ${unreadByNumber(unread)}`,
    });
  return { ...kept, files };
};

/** A report of chosen months stands beside the monthly one and takes no place of it. */
const folderOf = ({ since, month }: Period): string => (since === undefined ? month : `from-${since}-to-${month}`);
const periodOf = ({ since, month }: Period): string =>
  since === undefined ? `twelve months to ${month}` : `${since} to ${month}`;
type Period = Pick<KeptReport, 'since' | 'month'>;

/** Where it lies and no figure: what it says is read there, by whoever may. */
export const tellOfReport = async (
  { publish }: Pick<Ports, 'publish'>,
  { jurisdiction, startedAt }: ReportAsked,
  { files, ...period }: KeptReport,
): Promise<void> =>
  publish({
    id: reportId(jurisdiction, folderOf(period), startedAt),
    jurisdiction,
    recipient: { role: 'central office', facility: 'all', unit: 'all' },
    subject: `Compliance report: ${periodOf(period)}`,
    text: [
      `The compliance report of ${period.since === undefined ? 'the ' : ''}${periodOf(period)} is ready. It lies at:`,
      ...files,
      'Open report.html in a browser; the other files hold the same figures.',
    ].join('\n'),
  });
