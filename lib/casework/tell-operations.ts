/** When an execution ends early: operations hear which and why, by ids alone, and the case's timeline may start anew. */
import type { CaseId } from '../case/identity.ts';
import type { Ports } from './ports.ts';

/** Hears that operations could not be told, of which cases, and why. */
export type NotTold = (cases: readonly CaseId[], fault: unknown) => void;

/** Tells operations of what nobody else is to wait for: that they cannot be told goes to `notTold`, and is not thrown. */
export const tellInPassing = async (
  telling: Promise<void>,
  cases: readonly CaseId[],
  notTold: NotTold,
): Promise<void> => {
  try {
    await telling;
  } catch (fault) {
    notTold(cases, fault);
  }
};

export interface EndedEarly {
  readonly machine: string;
  readonly execution: string;
  readonly about: { readonly caseId?: CaseId | undefined; readonly generation?: number | undefined };
  /** The error's name only: a cause may quote what it choked on. */
  readonly error: { readonly Error?: string | undefined };
}

export const tellOperations = async (ports: Ports, ended: EndedEarly): Promise<void> => {
  const { machine, about } = ended;
  if (machine === 'case-timeline' && about.caseId !== undefined && about.generation !== undefined) {
    await ports.store.advanceTimeline(about.caseId, about.generation);
  }
  await tellOfEnd(ports, ended);
};

/** Operations hear of it, and nothing else is done about it. */
export const tellOfEnd = async (
  ports: Pick<Ports, 'tellOperations'>,
  { machine, execution, about, error }: EndedEarly,
): Promise<void> => {
  await ports.tellOperations({
    ...(about.caseId === undefined ? {} : { caseId: about.caseId }),
    what: `${machine} execution ${execution} ended early: ${error.Error ?? 'unknown error'}`,
  });
};
