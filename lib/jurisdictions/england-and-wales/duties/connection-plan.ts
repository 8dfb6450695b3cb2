/** The quality assessment that feeds the Rehabilitation Plan. */
import { asLength } from '../../usual-parameters.ts';
import { description, duty } from '../connect.ts';
import { lastSession } from '../sessions.ts';

export const connectionPlan = duty({
  id: 'connection-plan',
  title: 'Assess the connection plan and hand it to whoever keeps the Rehabilitation Plan',
  runsFrom: 'the last session',
  source: description('Aims', 'Deliver quality assessments to inform Rehabilitation Plans.'),
  figure: 'default',
  parameters: { within: asLength('P14D', 'default', 'how long after the last session the assessment is delivered') },
  owner: 'programme facilitator',
  schedule: { kind: 'forward', from: lastSession, within: 'within' },
  doneWhen: { by: 'event', types: ['connectionPlanAssessed'] },
  recordIn: 'connectionPlanAssessed',
});
