/** The 24-hour assessment of everyone on pretrial status: it decides classification and facility. */

import { asLength } from '../../usual-parameters.ts';
import { admission } from '../anchors.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const pretrialAssessment = duty({
  id: 'pretrial-assessment',
  title: 'Assess initial risk and treatment need',
  runsFrom: 'admission, while pretrial',
  source: partnersInProgress(
    'I.A.1',
    'an initial risk and treatment need assessment is conducted within 24 hours of institutional admission',
  ),
  figure: 'source',
  parameters: { within: asLength('PT24H', 'source', 'how long after admission the initial assessment is due') },
  livesIn: 'pretrial',
  owner: 'intake counselor',
  schedule: { kind: 'forward', from: admission, within: 'within' },
  doneWhen: { by: 'event', types: ['assessmentRecorded'] },
  recordIn: 'assessmentRecorded',
});
