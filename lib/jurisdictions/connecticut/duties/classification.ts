/** Sentences of two years or less, and returns to custody, are classified at the pretrial facility. */

import { asLength } from '../../usual-parameters.ts';
import { sentencedToBeClassified } from '../anchors.ts';
import { classifiedHere } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const classification = duty({
  id: 'classification',
  title: 'Classify and assess at the pretrial facility',
  runsFrom: 'sentencing, or return to custody',
  source: partnersInProgress(
    'I.A.1, I.A.2',
    'Those offenders whose sentences are two years and under will receive their classification and assessment at the pre-trial facilities.',
  ),
  figure: 'default',
  parameters: { within: asLength('P10D', 'default', 'how long after sentencing, or return to custody') },
  livesIn: 'custody',
  owner: 'classification officer',
  appliesWhen: classifiedHere,
  schedule: { kind: 'forward', from: sentencedToBeClassified, within: 'within' },
  doneWhen: { by: 'event', types: ['classificationRecorded'] },
  recordIn: 'classificationRecorded',
});
