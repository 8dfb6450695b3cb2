/** Services begin early for the people that front-loading serves. */

import { asLength } from '../../usual-parameters.ts';
import { release } from '../anchors.ts';
import { frontLoaded, supervisingOfficer, supervisingOfficers } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const frontLoadingServices = duty({
  id: 'front-loading-services',
  title: 'Begin the front-loaded services',
  runsFrom: 'release',
  source: partnersInProgress(
    'II.C',
    '"front loading" services and intensive supervision within the first four months of release',
  ),
  authority: 'research',
  figure: 'default',
  parameters: { within: asLength('P14D', 'default', 'how long after release services begin') },
  livesIn: 'community',
  owner: supervisingOfficer,
  owners: supervisingOfficers,
  appliesWhen: frontLoaded,
  schedule: { kind: 'forward', from: release, within: 'within' },
  doneWhen: { by: 'event', types: ['frontLoadedServicesStarted'] },
  recordIn: 'frontLoadedServicesStarted',
});
