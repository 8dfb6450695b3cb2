/** What KMS binds a case's wrapped key to. Policies of functions name the jurisdiction; CloudTrail keeps the case number. */
import type { CaseId } from '../case/identity.ts';

export const keyContext = { case: 'throughcare:case', jurisdiction: 'throughcare:jurisdiction' } as const;

export const contextOf = (caseId: CaseId, jurisdiction: string): Record<string, string> => ({
  [keyContext.case]: caseId,
  [keyContext.jurisdiction]: jurisdiction,
});
