/** What takes several records to be owed is known with the one that was recorded last, whichever of them happened last. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { endorser, goalSetter, orientationPart, reintegrationLevel } from '../../lib/case/vocabulary.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { correctionalServiceCanada } from '../../lib/jurisdictions/correctional-service-canada/index.ts';
import { englandAndWales } from '../../lib/jurisdictions/england-and-wales/index.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import type { PolicyPack } from '../../lib/timeline/policy.ts';
import { admitted, admittedSentenced, facts, given, happeningIn, hartford, recorded } from './given.ts';
import { clockIn, local } from './local.ts';

const papers = '2026-09-01 10:00';

interface Expected {
  readonly what: string;
  readonly pack: PolicyPack;
  readonly key: string;
  readonly due: string;
  /** In order of happening; the first of them is the one that is recorded late. */
  readonly needed: readonly CaseEvent[];
  readonly before?: readonly CaseEvent[];
}

const inConnecticut = happeningIn(clockIn(connecticut.zone)).happened;
const inCanada = happeningIn(clockIn(correctionalServiceCanada.zone)).happened;
const inSaskatchewan = happeningIn(clockIn(saskatchewan.zone)).happened;
const inLondon = happeningIn(clockIn(englandAndWales.zone)).happened;

const serving = [admittedSentenced('2026-03-02 10:00', { length: 'P2Y' })];
const connections = [
  inSaskatchewan('2026-03-02 10:00', 'admitted', {
    jurisdiction: 'saskatchewan',
    legalStatus: 'sentenced',
    place: hartford,
  }),
  inSaskatchewan('2026-03-04 10:00', 'programmeJoined', { programme: 'COMMUNITY-CONNECTIONS' }),
];
const agreed = goalSetter.options.map((by, index) =>
  inSaskatchewan(`2026-03-0${5 + index} 10:00`, 'reintegrationGoalsAgreed', { by }),
);

const cases: readonly Expected[] = [
  {
    what: 'housing, of a need that somebody told of after a screening whose papers came late',
    pack: connecticut,
    key: 'special-needs-housing/1/1',
    due: '2026-03-05 12:00',
    before: [admitted('2026-03-02 10:00')],
    needed: [
      inConnecticut('2026-03-03 10:00', 'healthScreeningRecorded', {
        seriousMedicalNeed: false,
        seriousMentalHealthNeed: false,
      }),
      facts('2026-03-04 12:00', { seriousMedicalNeed: true }),
    ],
  },
  {
    what: 'the plan, after an orientation of which one part was recorded late',
    pack: connecticut,
    key: 'oap-adoption/1/1',
    due: '2026-03-23 end of day',
    before: serving,
    needed: orientationPart.options.map((part, index) =>
      inConnecticut(`2026-03-0${3 + index} 10:00`, 'orientationPartRecorded', { part }),
    ),
  },
  {
    what: 'the review of a plan of which one endorsement was recorded late',
    pack: connecticut,
    key: 'oap-review/1/1',
    due: '2026-09-29 end of day',
    before: serving,
    needed: endorser.options.map((by, index) => inConnecticut(`2026-03-2${7 + index} 10:00`, 'oapEndorsed', { by })),
  },
  {
    what: 'the review of a plan to which one of those who develop it agreed on a paper that came late',
    pack: saskatchewan,
    key: 'plan-review/1/1',
    due: '2026-06-04 end of day',
    before: connections,
    needed: agreed,
  },
  {
    what: 'the review after one of which one level was recorded late',
    pack: saskatchewan,
    key: 'plan-review/1/2',
    due: '2026-07-11 end of day',
    before: [...connections, ...agreed],
    needed: reintegrationLevel.options.map((level, index) =>
      inSaskatchewan(`2026-04-1${index} 10:00`, 'reintegrationLevelReviewed', { level }),
    ),
  },
  {
    what: 'the week that is owed on leaving, when the leaving is recorded late',
    pack: saskatchewan,
    key: 'contact-hours/1/2',
    due: '2026-03-12 09:59:59.999',
    before: connections,
    needed: [inSaskatchewan('2026-03-12 10:00', 'closed', { reason: 'supervisionCompleted' })],
  },
  {
    what: 'a week after an escape, of somebody whose joining was recorded after their return',
    pack: saskatchewan,
    key: 'contact-hours/2/1',
    due: '2026-03-15 end of day',
    before: connections.slice(0, 1),
    needed: [
      inSaskatchewan('2026-03-04 10:00', 'programmeJoined', { programme: 'COMMUNITY-CONNECTIONS' }),
      inSaskatchewan('2026-03-05 10:00', 'escaped'),
      inSaskatchewan('2026-03-09 10:00', 'returnedToCustody', { reason: 'recapture', place: hartford }),
    ],
  },
  {
    what: 'the workshop, after sessions of which one was recorded late',
    pack: englandAndWales,
    key: 'family-workshop/1/1',
    due: '2026-05-14 end of day',
    before: [
      inLondon('2026-02-02 10:00', 'admitted', {
        jurisdiction: 'england-and-wales',
        legalStatus: 'sentenced',
        place: hartford,
      }),
      inLondon('2026-03-04 10:00', 'programmeJoined', { programme: 'CONNECT' }),
    ],
    needed: ['03-10', '03-17', '03-24', '03-31', '04-07', '04-14'].map((day, index) =>
      inLondon(`2026-${day} 14:00`, 'programmeSessionAttended', { session: index + 1, minutes: 120 }),
    ),
  },
  {
    what: 'maintenance in the community, of a report that was filed late for somebody who is out since',
    pack: correctionalServiceCanada,
    key: 'maintenance-referral/1/1',
    due: '2026-08-17 end of day',
    before: [
      ...serving,
      inCanada('2026-03-04 10:00', 'programmeFactsRecorded', { facts: {} }),
      inCanada('2026-06-01 10:00', 'programmeCompleted', { programme: 'VPP-MI', outcome: 'successful' }),
    ],
    needed: [
      inCanada('2026-06-03 10:00', 'postProgramReportFiled', { programme: 'VPP-MI', maintenance: 'community' }),
      inCanada('2026-08-03 10:00', 'released', { kind: 'parole' }),
    ],
  },
];

