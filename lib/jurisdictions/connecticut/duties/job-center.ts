/** A real job search with employers, where the facility has a Job Center. */
import { whether } from '../../../timeline/conditions.ts';
import { asLength } from '../../usual-parameters.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const jobCenter = duty({
  id: 'job-center',
  title: 'Search for real jobs in the Job Center',
  runsFrom: '90 days before release',
  source: partnersInProgress('I.C.1', 'Six DOC facilities offer Job Centers'),
  figure: 'default',
  parameters: {
    opens: asLength('P90D', 'default', 'how long before release the search begins'),
    due: asLength('P0D', 'default', 'how long before release a visit is recorded or declined'),
  },
  livesIn: 'custody',
  owner: 're-entry counselor',
  appliesWhen: whether('facilityRunsJobCenter'),
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: { by: 'event', types: ['jobCenterVisited', 'jobCenterDeclined'] },
  recordIn: 'jobCenterVisited',
});
