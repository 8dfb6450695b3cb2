/** Whether somebody heard what became of a report that was begun, and whether what was kept of it is right. */
import { instantAt } from '../../case/identity.ts';
import { countCases } from '../../reports/compliance/count-cases.ts';
import { complianceReport, lastTwelveMonths, usualSmallest } from '../../reports/compliance/report.ts';
import { dataFiles } from '../../reports/compliance/report-files.ts';
import { withCarriedEvents } from '../../store/joined.ts';
import type { CaseStore } from '../../store/port.ts';
import { policyOf } from '../policies.ts';
import type { ReportDue } from '../setup.ts';
import type { KeptText } from '../witness/sendings.ts';
import type { Witness } from '../witness/witness.ts';
import type { Problem } from './problem.ts';

export interface ReportContext {
  readonly report: ReportDue;
  readonly witness: Witness;
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

/** Compared where nothing was recorded while it was made: it tells of the cases as they were then. */
const filesGoneWrong = async ({ report, witness }: ReportContext): Promise<readonly string[]> => {
  const { jurisdiction, at } = report;
  const policy = policyOf(jurisdiction);
  const now = instantAt(at);
  const months = lastTwelveMonths(now, policy.zone);
  const keptAs = (name: string): KeptText | undefined => witness.kept.get(`${jurisdiction}/${months.until}/${name}`);
  const last = keptAs('report.html');
  if (last === undefined) return ['report.html'];
  if (isNews(witness, at, last.at)) return [];
  const counted = await countCases({ store: asOf(witness, at), policyOf, now });
  const cases = counted.filter(({ case: of }) => of.jurisdiction === jurisdiction);
  const zoneData = process.versions.tz ?? 'unknown';
  const expected = complianceReport(cases, { policy, now, smallest: usualSmallest, zoneData, ...months });
  return dataFiles(expected)
    .filter(({ name, text }) => keptAs(name)?.text !== text)
    .map(({ name }) => name);
};

/** Of what was erased nobody can say any more how it was. */
const isNews = ({ cases }: Witness, since: number, until: number): boolean =>
  [...cases.values()].some(
    ({ appendedAt, isErased }) => isErased || appendedAt.some((at) => at >= since && at <= until),
  );

/** The cases as they were when something began: epoch milliseconds. */
const asOf = ({ cases }: Witness, since: number): Pick<CaseStore, 'cases' | 'events'> => {
  const read: CaseStore['events'] = async (caseId) => {
    const { events = [], appendedAt = [] } = cases.get(caseId) ?? {};
    return events.filter((_, index) => (appendedAt[index] ?? since) < since);
  };
  return {
    async *cases() {
      yield* cases.keys();
    },
    events: async (caseId) => withCarriedEvents(await read(caseId), read),
  };
};
