/** Every path of the timeline, who takes it in the shipped caseload, and what shows that it was taken. Instants are in UTC. */
import {
  dueOn,
  duty,
  type Life,
  missedDues,
  owes,
  phasesOf,
  releasedAs,
  sent,
  state,
  states,
  unsupportedAt,
} from './lives.ts';

export type Path = readonly [caseNumber: string, path: string, shown: (life: Life) => unknown, by: unknown];

const met = (count: number): readonly string[] => Array.from({ length: count }, () => 'met');

export const paths: readonly Path[] = [
  [
    'CT-1001',
    'released on bond at hour five: the assessment falls away',
    (life) => [state(life, 'pretrial-assessment/1/1'), phasesOf(life), life.notices.length],
    ['void', ['pretrial', 'closed'], 0],
  ],
  [
    'CT-1002',
    'discharged from court without notice',
    (life) => [releasedAs(life), state(life, 'jail-reinterview/1/1'), phasesOf(life)],
    [['court'], 'void', ['pretrial', 'closed']],
  ],
  [
    'CT-1003',
    'diverted to treatment: no hand-off to the jail is owed',
    (life) => [releasedAs(life), owes(life, 'jail-diversion-handoff'), phasesOf(life)],
    [['diverted'], false, ['pretrial', 'closed']],
  ],
  [
    'CT-1004',
    'held on bond: interviewed on the fifth working day, two holidays and two weekends on',
    (life) => [state(life, 'jail-reinterview/1/1'), duty(life, 'jail-reinterview/1/1').dueAt],
    ['met', '2026-02-18T04:59:59.999Z'],
  ],
  [
    'CT-1005',
    'serious mental illness: clinical information reaches the jail, special housing a day late',
    (life) => [state(life, 'jail-diversion-handoff/1/1'), state(life, 'special-needs-housing/1/1')],
    ['met', 'metLate'],
  ],
  [
    'CT-1005',
    'trips to hospital suspend nothing; transitional placement under the unit for serious disorders',
    (life) => [releasedAs(life), state(life, 'mental-health-unit-intake/1/1'), state(life, 'oap-review/1/1')],
    [['transitionalPlacement'], 'met', 'met'],
  ],
  [
    'CT-1006',
    'two years exactly: classification, no orientation',
    (life) => [phasesOf(life).slice(0, 3), state(life, 'classification/1/1'), owes(life, 'orientation-assessment')],
    [['pretrial', 'classification', 'custody'], 'met', false],
  ],
  ['CT-1006', 'transitional supervision', (life) => releasedAs(life), ['transitionalSupervision']],
  [
    'CT-1007',
    'two years and a day: orientation in seven parts, briefing, three endorsements, no classification',
    (life) => [
      phasesOf(life).slice(0, 3),
      ['orientation-assessment/1/1', 'release-eligibility-briefing/1/1', 'oap-adoption/1/1'].map((key) =>
        state(life, key),
      ),
      owes(life, 'classification'),
    ],
    [['pretrial', 'orientation', 'custody'], met(3), false],
  ],
  [
    'CT-1007',
    'several reviews, one late, acknowledged with a promise: the ladder stops at its first rung',
    (life) => [
      states(life, 'oap-review'),
      sent(life, 'oap-review/1/2').at(-1),
      missedDues(life, 'oap-review/1/2'),
      duty(life, 'oap-review/1/2').acknowledgements.map(({ promisedFor }) => promisedFor),
    ],
    [
      ['met', 'metLate', 'met', 'void'],
      'rung-1 to unit supervisor, K pod',
      ['2027-03-30T03:59:59.999Z'],
      ['2027-04-09T21:00:00.000Z'],
    ],
  ],
  [
    'CT-1008',
    'a school mandate that ends on a birthday ends the duty with it',
    (life) => [state(life, 'education-enrolment/1/1'), duty(life, 'education-enrolment/1/1').leftAt],
    ['void', '2026-05-18T03:59:59.999Z'],
  ],
  ['CT-1008', 'residential program', (life) => releasedAs(life), ['residentialProgram']],
  [
    'CT-1009',
    'recalculated earlier and later, away and back: one compressed plan, done in time, no breach',
    (life) => [
      life.events.filter(({ body }) => body.type === 'releaseDatesSet').length,
      sent(life, 'discharge-plan/1/1').map((one) => one.split(' ')[0]),
      duty(life, 'discharge-plan/1/1').compressed,
      state(life, 'discharge-plan/1/1'),
      missedDues(life, 'discharge-plan/1/1'),
    ],
    [7, ['reminder-1', 'reminder-2', 'reminder-1', 'compressed', 'reminder-3', 'reminder-4'], true, 'met', []],
  ],
  [
    'CT-1009',
    'end of sentence with no supervision: community needs addressed before the door',
    (life) => [releasedAs(life), state(life, 'end-of-sentence-needs/1/1'), phasesOf(life).slice(-2)],
    [['endOfSentence'], 'met', ['discharge-planning', 'closed']],
  ],
  [
    'CT-1010',
    'sentenced with fewer than 45 days left: compressed, told to the supervisor at once',
    (life) => [
      duty(life, 'discharge-plan/1/1').dueAt,
      state(life, 'discharge-plan/1/1'),
      state(life, 'reentry-counseling/1/1'),
      sent(life, 'reentry-counseling/1/1')[0],
    ],
    ['2026-08-05T19:10:00.000Z', 'met', 'metLate', 'compressed to unit supervisor, Intake'],
  ],
  [
    'CT-1010',
    'left with duties overdue: missed, with one notice each to the unit that held the person',
    (life) => [state(life, 'oap-adoption/1/1'), sent(life, 'oap-adoption/1/1').at(-1)],
    ['missed', 'missed to unit supervisor, Intake'],
  ],
  [
    'CT-1011',
    'split sentence to probation: seen within 72 hours, one week of seventeen missed, reviewed in time',
    (life) => [
      state(life, 'first-contact-72h/1/1'),
      states(life, 'front-loading-contact'),
      state(life, 'front-loading-review/1/1'),
    ],
    ['met', [...met(6), 'missed', ...met(10)], 'met'],
  ],
  [
    'CT-1011',
    'then stepped down: weekly to the end of May, every fourteen days, monthly',
    (life) => [
      phasesOf(life).slice(-4),
      [
        ['2027-05-24', '2027-05-31'],
        ['2027-08-25', '2027-09-08'],
        ['2027-10-22', '2027-11-22'],
      ].map((days) => days.map((day) => dueOn(life, 'supervision-contact', day)?.state)),
      dueOn(life, 'supervision-contact', '2027-12-22')?.state,
    ],
    [['front-loading-72h', 'front-loading', 'supervision', 'closed'], [met(2), met(2), met(2)], 'missed'],
  ],
  [
    'CT-1012',
    'admitted already sentenced, released to special parole: the victim advocate makes contact',
    (life) => [phasesOf(life)[0], releasedAs(life), state(life, 'victim-advocate-contact/1/1')],
    ['orientation', ['specialParole'], 'met'],
  ],
  [
    'CT-1013',
    'parole under the unit for serious disorders, twice',
    (life) => [
      releasedAs(life),
      states(life, 'mental-health-unit-intake'),
      states(life, 'mental-health-unit-intake', 2),
    ],
    [['parole', 'parole'], ['met'], ['met']],
  ],
  [
    'CT-1013',
    'parole revoked: contacts void, back to classification and a new plan',
    (life) => [
      states(life, 'supervision-contact').at(-1),
      phasesOf(life).slice(4, 7),
      state(life, 'classification/2/1'),
      state(life, 'oap-adoption/2/1'),
    ],
    ['void', ['supervision', 'classification', 'custody'], 'met', 'met'],
  ],
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
    'CT-1015',
    'absconding from supervision: contacts void, referred to the Fugitive Unit after three rungs',
    (life) => [
      phasesOf(life).slice(4, 7),
      states(life, 'supervision-contact').at(-1),
      state(life, 'fugitive-referral/1/1'),
      sent(life, 'fugitive-referral/1/1').at(-1),
    ],
    [['supervision', 'escaped', 'classification'], 'void', 'metLate', 'rung-3 to central office, all'],
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
    ['met', [], 'rung-3 to central office, all'],
  ],
  [
    'CT-1017',
    'moved while the plan was owed: the later reminder and the breach go to the new unit',
    (life) => [sent(life, 'oap-adoption/1/1').slice(0, 3), duty(life, 'oap-adoption/1/1').breaches[0]?.place.unit],
    [
      [
        'reminder-1 to receiving-facility counselor, Intake',
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
    ['rung-3 to central office, all', 'met'],
  ],
];
