/** Discharge planning for serious medical or mental-health problems. */

import { asLength } from '../../usual-parameters.ts';
import { seriousMedicalOrMentalHealthNeed } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const medicalDischargePlan = duty({
  id: 'medical-discharge-plan',
  title: 'Arrange follow-up and medication',
  runsFrom: '60 days before release',
  source: partnersInProgress(
    'I.C.2',
    'The discharge planners ensure that follow-up services and medications are available upon release.',
  ),
  figure: 'source',
  parameters: {
    opens: asLength('P60D', 'default', 'how long before release the work begins'),
    due: asLength('P0D', 'source', 'how long before release it is arranged'),
  },
  livesIn: 'custody',
  owner: 'discharge planner',
  appliesWhen: seriousMedicalOrMentalHealthNeed,
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: { by: 'event', types: ['dischargeCareArranged'] },
  neutralCode: 'H-23',
  recordIn: 'dischargeCareArranged',
});
