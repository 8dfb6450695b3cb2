/** The person hears every opportunity; the Board of Pardons and Paroles meets each eligible person on criteria and earliest discretionary release. */

import { asLength } from '../../usual-parameters.ts';
import { arrivalAtOrientation } from '../anchors.ts';
import { sentenceOverTwoYears } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const releaseEligibilityBriefing = duty({
  id: 'release-eligibility-briefing',
  title: 'Tell the person every opportunity for community release',
  runsFrom: 'arrival at the orientation unit',
  source: partnersInProgress(
    'I.A.1',
    'The offender is given information about all DOC community release eligibility opportunities.',
  ),
  figure: 'default',
  parameters: { within: asLength('P10D', 'default', 'how long after arrival at the orientation unit') },
  livesIn: 'custody',
  owner: 'orientation counselor',
  appliesWhen: sentenceOverTwoYears,
  schedule: { kind: 'forward', from: arrivalAtOrientation, within: 'within' },
  doneWhen: { by: 'event', types: ['briefingRecorded'] },
  recordIn: 'briefingRecorded',
});
