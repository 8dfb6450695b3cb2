import { flagCriterion } from '../../../../eligibility/criteria/flag-criterion.ts';
import type { Criterion } from '../../../../eligibility/criterion.ts';
import type { CscSubject } from '../subject.ts';

/** A plain true-or-false criterion of one of the regional programmes. */
export function regional(parts: {
  readonly id: string;
  readonly requirement: string;
  readonly source: readonly string[];
  readonly fact:
    | 'deviantSexualInterests'
    | 'refusesEvaluation'
    | 'refusesGroup'
    | 'frenchFluent'
    | 'inAppeal'
    | 'psychopathy'
    | 'groupUnable';
  readonly wanted: boolean;
  readonly reason: 'exclusion' | 'need_level';
  readonly text: { readonly met: string; readonly notMet: string; readonly unknown: string };
  readonly change?: { readonly kind: 'agree' | 'arrange'; readonly text: string };
}): Criterion<CscSubject> {
  return flagCriterion<CscSubject>({ ...parts, read: ({ facts }) => facts[parts.fact] });
}
