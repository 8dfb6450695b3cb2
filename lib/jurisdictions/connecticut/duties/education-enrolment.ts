/** Mandated schooling; the duty ends on the birthday that ends the mandate. */

import { asLength } from '../../usual-parameters.ts';
import { admission } from '../anchors.ts';
import { educationMandated, endOfMandate } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const educationEnrolment = duty({
  id: 'education-enrolment',
  title: 'Enrol the person in school',
  runsFrom: 'sentencing or intake',
  source: partnersInProgress(
    'I.B.1',
    'Participation in education services is mandated for all offenders who do not have a high school diploma or GED and are under the age of 18; special educational services are mandated until age 21.',
  ),
  figure: 'default',
  parameters: { within: asLength('P10D', 'default', 'how long after sentencing or intake') },
  livesIn: 'custody',
  owner: 'school',
  appliesWhen: educationMandated,
  schedule: { kind: 'forward', from: admission, within: 'within' },
  doneWhen: { by: 'event', types: ['educationEnrolled'] },
  ending: endOfMandate,
  recordIn: 'educationEnrolled',
});
