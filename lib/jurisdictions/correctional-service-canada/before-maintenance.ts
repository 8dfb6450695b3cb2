/**
 * What must come before a referral to a maintenance programme: a Correctional Program that was completed, and its final
 * Post-Program Report (67). Both are recorded as they happen, or told by the programme facts, such as those of an earlier
 * sentence. Women's maintenance has no prerequisites in the community (72).
 */
import { actsOf, type Case } from '../../case/case.ts';
import type { Instant } from '../../case/identity.ts';
import { completedAndReported } from './eligibility/criteria/maintenance.ts';
import { cscFactsSchema } from './eligibility/facts.ts';
import { maintenancePrograms, womensMaintenancePrograms } from './eligibility/programme-codes.ts';

const maintenance: ReadonlySet<string> = new Set(maintenancePrograms);
const womens: ReadonlySet<string> = new Set(womensMaintenancePrograms);

/** What was missing at an instant before a referral to the programme could be made, in words for whoever makes it; undefined when nothing was. */
export const missingBeforeMaintenance = (programme: string, at: Instant, of: Case): string | undefined => {
  if (!maintenance.has(programme) || needsNothing(programme, at, of)) return undefined;
  const completed = actsOf(of, 'programmeCompleted').filter(
    (act) => act.happenedAt <= at && !maintenance.has(act.body.programme),
  );
  const reported = actsOf(of, 'postProgramReportFiled').filter((act) => act.happenedAt <= at);
  if (completed.some(({ body }) => reported.some((report) => report.body.programme === body.programme)))
    return undefined;
  if (isToldByFacts(programme, at, of)) return undefined;
  const programmes = [...new Set(completed.map(({ body }) => body.programme))].join(', ');
  const missing =
    programmes === ''
      ? 'no completion is recorded by then: record `programmeCompleted` and `postProgramReportFiled` first'
      : `the report on ${programmes} is not filed by then: record \`postProgramReportFiled\` first`;
  return `a referral to ${programme} is made only upon completion of a Correctional Program and its final Post-Program Report (paragraph 67), and ${missing}`;
};

const needsNothing = (programme: string, at: Instant, { standings }: Case): boolean =>
  womens.has(programme) && standings.findLast(({ from }) => from <= at)?.standing === 'community';

const readFacts = cscFactsSchema.pick({ completed: true, mentalHealthInterventionCompleted: true }).strip();

/** By the facts that there were by then, whenever the record heard of them. For women a mental health intervention will do (Annex A). */
const isToldByFacts = (programme: string, at: Instant, of: Case): boolean => {
  const facts = actsOf(of, 'programmeFactsRecorded').findLast(({ happenedAt }) => happenedAt <= at)?.body.facts;
  const { data } = readFacts.safeParse(facts);
  if (womens.has(programme) && data?.mentalHealthInterventionCompleted === true) return true;
  return (data?.completed ?? []).some(completedAndReported);
};
