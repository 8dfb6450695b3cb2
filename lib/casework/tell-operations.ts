/** When an execution ends early: operations hear which and why, by ids alone, and the case's timeline may start anew. */
import type { CaseId } from '../case/identity.ts';
import type { Ports } from './ports.ts';

export interface EndedEarly {
  readonly machine: string;
  readonly execution: string;
  readonly about: { readonly caseId?: CaseId | undefined; readonly generation?: number | undefined };
  /** The error's name only: a cause may quote what it choked on. */
  readonly error: { readonly Error?: string | undefined };
}

export const tellOperations = async (ports: Ports, { machine, execution, about, error }: EndedEarly): Promise<void> => {
  if (machine === 'case-timeline' && about.caseId !== undefined && about.generation !== undefined) {
    await ports.store.advanceTimeline(about.caseId, about.generation);
  }
  await ports.tellOperations({
    ...(about.caseId === undefined ? {} : { caseId: about.caseId }),
    what: `${machine} execution ${execution} ended early: ${error.Error ?? 'unknown error'}`,
  });
};
