/** Individualised goals, developed by the worker of the programme together with whoever supervises the person. */
import { goalSetter } from '../../../case/vocabulary.ts';
import { joining } from '../../../timeline/anchors.ts';
import { asLength } from '../../usual-parameters.ts';
import { description, duty } from '../community-connections.ts';

export const reintegrationPlan = duty({
  id: 'reintegration-plan',
  title: 'Develop individualised reintegration goals together with the supervising worker',
  runsFrom: 'joining the programme',
  source: description(
    'Core Components',
    'The Community Connections Worker collaborates with the Ministry’s Probation Officer/Community Youth Worker to develop individualized reintegration goals and support activities to address identified criminogenic risk areas for each client.',
  ),
  figure: 'default',
  parameters: { within: asLength('P30D', 'default', 'how long after joining both have agreed on the goals') },
  owner: 'Community Connections worker',
  schedule: { kind: 'forward', from: joining, within: 'within' },
  doneWhen: {
    by: 'parts',
    type: 'reintegrationGoalsAgreed',
    part: (event) => (event.body.type === 'reintegrationGoalsAgreed' ? event.body.by : ''),
    parts: goalSetter.options,
  },
  neutralCode: 'C-31',
  recordIn: 'reintegrationGoalsAgreed',
});
