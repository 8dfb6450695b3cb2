/** One workshop with the family after the last session, or a recorded reason why there is none. */
import { asLength } from '../../usual-parameters.ts';
import { description, duty } from '../connect.ts';
import { lastSession } from '../sessions.ts';

export const familyWorkshop = duty({
  id: 'family-workshop',
  title: 'Hold the family workshop, or waive it with a reason',
  runsFrom: 'the last session',
  source: description(
    'A Restorative Family Support Programme',
    'The programme consists of six 2-hour sessions for prisoners and 1 family workshop (subject to operational needs), so families can share their success and review their connection plans together.',
  ),
  figure: 'default',
  parameters: { within: asLength('P30D', 'default', 'how long after the last session the workshop is held') },
  owner: 'prison family services provider',
  schedule: { kind: 'forward', from: lastSession, within: 'within' },
  doneWhen: { by: 'event', types: ['familyWorkshopHeld', 'familyWorkshopWaived'] },
  recordIn: 'familyWorkshopHeld',
});
