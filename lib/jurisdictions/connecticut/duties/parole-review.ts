/** The Board meets the person in advance of a discretionary release date. */
import { asLength } from '../../usual-parameters.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const paroleReview = duty({
  id: 'parole-review',
  title: 'Have the Board review conduct and participation against the plan',
  runsFrom: '6 months before the discretionary release date',
  source: partnersInProgress(
    'I.C.1',
    'In advance of a discretionary release date, members of The Board of Pardons and Paroles meet with an eligible inmate to review both conduct and program participation',
  ),
  figure: 'default',
  parameters: {
    opens: asLength('P6M', 'default', 'how long before the discretionary release date the review may take place'),
    due: asLength('P60D', 'default', 'how long before the discretionary release date the decision is due'),
  },
  livesIn: 'custody',
  owner: 'facility counselor',
  schedule: { kind: 'countedBack', from: 'discretionaryReleaseOn', opens: 'opens', due: 'due' },
  doneWhen: { by: 'event', types: ['paroleReviewed'] },
  recordIn: 'paroleReviewed',
});
