/**
 * Who is likely to do serious harm before the sentence expires is referred to the Board in time. The text of 2009 lets the
 * Service refer "not later than six months before" statutory release; the Act now says "more than six months before", so
 * the last safe day is one day earlier. Months are counted as the Interpretation Act, section 28, counts them: to the day
 * of the same number, or the last day of a shorter month.
 */
import { asDate, asLength } from '../../usual-parameters.ts';
import { detentionCriteriaMet } from '../conditions.ts';
import { directive, duty } from '../directive-726-2.ts';

export const detentionReferral = duty({
  id: 'detention-referral',
  title:
    'Refer the case to the Board, with all the information that is relevant to it, for a review before statutory release',
  runsFrom: 'the statutory release date, once a review finds the criteria met',
  source: directive(
    'Annex B, 129(2)',
    'After the review of the case of an offender pursuant to subsection (1), and not later than six months before the statutory release date, the Service shall refer the case to the Board together with all the information that, in its opinion, is relevant to it',
  ),
  authority: 'statute',
  figure: 'source',
  parameters: {
    due: asLength('P6M', 'source', '"not later than six months before": the last day by the text of 2009'),
    dueSinceAmendment: asLength('P6M1D', 'source', '"more than six months before": the last day by the present text'),
    amendedFrom: asDate(
      '2012-06-13',
      'default',
      'when the present text came into force: it governs whatever the text of 2009 would make due from that day on',
    ),
    sentence: asLength('P2Y', 'source', 'the shortest sentence under which a case is reviewed for detention'),
  },
  livesIn: 'custody',
  owner: 'parole officer',
  appliesWhen: detentionCriteriaMet,
  schedule: {
    kind: 'countedBack',
    from: 'statutoryReleaseOn',
    owedUndated: detentionCriteriaMet,
    due: 'due',
    amended: {
      from: 'amendedFrom',
      due: 'dueSinceAmendment',
      source: {
        document:
          'Corrections and Conditional Release Act, S.C. 1992, c. 20, as amended by the Safe Streets and Communities Act, S.C. 2012, c. 1',
        paragraph: '129(2)',
        says: 'The Service shall, more than six months before the day on which an offender is entitled to be released on statutory release, refer the case to the Board',
      },
    },
  },
  doneWhen: { by: 'event', types: ['detentionReferred'] },
  neutralCode: 'C-31',
  recordIn: 'detentionReferred',
});
