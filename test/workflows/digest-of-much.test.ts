/** Mornings with more than one message holds, and those that have more hours than others. */
import { describe, expect, test } from 'vitest';
import { caseId, type LocalDate } from '../../lib/case/identity.ts';
import { rowsInUnit } from '../../lib/casework/rows-in-unit.ts';
import { everybodyAlways, type Offices } from '../../lib/notices/offices.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import {
  admittedToServe,
  createWorld,
  days,
  digestsOf,
  event,
  inConnecticut,
  later,
  local,
  type Sent,
  told,
} from './world.ts';

const startAt = local('2026-03-02 09:00');
const policy = { observed: ['classification'] };
const casesIn = (text: string) => text.split('\n').flatMap((line) => /^C[AB]-\d+/.exec(line)?.[0] ?? []);

test('what is overdue is told beside however much was gathered, each line once, under ids of their own', async () => {
  const world = createWorld({ startAt, policy: { ...policy, set: { 'classification.remind': 'P5D' } } });
  const overdue = Array.from({ length: 120 }, (_, number) => caseId(`CA-${number}`));
  const reminded = Array.from({ length: 210 }, (_, number) => caseId(`CB-${number}`));
  world.arrive(...overdue.map((of) => event('2026-03-05 09:00', admittedToServe('P1Y'), { of })));
  world.arrive(...reminded.map((of) => event('2026-03-11 09:00', admittedToServe('P1Y'), { of })));
  world.mornings(later(startAt, 20 * days));
  // The first were due on Sunday the 15th; of the others the reminder goes on the 16th.
  await world.until(local('2026-03-16 08:00'));
  const morning = digestsOf(world.sent).filter(
    ({ at, message }) => inConnecticut(at) === '03-16 07:00' && message.recipient.role === 'classification officer',
  );
  const told = morning.flatMap(({ message }) => casesIn(message.text));
  expect(told.toSorted()).toEqual([...overdue, ...reminded].toSorted());
  expect(new Set(morning.map(({ message }) => message.id)).size).toBe(2);
  expect(morning.map(({ message }) => message.text).join()).not.toContain('more:');
});

