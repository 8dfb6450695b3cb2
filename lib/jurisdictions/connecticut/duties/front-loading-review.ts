/** The review at four calendar months. */
import { release } from '../anchors.ts';
import { frontLoaded, supervisingOfficer, supervisingOfficers } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const frontLoadingReview = duty({
  id: 'front-loading-review',
  title: 'Review what held and what did not, and set the supervision level',
  runsFrom: 'release',
  source: partnersInProgress('II.C', 'within the first four months of release'),
  authority: 'research',
  figure: 'source',
  parameters: {},
  livesIn: 'community',
  owner: supervisingOfficer,
  owners: supervisingOfficers,
  appliesWhen: frontLoaded,
  schedule: { kind: 'forward', from: release, within: 'front-loading.lasts' },
  doneWhen: { by: 'event', types: ['frontLoadingReviewed'] },
  recordIn: 'frontLoadingReviewed',
});
