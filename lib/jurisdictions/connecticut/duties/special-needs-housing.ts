/** Housing for a serious medical or mental-health need that the screening finds. */

import { asLength } from '../../usual-parameters.ts';
import { needFound } from '../anchors.ts';
import { seriousMedicalOrMentalHealthNeed } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const specialNeedsHousing = duty({
  id: 'special-needs-housing',
  title: 'Place the person in specialised housing',
  runsFrom: 'the screening that finds the need',
  source: partnersInProgress(
    'I.A.1',
    'Offenders with identified special needs are placed in housing designed to manage the specific issue, such as serious medical or mental health concerns.',
  ),
  figure: 'default',
  parameters: { within: asLength('PT24H', 'default', 'how long after the screening that finds the need') },
  livesIn: 'custody',
  owner: 'intake counselor',
  appliesWhen: seriousMedicalOrMentalHealthNeed,
  schedule: { kind: 'forward', from: needFound, within: 'within' },
  doneWhen: { by: 'event', types: ['specialHousingRecorded'] },
  neutralCode: 'H-21',
  recordIn: 'specialHousingRecorded',
});
