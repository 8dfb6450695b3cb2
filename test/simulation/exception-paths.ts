/** Paths on which the usual course is broken: escape, clocks, late records, transfers, death, corrections: who takes them in the shipped caseload, and what shows it. Instants are in UTC. */
import { duty, missedDues, type Path, phasesOf, sent, state, unsupportedAt } from './lives.ts';

export const exceptionPaths: readonly Path[] = [
  [
    'CT-1014',
    'escape and recapture: the review falls away and is owed anew from the return',
    (life) => [
      phasesOf(life).slice(2, 5),
      state(life, 'fugitive-referral/1/1'),
      state(life, 'oap-review/1/1'),
      duty(life, 'oap-review/2/1').dueAt,
    ],
    [['custody', 'escaped', 'custody'], 'met', 'void', '2027-06-12T03:59:59.999Z'],
  ],
  [
    'CT-1016',
    'admitted as the clocks go forward: 24 hours end at 19:00, and 18:40 is in time',
    (life) => [duty(life, 'pretrial-assessment/1/1').dueAt, state(life, 'pretrial-assessment/1/1')],
    ['2026-03-08T23:00:00.000Z', 'met'],
  ],
  [
    'CT-1016',
    'released as the clocks go back: 72 hours end at 09:00, and 09:30 is late',
    (life) => [duty(life, 'first-contact-72h/1/1').dueAt, state(life, 'first-contact-72h/1/1')],
    ['2026-11-02T14:00:00.000Z', 'metLate'],
  ],
  [
    'CT-1017',
    'assessed in time and recorded three days later: escalated meanwhile, no breach',
    (life) => [
      state(life, 'pretrial-assessment/1/1'),
      missedDues(life, 'pretrial-assessment/1/1'),
      sent(life, 'pretrial-assessment/1/1').at(-1),
    ],
    ['met', [], 'rung-3/2026-08-06 to central office, all'],
  ],
  [
    'CT-1017',
    'moved while the plan was owed: the new unit hears of it at once, and the later reminder and the breach are its own',
    (life) => [sent(life, 'oap-adoption/1/1').slice(0, 4), duty(life, 'oap-adoption/1/1').breaches[0]?.place.unit],
    [
      [
        'reminder-1 to receiving-facility counselor, Intake',
        'inherited-11 to receiving-facility counselor, Cottage E',
        'reminder-2 to receiving-facility counselor, Cottage E',
        'rung-1 to unit supervisor, Cottage E',
      ],
      'Cottage E',
    ],
  ],
  [
    'CT-1018',
    'death: closed, and nothing that was owed is a miss',
    (life) => [
      life.phase,
      ['oap-review/1/3', 'discharge-plan/1/1', 'parole-review/1/1', 'discharge-card/1/1'].map((key) =>
        state(life, key),
      ),
      life.deadlines.some(({ deadline }) => deadline.state === 'missed'),
    ],
    ['closed', ['void', 'void', 'void', 'void'], false],
  ],
  [
    'CT-1019',
    'release on Christmas Day: due dates count back from the working day before',
    (life) => [duty(life, 'discharge-card/1/1').dueAt, duty(life, 'discharge-plan/1/1').dueAt.slice(0, 10)],
    ['2026-12-25T04:59:59.999Z', '2026-11-10'],
  ],
  [
    'CT-1019',
    'a corrected admission moves the clocks; a withdrawn interview leaves its duty undone',
    (life) => [
      duty(life, 'pretrial-assessment/1/1').dueAt,
      life.case.superseded.map(({ body }) => body.type),
      state(life, 'jail-reinterview/1/1'),
      missedDues(life, 'jail-reinterview/1/1'),
    ],
    ['2026-05-07T00:20:00.000Z', ['admitted', 'interviewRecorded'], 'metLate', ['2026-05-13T03:59:59.999Z']],
  ],
  [
    'CT-1020',
    'a backdated admission: the clock had run out before anyone was told, and only the newest rung goes',
    (life) => [state(life, 'pretrial-assessment/1/1'), sent(life, 'pretrial-assessment/1/1')],
    ['metLate', ['rung-2 to facility head, all']],
  ],
  [
    'CT-1020',
    'a review before its plan stays unsupported until the plan arrives',
    (life) => [
      unsupportedAt(life, '2027-05-09T00:00:00.000Z'),
      unsupportedAt(life, '2027-05-11T00:00:00.000Z'),
      state(life, 'oap-review/1/1'),
    ],
    [['oapReviewed'], [], 'met'],
  ],
  [
    'CT-1020',
    'an overdue plan acknowledged with a promise: the next rung waits for it',
    (life) => [sent(life, 'oap-adoption/1/1').at(-1), state(life, 'oap-adoption/1/1')],
    ['rung-3/2027-05-10 to central office, all', 'met'],
  ],
];
