/** Contact in the critical first 72 hours after release. */
import { release } from '../anchors.ts';
import { frontLoaded, supervisingOfficer, supervisingOfficers } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const firstContact72h = duty({
  id: 'first-contact-72h',
  title: 'Make contact',
  runsFrom: 'release',
  source: partnersInProgress(
    'II.C',
    'intensive supervision within the first four months of release including the critical first 72 hours',
  ),
  authority: 'research',
  figure: 'source',
  parameters: {},
  livesIn: 'community',
  owner: supervisingOfficer,
  owners: supervisingOfficers,
  appliesWhen: frontLoaded,
  schedule: { kind: 'forward', from: release, within: 'front-loading.firstContact' },
  doneWhen: { by: 'event', types: ['contactMade'] },
  recordIn: 'contactMade',
});