describe('more than one message holds', () => {
  const classified = { ...policy, set: { 'classification.remind': 'P5D' } };
  const people = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, number) => caseId(`${prefix}-${number}`));
  const sentTo = (role: string, sent: readonly Sent[]) =>
    digestsOf(sent)
      .filter(({ message }) => message.recipient.role === role)
      .map(({ message }) => message);

  test.each([
    [
      'en',
      'Duties, Mon 16 Mar, part 1 of 2: 120 overdue, 210 this week',
      'Duties, Mon 16 Mar, part 2 of 2: 120 overdue, 210 this week',
      ['OVERDUE (120)', 'DUE THIS WEEK (80 of 210)', 'DUE THIS WEEK (130 of 210)'],
    ],
    [
      'fr-CA',
      'Taches, lun. 16 mars, partie 1 de 2 : 120 en retard, 210 cette semaine',
      'Taches, lun. 16 mars, partie 2 de 2 : 120 en retard, 210 cette semaine',
      ['EN RETARD (120)', 'À FAIRE CETTE SEMAINE (80 sur 210)', 'À FAIRE CETTE SEMAINE (130 sur 210)'],
    ],
  ] as const)(
    'in %s says which part it is and how much there is, what waited longest first',
    async (language, ...says) => {
      const [first, second, titles] = says;
      const world = createWorld({
        startAt,
        policy: classified,
        offices: { ...everybodyAlways, offices: [{ language }] },
      });
      // Overdue for one day; the others have a reminder that waits.
      world.arrive(...people('CA', 120).map((of) => event('2026-03-05 09:00', admittedToServe('P1Y'), { of })));
      world.arrive(...people('CB', 210).map((of) => event('2026-03-11 09:00', admittedToServe('P1Y'), { of })));
      world.mornings(later(startAt, 20 * days));
      await world.until(local('2026-03-16 08:00'));
      const morning = sentTo('classification officer', world.sent).slice(-2);
      expect(morning.map(({ subject }) => subject)).toEqual([first, second]);
      const headings = morning.flatMap(({ text }) => text.split('\n').filter((line) => /^[A-ZÀ ]+ \(/.test(line)));
      expect(headings).toEqual(titles);
      expect(casesIn(morning[0]?.text ?? '').slice(0, 120)).toEqual(people('CA', 120).toSorted());
    },
  );

  test('has what waited longest first over all messages, whatever was gathered first', async () => {
    const world = createWorld({ startAt, policy });
    // Central office hears first of what was recorded first; what fell due long before was recorded after it.
    world.arrive(...people('CA', 210).map((of) => event('2026-03-04 09:00', admittedToServe('P1Y'), { of })));
    world.arrive(
      ...people('CB', 30).map((of) => ({
        ...event('2026-01-05 09:00', admittedToServe('P1Y'), { of }),
        recordedAt: local('2026-03-19 12:00'),
      })),
    );
    world.mornings(later(startAt, 30 * days));
    await world.until(local('2026-03-20 08:00'));
    const morning = sentTo('central office', world.sent).slice(-2);
    expect(morning.map(({ subject }) => subject)).toEqual([
      'Duties, Fri 20 Mar, part 1 of 2: 240 overdue',
      'Duties, Fri 20 Mar, part 2 of 2: 240 overdue',
    ]);
    const told = morning.map(({ text }) => casesIn(text));
    expect(told.map((cases) => cases.length)).toEqual([200, 40]);
    expect(told[0]?.slice(0, 30)).toEqual(people('CB', 30).toSorted());
    expect(told.flat().slice(30)).toEqual(people('CA', 210).toSorted());
  });

  test('what waits behind all that a morning tells is counted, and goes on waiting', async () => {
    const confirmed: string[] = [];
    const world = createWorld({
      startAt,
      policy,
      through: (ports) => ({
        ...ports,
        store: {
          ...ports.store,
          // Behind the five that wait are two thousand more, of deadlines that are gone.
          digestFor: async (jurisdiction, recipient, limit) => {
            const waiting = await ports.store.digestFor(jurisdiction, recipient, limit);
            const more = waiting.slice(0, 1).flatMap((row) =>
              Array.from({ length: 2010 }, (_, number) => ({
                ...row,
                id: `notice-${number}`,
                deadline: `classification/9/${number}`,
              })),
            );
            return [...waiting, ...more].slice(0, limit);
          },
          confirmNotice: async (of, id, at, outcome) => {
            confirmed.push(id);
            if (id.length > 20) await ports.store.confirmNotice(of, id, at, outcome);
          },
        },
      }),
    });
    world.mornings(later(startAt, 7 * days));
    world.arrive(...people('CA', 5).map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
    await world.until(local('2026-03-08 08:00'));
    const [message] = sentTo('classification officer', world.sent);
    expect(message?.subject).toBe('Duties, Sun 8 Mar: 5 this week, 15 more');
    expect(message?.text).toContain('And 15 more: `throughcare due` lists them all.');
    expect(confirmed).toContain('notice-1994');
    expect(confirmed).not.toContain('notice-1995');
  });

  describe('after a crash', () => {
    const morning = [
      'Duties, Sun 8 Mar, part 1 of 3: 430 this week',
      'Duties, Sun 8 Mar, part 2 of 3: 430 this week',
      'Duties, Sun 8 Mar, part 3 of 3: 430 this week',
    ];
    /** What 430 people's officer is sent by a process that dies once, at the n-th message or the n-th confirmation. */
    const sentWhile = async (dying: { readonly publishing?: number; readonly confirming?: number }) => {
      const counted = { publishing: 0, confirming: 0 };
      const step = (at: keyof typeof counted): void => {
        counted[at] += 1;
        if (counted[at] === dying[at]) throw new Error('the power went');
      };
      const world = createWorld({
        startAt,
        policy,
        through: (ports) => ({
          ...ports,
          store: {
            ...ports.store,
            confirmNotice: async (of, id, at, outcome) => {
              step('confirming');
              await ports.store.confirmNotice(of, id, at, outcome);
            },
          },
          publish: async (message) => {
            step('publishing');
            await ports.publish(message);
          },
        }),
      });
      world.mornings(later(startAt, 7 * days));
      world.arrive(...people('CA', 430).map((of) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of })));
      await world.until(local('2026-03-08 08:00'));
      expect(world.troubles).toEqual([]);
      expect(await world.store.digestRecipients('connecticut')).toEqual([]);
      return sentTo('classification officer', world.sent);
    };

    test('between two messages what went does not go again, and the rest goes as it would have', async () => {
      const sent = await sentWhile({ publishing: 2 });
      expect(sent.map(({ subject }) => subject)).toEqual(morning);
      expect(sent.flatMap(({ text }) => casesIn(text))).toEqual(people('CA', 430).toSorted());
    });

    test.each([1, 200, 201])('at confirmation %i a message goes again as it was, under its id', async (nth) => {
      const sent = await sentWhile({ confirming: nth });
      const again = Math.ceil(nth / 200);
      expect(sent.map(({ subject }) => subject)).toEqual([...morning.slice(0, again), ...morning.slice(again - 1)]);
      expect(sent[again]).toEqual(sent[again - 1]);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
    });
  });
});

