/** What a deadline execution carries: which deadline it watches, in which generation. Ids only. */
import type { CaseId, Instant } from '../case/identity.ts';
import type { DueRow } from '../store/port.ts';
import { deadlineName } from './names.ts';

export interface Watch {
  readonly caseId: CaseId;
  readonly jurisdiction: string;
  /** `duty/spell/occurrence`. */
  readonly deadline: string;
  readonly dueAt: Instant;
  readonly generation: number;
  /** Counts hand-overs, from 1. */
  readonly leg: number;
}

/** An execution to start: its name is taken from what it is about. */
export interface ToStart<Input> {
  readonly name: string;
  readonly input: Input;
}

export const watchOf = ({ caseId, jurisdiction, deadline, dueAt, generation }: DueRow): Watch => ({
  caseId,
  jurisdiction,
  deadline,
  dueAt,
  generation,
  leg: 1,
});

export const toStart = (watch: Watch): ToStart<Watch> => ({ name: deadlineName(watch), input: watch });
