/** CONNECT as eleven people live it. Instants are in UTC, an hour behind London's summer. */
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/index.ts';
import { duty, met, owes, type Path, phasesOf, sent, state, states } from './lives.ts';
import { shippedLives } from './shipped-lives.ts';

const paths: readonly Path[] = [
  [
    'EW-4001',
    'proposed by the rules, accepted by a named person, and joined after that',
    (life) => life.case.referrals.map(({ programme, state: of }) => [programme, of]),
    [['CONNECT', 'accepted']],
  ],
  [
    'EW-4001',
    'six sessions over the night when the clocks go forward: three due by winter time, three by summer time',
    (life) => [
      states(life, 'connect-sessions'),
      [3, 4].map((session) => duty(life, `connect-sessions/1/${session}`).dueAt),
    ],
    [met(6), ['2026-03-25T23:59:59.999Z', '2026-04-01T22:59:59.999Z']],
  ],
  [
    'EW-4001',
    'the workshop, the plan and both forms follow, and the person leaves on licence',
    (life) => [
      [state(life, 'family-workshop/1/1'), state(life, 'connection-plan/1/1'), ...states(life, 'evaluation')],
      phasesOf(life),
    ],
    [met(4), ['custody', 'connect-sessions', 'connection-planning', 'custody', 'supervision', 'closed']],
  ],
  [
    'EW-4002',
    'the workshop waived with a reason settles it',
    (life) => [
      state(life, 'family-workshop/1/1'),
      life.case.acts.familyWorkshopHeld,
      life.case.acts.familyWorkshopWaived?.map(({ body }) => 'reason' in body && body.reason),
    ],
    ['met', undefined, ['the visits hall is closed for repair until July']],
  ],
  [
    'EW-4003',
    'a session broken off and made up in its week is in time, one held a week late is late and was escalated',
    (life) => [states(life, 'connect-sessions'), sent(life, 'connect-sessions/1/4').at(-1)],
    [[...met(3), 'metLate', ...met(2)], 'rung-3/2026-05-05 to central office, all'],
  ],
  [
    'EW-4003',
    'an attendance under the wrong number, corrected, counts for the right one',
    (life) => [life.case.superseded.map(({ id }) => id), duty(life, 'connect-sessions/1/3').doneAt],
    [['EW-4003-wrong-number'], '2026-04-21T13:00:00.000Z'],
  ],
  [
    'EW-4004',
    'withdrawing makes the sessions that are left void, and nothing follows them',
    (life) => [states(life, 'connect-sessions'), owes(life, 'family-workshop'), owes(life, 'connection-plan')],
    [[...met(3), 'void', 'void', 'void'], false, false],
  ],
  [
    'EW-4005',
    'release ends the course; after the recall it begins again from the first session',
    (life) => [
      states(life, 'connect-sessions'),
      states(life, 'connect-sessions', 2),
      phasesOf(life).slice(1, 5),
      state(life, 'connection-plan/2/1'),
    ],
    [[...met(4), 'void', 'void'], met(6), ['connect-sessions', 'supervision', 'custody', 'connect-sessions'], 'met'],
  ],
  [
    'EW-4006',
    'the session that fell due after the transfer is the new prison’s: its reminders and its breach',
    (life) => [
      [
        ...new Set(
          life.notices
            .filter(({ deadline }) => deadline === 'connect-sessions/1/4')
            .map(({ recipient }) => recipient.facility),
        ),
      ],
      duty(life, 'connect-sessions/1/4').breaches.map(({ place }) => place.facility),
    ],
    [['HMP Wandsworth'], ['HMP Wandsworth']],
  ],
  [
    'EW-4007',
    'over the night with an hour twice; plan and both forms late, the plan after a promise',
    (life) => [
      [5, 6].map((session) => duty(life, `connect-sessions/1/${session}`).dueAt),
      [state(life, 'connection-plan/1/1'), ...states(life, 'evaluation')],
      sent(life, 'connection-plan/1/1').at(-1),
    ],
    [
      ['2026-10-28T23:59:59.999Z', '2026-11-04T23:59:59.999Z'],
      ['metLate', 'metLate', 'metLate'],
      'rung-1 to unit supervisor, Family services',
    ],
  ],
  [
    'EW-4008',
    'after the escape the four sessions that are left take their turns from the return',
    (life) => [
      states(life, 'connect-sessions'),
      states(life, 'connect-sessions', 2),
      duty(life, 'connect-sessions/2/3').dueAt,
    ],
    [[...met(2), 'void', 'void', 'void', 'void'], met(4), '2026-05-13T22:59:59.999Z'],
  ],
  [
    'EW-4009',
    'death: nothing that was owed is a miss',
    (life) => [life.phase, states(life, 'connect-sessions'), states(life, 'evaluation')],
    ['closed', [...met(2), 'void', 'void', 'void', 'void'], ['met']],
  ],
  [
    'EW-4010',
    'released with the workshop overdue: a miss, told to the supervisor',
    (life) => [state(life, 'family-workshop/1/1'), sent(life, 'family-workshop/1/1').at(-1)],
    ['missed', 'missed to unit supervisor, Family services'],
  ],
  [
    'EW-4011',
    'still going: the fourth session is overdue for thirty minutes of it',
    (life) => [state(life, 'connect-sessions/1/4'), duty(life, 'connect-sessions/1/4').missing, life.phase],
    ['overdue', ['30 minutes'], 'connect-sessions'],
  ],
];

shippedLives({
  pack: englandAndWales,
  open: ['EW-4011'],
  events: [
    'programmeJoined',
    'programmeLeft',
    'programmeSessionAttended',
    'familyWorkshopHeld',
    'familyWorkshopWaived',
    'connectionPlanAssessed',
    'monitoringFormCompleted',
  ],
  outcomes: {
    met: ['referral-decision', 'connect-sessions', 'family-workshop', 'connection-plan', 'evaluation'],
    metLate: ['connect-sessions', 'connection-plan', 'evaluation'],
    missed: ['family-workshop'],
    void: ['connect-sessions'],
    overdue: ['connect-sessions'],
  },
  paths,
});
