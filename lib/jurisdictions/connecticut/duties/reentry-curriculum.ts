/** The re-entry curriculum of 21 sessions, where the facility runs it. */
import { whether } from '../../../timeline/conditions.ts';
import { asLength } from '../../usual-parameters.ts';
import { duty, partnersInProgress } from '../partners-in-progress.ts';

export const reentryCurriculum = duty({
  id: 'reentry-curriculum',
  title: 'Complete the 21-session re-entry curriculum',
  runsFrom: '6 months before release',
  source: partnersInProgress(
    'I.C.1',
    'Unified School District #1 offers a 21-session re-entry curriculum that includes a variety of real world skill building such as job search, interview preparation, and procurement of identification.',
  ),
  figure: 'default',
  parameters: {
    opens: asLength('P6M', 'default', 'how long before release the curriculum begins'),
    due: asLength('P0D', 'default', 'how long before release it ends'),
  },
  livesIn: 'custody',
  owner: 'school',
  appliesWhen: whether('facilityRunsReentryCurriculum'),
  schedule: { kind: 'countedBack', from: 'releaseOn', opens: 'opens', due: 'due' },
  doneWhen: {
    by: 'parts',
    type: 'curriculumSessionAttended',
    part: (event) => (event.body.type === 'curriculumSessionAttended' ? `session ${event.body.session}` : ''),
    parts: Array.from({ length: 21 }, (_, index) => `session ${index + 1}`),
    instead: ['curriculumDeclined'],
  },
  recordIn: 'curriculumSessionAttended',
});
