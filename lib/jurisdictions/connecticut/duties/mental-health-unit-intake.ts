/** The Mental Health Unit's trained officers take over. */

import { asLength } from '../../usual-parameters.ts';
import { release } from '../anchors.ts';
import { significantMentalHealthDisorder } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const mentalHealthUnitIntake = duty({
  id: 'mental-health-unit-intake',
  title: 'Take the person in',
  runsFrom: 'release',
  source: partnersInProgress(
    'II.B',
    'A Mental Health Unit within the division provides supervision and support for offenders who have a history or current diagnosis of significant mental health disorder(s).',
  ),
  figure: 'default',
  parameters: { within: asLength('P7D', 'default', 'how long after release the intake is recorded') },
  livesIn: 'community',
  owner: 'unit officer',
  appliesWhen: significantMentalHealthDisorder,
  schedule: { kind: 'forward', from: release, within: 'within' },
  doneWhen: { by: 'event', types: ['mentalHealthIntakeRecorded'] },
  neutralCode: 'H-25',
  recordIn: 'mentalHealthIntakeRecorded',
});
