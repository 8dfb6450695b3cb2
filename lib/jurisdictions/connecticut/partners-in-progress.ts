/** The source of every duty here: "Partners in Progress", the State of Connecticut re-entry strategy. */
import type { LocalDate } from '../../case/identity.ts';
import type { Citation, DutyRule } from '../../timeline/rule.ts';
import { remind } from '../usual-parameters.ts';

export const partnersInProgress = (paragraph: string, says: string): Citation => ({
  document: 'Partners in Progress: The State of Connecticut Re-entry Strategy',
  paragraph,
  says,
});

/**
 * The strategy bears no date of issue. It reports the whole of fiscal 2007, which ended on 2007-06-30, so its duties are
 * taken to apply from the day after.
 */
const inForceFrom = '2007-07-01' as LocalDate;

type Written = Omit<DutyRule, 'effective' | 'authority'> & Partial<Pick<DutyRule, 'effective' | 'authority'>>;

/** A duty of the strategy: in force from its beginning, reminders at the usual times, unless it says otherwise. */
export const duty = (written: Written): DutyRule => ({
  effective: { from: inForceFrom },
  authority: 'policy',
  ...written,
  parameters: { remind, ...written.parameters },
});
