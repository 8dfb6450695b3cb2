/** What a jurisdiction adds to its catalogue so that eligibility leads to referrals, and referrals to decisions. */
import type { Case } from '../case/case.ts';
import type { Instant } from '../case/identity.ts';
import type { Answer, Catalogue } from './catalogue.ts';
import type { Outcome } from './programme.ts';

/** The facts of one person, as the jurisdiction writes them. */
export type ProgrammeFacts = Readonly<Record<string, unknown>>;

export type Judged = Extract<Answer, { readonly kind: 'judged' }>;

export interface ReferralRules {
  readonly catalogue: Catalogue;
  /** Programmes that are no longer offered, and that somebody may have been in. */
  readonly formerProgrammes?: readonly string[];
  /** The documents through which a referral may be made; any when the source names none. */
  readonly documents?: readonly string[];
  /** Why a referral to the programme could not be made yet at an instant, or undefined when it could; it always could when absent. */
  readonly notYet?: (programme: string, at: Instant, of: Case) => string | undefined;
  /** Eligible programmes that are not to be proposed beside the others. */
  readonly withheld: (judged: Judged) => ReadonlySet<string>;
  /** The facts as they are once an override for this programme is approved. */
  readonly withOverride: (facts: ProgrammeFacts, programme: string) => ProgrammeFacts;
  /** Why nobody may be assigned to the programme on these facts, or undefined when they may be. */
  readonly barred: (
    judged: Judged,
    asked: { readonly programme: string; readonly outcome: Outcome },
  ) => string | undefined;
}

/** Why nobody is assigned while a criterion is unknown. */
export const undeterminedBar = (programme: string): string =>
  `it cannot be told yet whether the criteria of ${programme} are met: \`throughcare eligibility --explain ${programme}\` says what to record first`;
