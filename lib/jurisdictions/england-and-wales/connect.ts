/** The source of every duty here: the public description of the CONNECT programme, given in prisons. */
import type { LocalDate } from '../../case/identity.ts';
import type { Citation, DutyRule } from '../../timeline/rule.ts';
import type { InProgramme } from '../../timeline/segment.ts';
import { remind } from '../usual-parameters.ts';

/** From joining to leaving the programme, or prison. */
export const connect: InProgramme = { programme: 'CONNECT', within: 'custody' };

export const description = (paragraph: string, says: string): Citation => ({
  document: 'CONNECT Programme: A Restorative Family Support Programme',
  paragraph,
  says,
});

/**
 * The description bears no date. It names the Troubled Families teams as partners, whose work began in April 2012, so its
 * duties are taken to apply from then.
 */
export const inForceFrom = '2012-04-01' as LocalDate;

type Written = Omit<DutyRule, 'effective' | 'authority' | 'livesIn'>;

export const duty = (written: Written): DutyRule => ({
  effective: { from: inForceFrom },
  authority: 'practice',
  livesIn: connect,
  ...written,
  parameters: { remind, ...written.parameters },
});
