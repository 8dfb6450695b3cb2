/** Regular contact at the level of supervision; a changed level starts a new grid. */

import { asPeriod } from '../../usual-parameters.ts';
import { supervisingOfficer, supervisingOfficers } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';
import { supervisionGrids } from '../supervision-grids.ts';

export const supervisionContact = duty({
  id: 'supervision-contact',
  title: 'Make contact',
  runsFrom: 'the last due date',
  source: partnersInProgress(
    'II.A',
    'The level of offender supervision in the community ranges from intensive (weekly reporting along with electronic monitoring or GPS tracking) to minimal (once monthly reporting) supervision.',
  ),
  figure: 'source',
  parameters: {
    intensive: asPeriod('P7D', 'source', 'how often, under intensive supervision'),
    moderate: asPeriod('P14D', 'default', 'how often, under moderate supervision'),
    minimal: asPeriod('P1M', 'source', 'how often, under minimal supervision'),
  },
  livesIn: 'community',
  owner: supervisingOfficer,
  owners: supervisingOfficers,
  schedule: { kind: 'grid', grids: supervisionGrids },
  doneWhen: { by: 'event', types: ['contactMade'] },
  recordIn: 'contactMade',
});
