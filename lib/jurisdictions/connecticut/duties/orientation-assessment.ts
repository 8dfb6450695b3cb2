/** The ten-day cycle of everyone sentenced to more than two years. */
import { orientationPart } from '../../../case/vocabulary.ts';
import { asLength } from '../../usual-parameters.ts';
import { arrivalAtOrientation } from '../anchors.ts';
import { sentenceOverTwoYears } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const orientationAssessment = duty({
  id: 'orientation-assessment',
  title: 'Complete the seven-part orientation cycle',
  runsFrom: 'arrival at the orientation unit',
  source: partnersInProgress('I.A.1', 'they will participate in a 10-day assessment cycle'),
  figure: 'source',
  parameters: { within: asLength('P10D', 'source', 'how long the cycle lasts from arrival at the orientation unit') },
  livesIn: 'custody',
  owner: 'orientation counselor',
  appliesWhen: sentenceOverTwoYears,
  schedule: { kind: 'forward', from: arrivalAtOrientation, within: 'within' },
  doneWhen: {
    by: 'parts',
    type: 'orientationPartRecorded',
    part: (event) => (event.body.type === 'orientationPartRecorded' ? event.body.part : ''),
    parts: orientationPart.options,
  },
  recordIn: 'orientationPartRecorded',
});
