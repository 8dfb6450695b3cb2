/** The weekly minimum of contact, judged on the time that was logged; a log entry counts to the week of when it happened. */
import { asLength } from '../../usual-parameters.ts';
import { description, duty } from '../community-connections.ts';
import { minutesAsked } from '../contact-demand.ts';

export const contactHours = duty({
  id: 'contact-hours',
  title: 'Spend and log the contact time that this week asks for',
  runsFrom: 'joining the programme, each week from Monday to Sunday',
  source: description(
    'Implementation Information: Organizational requirements',
    'Programs offer clients intensive meaningful interaction (i.e., 3 hrs min/week in community and 1 hr min/week in custody).',
  ),
  figure: 'source',
  parameters: {
    community: asLength('PT3H', 'source', 'how much contact a week has at least, in the community'),
    custody: asLength('PT1H', 'source', 'how much contact a week has at least, in custody'),
    partWeeks: {
      kind: 'choice',
      value: 'proRated',
      choices: ['proRated', 'full', 'none'],
      figure: 'default',
      meaning: 'what a first or last part-week asks for: its share of the week by days, a whole week, or nothing',
    },
    changedSetting: {
      kind: 'choice',
      value: 'byDays',
      choices: ['byDays', 'theHigher', 'asTheWeekEnds'],
      figure: 'default',
      meaning:
        'what a week asks for in which the person was released or returned: by the days in each setting, the higher of both figures, or that of the setting in which it ends',
    },
    remind: {
      kind: 'leads',
      value: 'P3D,P1D',
      figure: 'default',
      meaning: 'how long before the end of the week its reminders go out',
    },
  },
  owner: 'Community Connections worker',
  schedule: { kind: 'calendarWeeks', minutes: minutesAsked },
  doneWhen: {
    by: 'minutes',
    type: 'contactLogged',
    minutes: (event) => (event.body.type === 'contactLogged' ? event.body.minutes : 0),
  },
  neutralCode: 'C-32',
  recordIn: 'contactLogged',
});
