/** The source of every duty here: Commissioner's Directive 726-2 of 2009-06-30. */
import type { LocalDate } from '../../case/identity.ts';
import type { Citation, DutyRule } from '../../timeline/rule.ts';
import { remind } from '../usual-parameters.ts';

export const directive = (paragraph: string, says: string): Citation => ({
  document: "Commissioner's Directive 726-2, National Correctional Programs Referral Guidelines (2009-06-30)",
  paragraph,
  says,
});

type Written = Omit<DutyRule, 'effective' | 'authority'> & Partial<Pick<DutyRule, 'authority'>>;

/** A duty of the directive: in force from its date, reminders at the usual times. */
export const duty = (written: Written): DutyRule => ({
  effective: { from: '2009-06-30' as LocalDate },
  authority: 'policy',
  ...written,
  parameters: { remind, ...written.parameters },
});
