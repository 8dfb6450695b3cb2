/** The source of every duty here: the public description of the Community Connections Programs. */
import type { LocalDate } from '../../case/identity.ts';
import type { Citation, DutyRule } from '../../timeline/rule.ts';
import type { InProgramme } from '../../timeline/segment.ts';
import { remind } from '../usual-parameters.ts';

/** From joining to leaving, inside and out. */
export const communityConnections: InProgramme = {
  programme: 'COMMUNITY-CONNECTIONS',
  within: 'custodyOrCommunity',
};

export const description = (paragraph: string, says: string): Citation => ({
  document: 'Community Connections Programs, programme description (updated 2023-02-22)',
  paragraph,
  says,
});

/** The day on which the description was entered into the record; the programmes themselves run since 2005. */
export const inForceFrom = '2021-10-25' as LocalDate;

type Written = Omit<DutyRule, 'effective' | 'authority' | 'livesIn' | 'neutralCode'> &
  Required<Pick<DutyRule, 'neutralCode'>>;

/**
 * A duty of the programme. Its clients are young, and assessed as likely to re-offend: that somebody takes part tells of
 * both, so each duty goes by a code.
 */
export const duty = (written: Written): DutyRule => ({
  effective: { from: inForceFrom },
  authority: 'practice',
  livesIn: communityConnections,
  ...written,
  parameters: { remind, ...written.parameters },
});
