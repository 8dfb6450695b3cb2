/** Paths under supervision in the community, and back: who takes them in the shipped caseload, and what shows it. Instants are in UTC. */
import { dueOn, met, type Path, phasesOf, releasedAs, sent, state, states } from './lives.ts';

export const communityPaths: readonly Path[] = [
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
];
