/** Escape or absconding goes to the Fugitive Unit. */

import { asLength } from '../../usual-parameters.ts';
import { release } from '../anchors.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const fugitiveReferral = duty({
  id: 'fugitive-referral',
  title: 'Refer to the Fugitive Unit',
  runsFrom: 'escape or absconding',
  source: partnersInProgress(
    'II.B',
    `The Division's Fugitive Unit is responsible for investigating and apprehending all persons who escape from TS`,
  ),
  figure: 'default',
  parameters: { within: asLength('PT24H', 'default', 'how long after the escape the referral is recorded') },
  livesIn: 'escaped',
  owner: 'officer',
  schedule: { kind: 'forward', from: release, within: 'within' },
  doneWhen: { by: 'event', types: ['fugitiveReferred'] },
  recordIn: 'fugitiveReferred',
});
