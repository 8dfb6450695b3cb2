/** The plan of everyone being discharged: each of seven needs done, or not applicable with a reason. */
import { dischargeNeed } from '../../../case/vocabulary.ts';
import { asLength } from '../../usual-parameters.ts';
import { dischargePlanOwner, dischargePlanOwners } from '../conditions.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const dischargePlan = duty({
  id: 'discharge-plan',
  title: 'Address all seven discharge needs',
  runsFrom: '75 days before discharge',
  source: partnersInProgress('III.A', 'A discharge plan is developed with all offenders 45 days prior to discharge'),
  figure: 'source',
  parameters: {
    due: asLength('P45D', 'source', 'how long before discharge the plan is due'),
    remind: {
      kind: 'leads',
      value: 'P30D,P14D,P7D,P1D',
      figure: 'default',
      meaning: 'how long before the plan is due its reminders go out',
    },
  },
  livesIn: 'custody',
  owner: dischargePlanOwner,
  owners: dischargePlanOwners,
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'discharge-planning.opens', due: 'due' },
  doneWhen: {
    by: 'parts',
    type: 'dischargeNeedAddressed',
    part: (event) => (event.body.type === 'dischargeNeedAddressed' ? event.body.need : ''),
    parts: dischargeNeed.options,
  },
  recordIn: 'dischargeNeedAddressed',
});
