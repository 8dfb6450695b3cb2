import type { Assessment, Finding } from './finding.ts';

/**
 * Shown with every verdict that rests on a tool. `Ewert v. Canada`, 2018 SCC 30, concerned the use of such tools
 * (STATIC-99 among others) for Indigenous people.
 */
export const toolCaveat =
  'This tool is disputed (for Indigenous people see Ewert v. Canada, 2018 SCC 30): it informs, and a named person decides.';

/** When and by whom a tool was used, as the input records it: fact name → date and assessor. */
export type AssessmentRecords = Readonly<Record<string, AssessmentRecord | null | undefined>>;

interface AssessmentRecord {
  readonly date?: string | null | undefined;
  readonly assessor?: string | null | undefined;
}

/** The tool behind a fact, before it is known who used it and when. */
export function assessmentBy(tool: string, fact: string): Assessment {
  return { fact, tool, date: null, assessor: null, caveat: toolCaveat };
}

/** The finding with the date and assessor that the records give for its tool; itself when they give none. */
export function withRecord(finding: Finding, records: AssessmentRecords): Finding {
  const assessment = finding.assessment;
  const record = assessment === null ? null : (records[assessment.fact] ?? null);
  if (assessment === null || record === null) return finding;
  return {
    ...finding,
    assessment: { ...assessment, date: record.date ?? null, assessor: record.assessor ?? null },
  };
}
