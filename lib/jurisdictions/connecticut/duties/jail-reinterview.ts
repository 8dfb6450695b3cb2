/** The Jail Re-interview Program (JRIP): people held on bond are interviewed again; the intensive pretrial track serves a mental-health or substance need. */

import { asLength } from '../../usual-parameters.ts';
import { heldOnBondSince } from '../anchors.ts';
import { heldOnBond } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const jailReinterview = duty({
  id: 'jail-reinterview',
  title: 'Interview for a community release plan',
  runsFrom: 'admission, held on bond',
  source: partnersInProgress(
    'I.A.1',
    'successfully identifying defendants who can be supervised in the community while their criminal cases are pending',
  ),
  figure: 'default',
  parameters: {
    within: asLength(
      '5 working days',
      'default',
      'how long after admission, or after bond was set, the interview is due',
    ),
  },
  livesIn: 'pretrial',
  owner: 'bail liaison',
  appliesWhen: heldOnBond,
  schedule: { kind: 'forward', from: heldOnBondSince, within: 'within' },
  doneWhen: { by: 'event', types: ['interviewRecorded'] },
  recordIn: 'interviewRecorded',
});