test('however many rows a unit has, all of them are looked at', async () => {
  const store = createMemoryStore();
  const place = { facility: 'Hartford CC', unit: 'Intake' };
  for (let number = 0; number < 2000; number += 1) {
    const of = caseId(`CT-${number}`);
    const row = {
      ...place,
      caseId: of,
      jurisdiction: 'connecticut',
      deadline: 'classification/1/1',
      duty: 'classification',
      generation: 1,
      dueAt: later(startAt, number),
      role: 'classification officer',
      state: 'due',
    } as const;
    const snapshot = {
      ...place,
      caseId: of,
      jurisdiction: 'connecticut',
      n: 1,
      phase: 'classification',
      closed: false,
    };
    await store.project(snapshot, [row]);
  }
  const found = async (until: number) => rowsInUnit(store, 'connecticut', place, later(startAt, until));
  expect(new Set((await found(2000)).map((row) => row.caseId)).size).toBe(2000);
  expect(await found(1499)).toHaveLength(1500);
  expect(await found(999)).toHaveLength(1000);
});

test.each([
  ['24 hours', '2026-03-20', '2026-03-22'],
  ['23 hours', '2026-03-06', '2026-03-08'],
  ['25 hours', '2026-10-30', '2026-11-01'],
])('what fell due since the digest before is in that of a day of %s', async (_, admittedOn, morning) => {
  const begin = local(`${admittedOn} 07:30`);
  const world = createWorld({
    startAt: begin,
    policy: { observed: ['pretrial-assessment'], set: { 'pretrial-assessment.remind': 'PT1H' } },
  });
  world.mornings(later(begin, 3 * days));
  world.arrive(
    event(`${admittedOn} 07:30`, {
      type: 'admitted',
      jurisdiction: 'connecticut',
      legalStatus: 'accused',
      place: { facility: 'Hartford CC', unit: 'Intake' },
    }),
  );
  await world.until(local(`${morning} 08:00`));
  const toOwner = digestsOf(world.sent).filter(({ message }) => message.recipient.role === 'intake counselor');
  expect(toOwner.map(({ at }) => inConnecticut(at))).toContain(`${morning.slice(5)} 07:00`);
});

describe('in an office that sleeps', () => {
  const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;
  const asleep: Offices = {
    ...everybodyAlways,
    offices: [{ worksOn: week, restsOnHolidays: true, quiet: { from: '18:00', until: '06:00' } }],
  };

  test('short notice is told before it is due, though the next morning comes after that', async () => {
    const begin = local('2026-05-12 09:00');
    const world = createWorld({ startAt: begin, policy: { observed: ['discharge-plan'] }, offices: asleep });
    world.mornings(later(begin, 25 * days));
    world.arrive(
      event('2026-05-12 09:00', admittedToServe('P1Y')),
      event('2026-05-13 09:00', { type: 'releaseDatesSet', releaseOn: '2026-12-15' as LocalDate }),
      // Due two days of grace later, on Sunday; Monday is Memorial Day.
      event('2026-05-22 18:30', { type: 'releaseDatesSet', releaseOn: '2026-06-12' as LocalDate }),
    );
    await world.until(local('2026-05-24 12:00'));
    expect(told(world.sent)).toContain('05-22 18:30 unit supervisor: Short notice');
  });

  test('whoever is above reads in the digest that a promise was not kept', async () => {
    const world = createWorld({
      startAt,
      policy,
      offices: { ...everybodyAlways, offices: [{ quiet: { from: '20:00', until: '06:00' } }] },
    });
    world.mornings(later(startAt, 30 * days));
    world.arrive(
      event('2026-03-02 09:00', admittedToServe('P1Y')),
      event('2026-03-13 10:00', {
        type: 'acknowledged',
        deadline: 'classification/1/1',
        reason: 'ill',
        promisedFor: local('2026-03-16 23:59:59.999'),
        level: 'unitSupervisor',
      }),
    );
    await world.until(local('2026-03-16 12:00'));
    expect(world.sent.map(({ message }) => message.text).join()).not.toContain('not kept');
    await world.until(local('2026-03-17 12:00'));
    const toHead = world.sent.filter(({ message }) => message.recipient.role === 'facility head');
    expect(toHead.map(({ message }) => message.text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringContaining('Promised for Mon 16 Mar 2026 23:59 EDT, and not done: promise not kept.'),
    ]);
  });
});
