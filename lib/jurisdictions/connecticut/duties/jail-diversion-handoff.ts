/** Jail Diversion: what the court clinicians know reaches the mental-health staff of the jail. */

import { asLength } from '../../usual-parameters.ts';
import { notDiverted } from '../anchors.ts';
import { seriouslyIllAndNotDiverted } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const jailDiversionHandoff = duty({
  id: 'jail-diversion-handoff',
  title: 'Hand the clinical information to the jail',
  runsFrom: 'the court screening, held on bond',
  source: partnersInProgress(
    'I.A.1',
    'For those defendants who are incarcerated on a bond, JD staff forward clinical information to the jail mental health staff to promote continuity of care.',
  ),
  figure: 'default',
  parameters: { within: asLength('PT24H', 'default', 'how long after the court screening') },
  livesIn: 'pretrial',
  owner: 'jail diversion clinician',
  appliesWhen: seriouslyIllAndNotDiverted,
  schedule: { kind: 'forward', from: notDiverted, within: 'within' },
  doneWhen: { by: 'event', types: ['clinicalInformationHandedOff'] },
  neutralCode: 'H-22',
  recordIn: 'clinicalInformationHandedOff',
});
