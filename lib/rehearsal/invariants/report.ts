/** Whether somebody heard what became of a report that was begun, and whether what was kept of it is right. */
import { instantAt, millisecondsOf } from '../../case/identity.ts';
import { countCases } from '../../reports/compliance/count-cases.ts';
import { complianceReport, lastTwelveMonths, usualSmallest } from '../../reports/compliance/report.ts';
import { dataFiles } from '../../reports/compliance/report-files.ts';
import type { CaseStore } from '../../store/port.ts';
import { policyOf } from '../policies.ts';
import type { ReportDue } from '../setup.ts';
import type { Witness } from '../witness.ts';
import type { Problem } from './problem.ts';

export interface ReportContext {
  readonly report: ReportDue;
  readonly witness: Witness;
  readonly store: Pick<CaseStore, 'cases' | 'events'>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** By when what had been begun had to be over: epoch milliseconds. */
  readonly owedBy: number;
}

/** To be asked at rest, when nothing is under way. */
export const problemsWithReport = async (context: ReportContext): Promise<readonly Problem[]> => {
  const { report, witness, now, owedBy } = context;
  const { jurisdiction, at } = report;
  if (now < owedBy) return [];
  const what = `the report of ${jurisdiction} begun at ${instantAt(at)}`;
  if (witness.reportHeardBy.size === 0) return [{ invariant: 21, what: `${what}: nobody heard what became of it` }];
  if (!witness.reportHeardBy.has('central office')) return [];
  const wrong = await filesGoneWrong(context);
  return wrong.length === 0 ? [] : [{ invariant: 2, what: `${what}: not as its cases tell it: ${wrong.join(', ')}` }];
};

/** Compared where nothing was recorded since it was begun: it tells of no other cases than are there now. */
const filesGoneWrong = async ({ report, witness, store }: ReportContext): Promise<readonly string[]> => {
  const { jurisdiction, at } = report;
  const policy = policyOf(jurisdiction);
  const now = instantAt(at);
  const months = lastTwelveMonths(now, policy.zone);
  const nameOf = (name: string): string => `${jurisdiction}/${months.until}/${name}`;
  const missing = ['report.json', 'report.html'].map(nameOf).filter((name) => !witness.kept.has(name));
  if (missing.length > 0 || isNews(witness, at)) return missing;
  const counted = await countCases({ store, policyOf, now });
  const cases = counted.filter(({ case: of }) => of.jurisdiction === jurisdiction);
  const zoneData = process.versions.tz ?? 'unknown';
  const expected = complianceReport(cases, { policy, now, smallest: usualSmallest, zoneData, ...months });
  return dataFiles(expected)
    .filter(({ name, text }) => witness.kept.get(nameOf(name)) !== text)
    .map(({ name }) => nameOf(name));
};

const isNews = ({ cases }: Witness, since: number): boolean =>
  [...cases.values()].some(
    ({ appendedAt, events, isErased }) =>
      isErased ||
      (appendedAt.at(-1) ?? since) >= since ||
      events.some(({ recordedAt }) => millisecondsOf(recordedAt) >= since),
  );
