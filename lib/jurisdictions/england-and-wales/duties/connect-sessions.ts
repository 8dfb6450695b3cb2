/** Six sessions of two hours, one a week; a session that was missed or broken off is still owed. */
import { asLength, asPeriod } from '../../usual-parameters.ts';
import { description, duty } from '../connect.ts';
import { minutesAttended, sessions } from '../sessions.ts';

export const connectSessions = duty({
  id: 'connect-sessions',
  title: "Hold this week's session",
  runsFrom: 'joining the programme',
  source: description(
    'A Restorative Family Support Programme',
    'The programme consists of six 2-hour sessions for prisoners and 1 family workshop (subject to operational needs)',
  ),
  figure: 'default',
  parameters: {
    sessions: {
      kind: 'number',
      value: '6',
      range: [1, 100],
      figure: 'source',
      meaning: 'how many sessions the course has',
    },
    takes: asLength('PT2H', 'source', 'how long each session takes'),
    every: asPeriod('P7D', 'default', 'how often a session is held: the n-th is due n periods after joining'),
  },
  owner: 'programme facilitator',
  schedule: { kind: 'stages', stages: sessions },
  doneWhen: { by: 'minutes', type: 'programmeSessionAttended', minutes: minutesAttended },
  recordIn: 'programmeSessionAttended',
});