describe('of a condition that was so from earlier than was recorded at first', () => {
  const onBond = (at: string, recordedAt = at) => recorded(recordedAt, facts(at, { heldOnBond: true }));
  const interview = (...told: readonly CaseEvent[]) =>
    given(admitted('2026-03-02 10:00'), ...told)
      .at('2026-03-20 10:00')
      .duty('jail-reinterview');

  test('the earlier date is known with the later record', () => {
    expect(interview(onBond('2026-03-04 10:00'))).toMatchObject({
      dueAt: local('2026-03-11 end of day'),
      knownAt: local('2026-03-04 10:00'),
    });
    expect(interview(onBond('2026-03-04 10:00'), onBond('2026-03-02 10:00', '2026-03-10 10:00'))).toMatchObject({
      dueAt: local('2026-03-09 end of day'),
      knownAt: local('2026-03-10 10:00'),
    });
  });
  test('a date that stays is known as it was', () => {
    expect(interview(onBond('2026-03-02 10:00'), onBond('2026-03-01 10:00', '2026-03-10 10:00'))).toMatchObject({
      dueAt: local('2026-03-09 end of day'),
      knownAt: local('2026-03-02 10:00'),
    });
  });
});

describe('is known with the last record:', () => {
  test.each(cases)('$what', ({ pack, key, due, needed, before = [] }) => {
    const { local, told } = clockIn(pack.zone);
    const [first, ...others] = needed;
    if (first === undefined) throw new Error('something is needed');
    const owed = given(...before, { ...first, recordedAt: local(papers) }, ...others)
      .underPack(pack)
      .at('2026-09-01 12:00')
      .duty(key);
    expect([told(owed.dueAt), told(owed.knownAt)]).toEqual([due, papers]);
  });

  test.each(cases)(
    'or, when all is recorded as it happens, with the last to happen: $what',
    ({ pack, key, needed, before = [] }) => {
      const owed = given(...before, ...needed)
        .underPack(pack)
        .at('2026-09-01 12:00')
        .duty(key);
      expect(owed.knownAt).toBe(needed.at(-1)?.happenedAt);
    },
  );
});
