/** Weekly contact for four calendar months; a trailing part-week owes none. */

import { asPeriod } from '../../usual-parameters.ts';
import { endOfFrontLoading, release } from '../anchors.ts';
import { frontLoaded, supervisingOfficer, supervisingOfficers } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const frontLoadingContact = duty({
  id: 'front-loading-contact',
  title: "Make this week's contact",
  runsFrom: 'release',
  source: partnersInProgress('II.A, II.C', 'intensive supervision within the first four months of release'),
  authority: 'research',
  figure: 'source',
  parameters: { every: asPeriod('P7D', 'source', 'how often contact is made while front-loaded') },
  livesIn: 'community',
  owner: supervisingOfficer,
  owners: supervisingOfficers,
  appliesWhen: frontLoaded,
  schedule: {
    kind: 'grid',
    grids: (view) => {
      const from = release(view);
      return from === undefined ? [] : [{ from, every: view.length('every'), until: endOfFrontLoading(view) }];
    },
  },
  doneWhen: { by: 'event', types: ['contactMade'] },
  recordIn: 'contactMade',
});
