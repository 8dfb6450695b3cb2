/** Health services meet everyone upon admission. */

import { asLength } from '../../usual-parameters.ts';
import { admission } from '../anchors.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const healthScreening = duty({
  id: 'health-screening',
  title: 'Meet the person: acute medical needs, mental health, self-harm',
  runsFrom: 'admission',
  source: partnersInProgress('I.A.1', 'Upon admission, health services personnel meet with all offenders.'),
  figure: 'default',
  parameters: { within: asLength('PT4H', 'default', 'how long after admission health services have') },
  livesIn: 'custody',
  owner: 'health services',
  schedule: { kind: 'forward', from: admission, within: 'within' },
  doneWhen: { by: 'event', types: ['healthScreeningRecorded'] },
  recordIn: 'healthScreeningRecorded',
});
