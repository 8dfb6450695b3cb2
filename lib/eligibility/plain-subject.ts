import type { AssessmentRecords } from './assessment.ts';
import type { Reviewable } from './programme.ts';

/** A person in a jurisdiction that knows no overrides and derives nothing in common: the facts and the date of the answer. */
export interface PlainSubject<Facts> extends Reviewable {
  readonly facts: Facts;
  readonly asOf: string | null;
}

/** The person as the rules see them; `assessments` says when and by whom tools were used, where the input does. */
export function plainSubject<Facts extends object>(
  facts: Facts,
  asOf: string | null,
  assessments: AssessmentRecords | null = null,
): PlainSubject<Facts> {
  return { facts, asOf, overrideApprovedFor: () => false, overrideSource: [], assessments };
}
