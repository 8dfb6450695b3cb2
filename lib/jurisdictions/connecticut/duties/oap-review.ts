/** Regular reviews of the plan, each counted from the last. */

import { asPeriod } from '../../usual-parameters.ts';
import { adoption } from '../anchors.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const oapReview = duty({
  id: 'oap-review',
  title: 'Review progress and modify the plan with the person',
  runsFrom: 'adoption of the plan, then each completed review',
  source: partnersInProgress(
    'I.A.3',
    'Correctional personnel review and modify the OAP with the offender on a regular basis throughout the term of incarceration',
  ),
  figure: 'default',
  parameters: {
    every: asPeriod(
      'P6M',
      'default',
      'how often the plan is reviewed, counted from adoption and from each completed review',
    ),
  },
  livesIn: 'custody',
  owner: 'facility counselor',
  schedule: { kind: 'afterCompletion', from: adoption, every: 'every' },
  doneWhen: { by: 'event', types: ['oapReviewed'] },
  recordIn: 'oapReviewed',
});
