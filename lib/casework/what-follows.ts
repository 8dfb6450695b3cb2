/** All that follows from an appended event: projections and timeline catch up, and what was decided about the record is done. Safe to repeat. */
import type { CaseId } from '../case/identity.ts';
import { follow } from './follow.ts';
import type { Ports } from './ports.ts';
import { upholdLaw } from './uphold-law.ts';

/** `since` is the last event that was followed before. */
export const whatFollows = async (ports: Ports, caseId: CaseId, since = 0): Promise<void> => {
  const acts = (await follow(ports, caseId, since))?.case.acts;
  if (acts === undefined || decisions.some((type) => acts[type] !== undefined)) await upholdLaw(ports, caseId);
};

/** Those from which something follows elsewhere. */
const decisions = ['merged', 'unsealed', 'erasureOrdered'] as const;
