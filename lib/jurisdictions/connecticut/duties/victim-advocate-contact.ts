/** The victim advocate of the Special Management Unit initiates contact. */

import { asLength } from '../../usual-parameters.ts';
import { release } from '../anchors.ts';
import { sexOffenderOnParole } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const victimAdvocateContact = duty({
  id: 'victim-advocate-contact',
  title: 'Make contact as victim advocate',
  runsFrom: 'release',
  source: partnersInProgress(
    'II.B',
    'The advocate, an employee of Connecticut Sexual Assault Crisis Services, initiates contact with sex offenders being released to parole.',
  ),
  figure: 'default',
  parameters: { within: asLength('P7D', 'default', 'how long after release the contact is recorded') },
  livesIn: 'community',
  owner: 'advocate',
  appliesWhen: sexOffenderOnParole,
  schedule: { kind: 'forward', from: release, within: 'within' },
  doneWhen: { by: 'event', types: ['victimAdvocateContacted'] },
  neutralCode: 'H-26',
  recordIn: 'victimAdvocateContacted',
});
