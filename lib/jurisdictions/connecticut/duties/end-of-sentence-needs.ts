/** Discharge at the end of sentence, with nobody to supervise. */

import { asLength } from '../../usual-parameters.ts';
import { leavesUnsupervised } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const endOfSentenceNeeds = duty({
  id: 'end-of-sentence-needs',
  title: 'Address the community needs of someone who leaves without supervision',
  runsFrom: '45 days before discharge',
  source: partnersInProgress(
    'III.A',
    'In the event an offender discharges at the end of sentence without the benefit of community supervision, the DOC makes every effort to address the community needs of the offender.',
  ),
  figure: 'default',
  parameters: {
    opens: asLength('P45D', 'default', 'how long before discharge the work begins'),
    due: asLength('P0D', 'default', 'how long before discharge it is recorded'),
  },
  livesIn: 'custody',
  owner: 'counselor',
  appliesWhen: leavesUnsupervised,
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: { by: 'event', types: ['endOfSentenceNeedsAddressed'] },
  recordIn: 'endOfSentenceNeedsAddressed',
});
