/** Regular reviews of the plan over the three levels of the process, each counted from the last. */
import { firstOfEach } from '../../../case/case.ts';
import { goalSetter, reintegrationLevel } from '../../../case/vocabulary.ts';
import { actsHere, anchorAtLast } from '../../../timeline/anchors.ts';
import type { Anchor, View } from '../../../timeline/rule.ts';
import { asPeriod } from '../../usual-parameters.ts';
import { description, duty } from '../community-connections.ts';

/** The plan stands once everyone who develops it agreed. */
const planned = (view: View): Anchor | undefined =>
  anchorAtLast(
    firstOfEach(actsHere(view, 'reintegrationGoalsAgreed'), (event) => event.body.by, goalSetter.options.length),
  );

export const planReview = duty({
  id: 'plan-review',
  title: 'Review the plan on all three levels of the reintegration process',
  runsFrom: 'completion of the plan, then each completed review',
  source: description(
    'Core Components',
    'The following three levels of the reintegration process and what each level may include are:',
  ),
  figure: 'default',
  parameters: {
    every: asPeriod(
      'P90D',
      'default',
      'how often the plan is reviewed, counted from its completion and from each completed review',
    ),
  },
  owner: 'Community Connections worker',
  schedule: { kind: 'afterCompletion', from: planned, every: 'every' },
  doneWhen: {
    by: 'parts',
    type: 'reintegrationLevelReviewed',
    part: (event) => (event.body.type === 'reintegrationLevelReviewed' ? event.body.level : ''),
    parts: reintegrationLevel.options,
  },
  neutralCode: 'C-33',
  recordIn: 'reintegrationLevelReviewed',
});
