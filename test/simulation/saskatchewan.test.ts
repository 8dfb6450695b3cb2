/** Community Connections as twelve people live it. Instants are in UTC, six hours ahead of Saskatchewan. */
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import { duty, met, missedDues, type Path, phasesOf, sent, state, states } from './lives.ts';
import { shippedLives } from './shipped-lives.ts';

const paths: readonly Path[] = [
  [
    'SK-3001',
    'proposed by the rules, accepted by a named person, and joined after that',
    (life) => life.case.referrals.map(({ programme, state: of }) => [programme, of]),
    [['COMMUNITY-CONNECTIONS', 'accepted']],
  ],
  [
    'SK-3001',
    'twelve weeks in custody, the week of release by its days, thirteen in the community, and the part of the last',
    (life) => [states(life, 'contact-hours'), duty(life, 'contact-hours/1/13').doneAt],
    [met(27), '2026-04-18T17:00:00.000Z'],
  ],
  [
    'SK-3001',
    'from custody through the programme into the community, and out of it before the end',
    phasesOf,
    ['custody', 'preparing-reconnection', 'reconnecting', 'supervision', 'closed'],
  ],
  [
    'SK-3001',
    'the plan by both workers, its review on all three levels, and the next void on leaving',
    (life) => [state(life, 'reintegration-plan/1/1'), states(life, 'plan-review')],
    ['met', ['met', 'void']],
  ],
  [
    'SK-3002',
    'a first part-week from Thursday is met with 103 minutes',
    (life) => [duty(life, 'contact-hours/1/1').anchorAt, state(life, 'contact-hours/1/1')],
    ['2026-02-05T20:00:00.000Z', 'met'],
  ],
  [
    'SK-3002',
    'a week fifteen minutes short is missed, and its ladder ends with the next contact',
    (life) => [duty(life, 'contact-hours/1/3').missing, sent(life, 'contact-hours/1/3').slice(2)],
    [['15 minutes'], ['rung-1 to unit supervisor, Community Connections', 'rung-2 to facility head, all']],
  ],
  [
    'SK-3003',
    'logged three days late for the week in which it happened: escalated meanwhile, no breach',
    (life) => [
      state(life, 'contact-hours/1/1'),
      missedDues(life, 'contact-hours/1/1'),
      sent(life, 'contact-hours/1/1').at(-1),
    ],
    ['met', [], 'rung-2 to facility head, all'],
  ],
  [
    'SK-3004',
    'an entry withdrawn leaves its week missed; one corrected upward takes the miss of its week away',
    (life) => [
      [state(life, 'contact-hours/1/1'), duty(life, 'contact-hours/1/1').missing],
      [state(life, 'contact-hours/1/2'), missedDues(life, 'contact-hours/1/2')],
      life.case.superseded.map(({ id }) => id),
    ],
    [
      ['missed', ['30 minutes']],
      ['met', []],
      ['SK-3004-wrong-case', 'SK-3004-digit'],
    ],
  ],
  [
    'SK-3005',
    'at large: the week is void, and weeks and plan begin anew with the return',
    (life) => [
      states(life, 'contact-hours'),
      states(life, 'contact-hours', 2),
      [state(life, 'reintegration-plan/1/1'), state(life, 'reintegration-plan/2/1')],
      phasesOf(life).slice(1, 4),
    ],
    [['met', 'void'], met(6), ['void', 'met'], ['reconnecting', 'escaped', 'preparing-reconnection']],
  ],
  [
    'SK-3006',
    'returned on a Thursday: three days at three hours and four at one are 112 minutes; reminded of once all the same',
    (life) => [
      state(life, 'contact-hours/1/2'),
      sent(life, 'contact-hours/1/2').map((notice) => notice.split(' ')[0]),
      states(life, 'contact-hours'),
    ],
    ['met', ['reminder-1', 'reminder-2'], met(9)],
  ],
  [
    'SK-3007',
    'a late plan, acknowledged with a promise that was kept: the ladder waits',
    (life) => [state(life, 'reintegration-plan/1/1'), sent(life, 'reintegration-plan/1/1').at(-1)],
    ['metLate', 'rung-1 to unit supervisor, Community Connections'],
  ],
  [
    'SK-3007',
    'a review six days late; the next counts from it',
    (life) => [states(life, 'plan-review'), duty(life, 'plan-review/1/2').dueAt],
    [['metLate', 'void'], '2026-10-13T05:59:59.999Z'],
  ],
  [
    'SK-3008',
    'death: the week under way is void, nothing is a miss',
    (life) => [states(life, 'contact-hours'), state(life, 'reintegration-plan/1/1')],
    [[...met(3), 'void'], 'void'],
  ],
  [
    'SK-3009',
    'leaving on a Thursday with too little is a miss, told once; joining again is a run of its own',
    (life) => [
      [
        state(life, 'contact-hours/1/2'),
        duty(life, 'contact-hours/1/2').missing,
        sent(life, 'contact-hours/1/2').at(-1),
      ],
      states(life, 'contact-hours', 2),
      state(life, 'reintegration-plan/2/1'),
    ],
    [['missed', ['48 minutes'], 'rung-1 to unit supervisor, Community Connections'], met(4), 'met'],
  ],
  [
    'SK-3010',
    'still going: the plan waits for one of two, the week for 105 minutes',
    (life) => [
      [state(life, 'reintegration-plan/1/1'), duty(life, 'reintegration-plan/1/1').missing],
      [state(life, 'contact-hours/1/7'), duty(life, 'contact-hours/1/7').missing],
    ],
    [
      ['overdue', ['supervisingWorker']],
      ['due', ['105 minutes']],
    ],
  ],
  [
    'SK-3011',
    'moved on a Friday: the new site hears of it at once, and the second reminder and the miss are its own',
    (life) => [
      life.notices
        .filter(({ deadline }) => deadline === 'contact-hours/1/2')
        .map(({ recipient }) => recipient.facility),
      duty(life, 'contact-hours/1/2').breaches.map(({ place }) => place.facility),
    ],
    [['Regina', 'Saskatoon', 'Saskatoon', 'Saskatoon', 'Saskatoon'], ['Saskatoon']],
  ],
  [
    'SK-3012',
    'eligible and declined by a named person in time: nothing else is owed',
    (life) => [
      life.case.referrals.map(({ state: of }) => of),
      life.deadlines.map(({ deadline }) => deadline.key),
      state(life, 'referral-decision/1/1'),
    ],
    [['declined'], ['referral-decision/1/1'], 'met'],
  ],
];

shippedLives({
  pack: saskatchewan,
  open: ['SK-3010'],
  events: [
    'programmeJoined',
    'programmeLeft',
    'contactLogged',
    'reintegrationGoalsAgreed',
    'reintegrationLevelReviewed',
  ],
  outcomes: {
    met: ['referral-decision', 'reintegration-plan', 'contact-hours', 'plan-review'],
    metLate: ['reintegration-plan', 'plan-review'],
    missed: ['contact-hours'],
    void: ['reintegration-plan', 'contact-hours', 'plan-review'],
    overdue: ['reintegration-plan'],
  },
  paths,
});
