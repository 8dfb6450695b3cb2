/** The plan is adopted when the person, the department and the Board have endorsed it. For sentences over two years that precedes the transfer. */
import { endorser } from '../../../case/vocabulary.ts';
import { asLength } from '../../usual-parameters.ts';
import { assessed } from '../anchors.ts';
import { planOwner, planOwners } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const oapAdoption = duty({
  id: 'oap-adoption',
  title: 'Write the Offender Accountability Plan and have all three endorse it',
  runsFrom: 'the end of orientation or classification',
  source: partnersInProgress(
    'I.A.3',
    'The offender, DOC and the Board of Pardons and Paroles endorse its recommendations.',
  ),
  figure: 'default',
  parameters: { within: asLength('P14D', 'default', 'how long after orientation or classification ended') },
  livesIn: 'custody',
  owner: planOwner,
  owners: planOwners,
  schedule: { kind: 'forward', from: assessed, within: 'within' },
  doneWhen: {
    by: 'parts',
    type: 'oapEndorsed',
    part: (event) => (event.body.type === 'oapEndorsed' ? event.body.by : ''),
    parts: endorser.options,
    instead: ['oapAdopted'],
  },
  recordIn: 'oapEndorsed',
});
