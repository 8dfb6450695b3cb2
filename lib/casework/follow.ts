/** What follows an appended event: projections catch up, and the case's timeline is woken or started. Safe to repeat. */
import type { CaseId } from '../case/identity.ts';
import { timelineInput } from './locate.ts';
import { timelineName } from './names.ts';
import type { Ports } from './ports.ts';
import { NotYetAdmitted, projected } from './standing.ts';

/** Called for every appended event, by the table's stream on AWS and in process elsewhere. */
export const follow = async (ports: Ports, caseId: CaseId): Promise<void> => {
  const found = await projected(ports, caseId).catch((error: unknown) => {
    if (error instanceof NotYetAdmitted) return undefined;
    throw error;
  });
  if (found === undefined) return;
  await wakeOrStart(ports, caseId, found.standing.case.jurisdiction);
};

/** A parked execution is woken; where none is, or it was lost, the current generation is started, which is harmless when it runs. */
const wakeOrStart = async (ports: Ports, caseId: CaseId, jurisdiction: string): Promise<void> => {
  const parked = await ports.store.takeToken(caseId);
  if (parked !== undefined && (await ports.workflows.wake(parked.token)) === 'woken') return;
  const { generation } = await ports.store.timeline(caseId);
  await ports.workflows.start(
    'case-timeline',
    timelineName(caseId, generation),
    timelineInput(caseId, jurisdiction, generation),
  );
};
