/** Paths from admission through the sentence to discharge: who takes them in the shipped caseload, and what shows it. Instants are in UTC. */
import { duty, met, missedDues, owes, type Path, phasesOf, releasedAs, sent, state, states } from './lives.ts';

export const custodyPaths: readonly Path[] = [
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
    ['void', '2026-05-18T04:00:00.000Z'],
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
];
