/** Paths through referrals, decisions, maintenance and detention: who takes them in the caseload of the Correctional Service, and what shows it. Instants are in UTC. */
import { type Life, type Path, phasesOf, releasedAs, sent, state, states } from './lives.ts';

/** The referrals of a life, as `VPP-MI accepted`. */
const referrals = ({ case: of }: Life): readonly string[] =>
  of.referrals.map(({ programme, state: stands }) => `${programme} ${stands}`);

/** The decisions on one referral, as `accepted` or `accepted, stale`. */
const decisions = ({ case: of }: Life, programme: string): readonly string[] =>
  of.referrals
    .filter((referral) => referral.programme === programme)
    .flatMap((referral) => referral.decisions)
    .map(({ event, stale }) => `${event.body.decision}${stale ? ', stale' : ''}`);

const due = ({ deadlines }: Life, duty: string): readonly string[] =>
  deadlines.flatMap(({ deadline }) => (deadline.duty === duty ? [deadline.dueAt] : []));

/** Who proposed each referral. */
const proposedBy = ({ case: of }: Life): readonly string[] => of.referrals.map(({ proposed }) => proposed.recordedBy);

export const referralPaths: readonly Path[] = [
  [
    'CSC-2001',
    'proposed by the review, made, accepted in time',
    (life) => [
      proposedBy(life)[0],
      referrals(life)[0],
      states(life, 'programme-referral'),
      states(life, 'cib-decision')[0],
    ],
    ['throughcare', 'VPP-MI accepted', ['met'], 'met'],
  ],
  [
    'CSC-2001',
    'maintenance in the community, from the release',
    (life) => [
      phasesOf(life),
      referrals(life)[1],
      due(life, 'maintenance-referral'),
      states(life, 'maintenance-referral'),
    ],
    [['custody', 'supervision', 'closed'], 'CMP accepted', ['2011-06-28T03:59:59.999Z'], ['met']],
  ],
  [
    'CSC-2002',
    'waitlisted settles the board’s duty; accepted later',
    (life) => [decisions(life, 'NSAP-MI'), states(life, 'cib-decision')],
    [['waitlisted', 'accepted'], ['met']],
  ],
  ['CSC-2002', 'a report that asks for no maintenance', (life) => states(life, 'maintenance-referral'), []],
  [
    'CSC-2003',
    'declined, and not proposed again by facts that change nothing',
    (life) => [referrals(life), states(life, 'cib-decision')],
    [['FVPP-MI declined'], ['met']],
  ],
  [
    'CSC-2004',
    'an override, with rationale and approver',
    (life) => [referrals(life), proposedBy(life), states(life, 'override-decision'), states(life, 'cib-decision')],
    [['NSAP-MI overridden'], ['synthetic caseload'], ['met'], []],
  ],
  [
    'CSC-2005',
    'an override that nobody decides climbs to central office, and is declined late',
    (life) => [referrals(life), state(life, 'override-decision/1/1'), sent(life, 'override-decision/1/1').at(-1)],
    [['VPP-MI declined'], 'metLate', 'rung-3/2010-11-16 to central office, all'],
  ],
  [
    'CSC-2006',
    'a stale decision: flagged, asked again, decided again',
    (life) => [decisions(life, 'VPP-MI'), due(life, 'cib-decision'), states(life, 'cib-decision')],
    [['accepted, stale', 'accepted'], ['2010-12-25T04:59:59.999Z'], ['met']],
  ],
  [
    'CSC-2007',
    'paragraph 23: assigned while the intake assessment is under way',
    (life) => [referrals(life)[0], states(life, 'cib-decision')[0]],
    ['WVPP accepted', 'met'],
  ],
  [
    'CSC-2007',
    'maintenance in the institution, upon the final report',
    (life) => [referrals(life)[1], due(life, 'maintenance-referral'), states(life, 'maintenance-referral')],
    ['MPW accepted', ['2011-09-21T03:59:59.999Z'], ['met']],
  ],
  [
    'CSC-2008',
    'six programmes, none of them for general crime (36)',
    (life) => referrals(life),
    [
      'VPP-HI declined',
      'ISOYW-HI accepted',
      'NSAP-HI declined',
      'AOSAP-HI declined',
      'NSAP-MI declined',
      'AOSAP-MI waitlisted',
    ],
  ],
  [
    'CSC-2008',
    'a referral made late, and decided late',
    (life) => [
      states(life, 'programme-referral').at(-1),
      states(life, 'cib-decision').at(-1),
      sent(life, 'cib-decision/1/6').at(-1),
    ],
    ['metLate', 'metLate', 'rung-3/2011-05-17 to central office, all'],
  ],
  [
    'CSC-2009',
    'the text of 2009: six months to the day is in time; detained to the end of the sentence',
    (life) => [due(life, 'detention-referral'), states(life, 'detention-referral'), releasedAs(life)],
    [['2011-03-15T03:59:59.999Z'], ['met'], ['endOfSentence']],
  ],
  [
    'CSC-2010',
    'the text of 2009: a day late, told to the supervisor at once; statutory release',
    (life) => [
      due(life, 'detention-referral'),
      states(life, 'detention-referral'),
      sent(life, 'detention-referral/1/1').at(-1),
      releasedAs(life),
    ],
    [['2011-05-03T03:59:59.999Z'], ['metLate'], 'rung-1 to unit supervisor, Programs', ['statutoryRelease']],
  ],
  [
    'CSC-2011',
    'the present text: six months to the day is a day late',
    (life) => [due(life, 'detention-referral'), states(life, 'detention-referral')],
    [['2012-09-20T03:59:59.999Z'], ['metLate']],
  ],
  [
    'CSC-2012',
    'the present text: in time, by a date that moved, before a short month',
    (life) => [due(life, 'detention-referral'), states(life, 'detention-referral')],
    [['2013-02-28T04:59:59.999Z'], ['met']],
  ],
  [
    'CSC-2013',
    'one maintenance referral for two programmes, late',
    (life) => [
      referrals(life).at(-1),
      states(life, 'maintenance-referral'),
      sent(life, 'maintenance-referral/1/1').at(-1),
    ],
    ['CMP accepted', ['metLate', 'metLate'], 'rung-2 to facility head, all'],
  ],
  [
    'CSC-2014',
    'no known version governs, nothing is proposed; not referred to the Board',
    (life) => [referrals(life), states(life, 'detention-referral')],
    [[], []],
  ],
];
