/** What truly happened to each case, kept apart from what the product says happened, and what did not hold of it. */
import type { Case } from '../../case/case.ts';
import { type CaseId, type Instant, instantAt } from '../../case/identity.ts';
import type { Notice, StoredEvent } from '../../store/port.ts';
import type { Problem } from '../invariants/problem.ts';

/** An invariant that did not hold. */
export interface Violation {
  /** Its number among the invariants. */
  readonly invariant: number;
  readonly caseId?: CaseId;
  readonly at: Instant;
  readonly what: string;
}

export interface WitnessedCase {
  readonly events: StoredEvent[];
  readonly byId: Map<string, StoredEvent>;
  /** When each event was appended, in its order: epoch milliseconds. */
  readonly appendedAt: number[];
  readonly claims: Map<string, Notice>;
  /** Which id each logical notice went under. */
  readonly logical: Map<string, string>;
  readonly confirmed: Set<string>;
  readonly withdrawn: Set<string>;
  generation: number;
  isErased: boolean;
  /** The case by as many events as somebody last read. */
  reading: Case | undefined;
  /** The earliest next action of its rows, when it has any. */
  nextActionAt: Instant | undefined;
}

export interface Truth {
  readonly cases: ReadonlyMap<CaseId, WitnessedCase>;
  readonly violations: Violation[];
  /** The case of this number, whether anything is known of it or not. */
  caseOf(caseId: CaseId): WitnessedCase;
  violated(invariant: number, what: string, caseId?: CaseId): void;
  /** Violated unless it holds. */
  expect(holds: boolean, invariant: number, what: () => string, caseId?: CaseId): void;
  reported(problems: readonly Problem[], caseId?: CaseId): void;
}

/** `now` in epoch milliseconds. */
export const createTruth = (now: () => number): Truth => {
  const cases = new Map<CaseId, WitnessedCase>();
  const violations: Violation[] = [];
  const violated = (invariant: number, what: string, caseId?: CaseId): void => {
    violations.push({ invariant, what, at: instantAt(now()), ...(caseId === undefined ? {} : { caseId }) });
  };
  return {
    cases,
    violations,
    violated,
    caseOf(caseId) {
      const known = cases.get(caseId);
      if (known !== undefined) return known;
      const fresh = nothingYet();
      cases.set(caseId, fresh);
      return fresh;
    },
    expect(holds, invariant, what, caseId) {
      if (!holds) violated(invariant, what(), caseId);
    },
    reported(problems, caseId) {
      for (const { invariant, what } of problems) violated(invariant, what, caseId);
    },
  };
};

const nothingYet = (): WitnessedCase => ({
  events: [],
  byId: new Map(),
  appendedAt: [],
  claims: new Map(),
  logical: new Map(),
  confirmed: new Set(),
  withdrawn: new Set(),
  generation: 1,
  isErased: false,
  reading: undefined,
  nextActionAt: undefined,
});
