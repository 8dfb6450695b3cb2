/** The release team visits the home; central intake is the single contact. */

import { asLength } from '../../usual-parameters.ts';
import { supervisedReleaseGranted } from '../anchors.ts';
import { leavesSupervised } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const homeInvestigation = duty({
  id: 'home-investigation',
  title: 'Visit the intended home',
  runsFrom: 'release granted',
  source: partnersInProgress(
    'II.B',
    'Release coordination teams were also established in each district parole office to carry out pre-release home investigations',
  ),
  figure: 'default',
  parameters: { due: asLength('P30D', 'default', 'how long before release the visit is recorded') },
  livesIn: 'custody',
  owner: 'district release team',
  appliesWhen: leavesSupervised,
  schedule: { kind: 'countedBack', from: 'releaseOn', due: 'due', after: supervisedReleaseGranted },
  doneWhen: { by: 'event', types: ['homeInvestigated'] },
  recordIn: 'homeInvestigated',
});
