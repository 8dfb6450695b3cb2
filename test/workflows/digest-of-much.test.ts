/** Mornings with more than one message holds, and those that have more hours than others. */
import { describe, expect, test } from 'vitest';
import { caseId, type LocalDate } from '../../lib/case/identity.ts';
import { rowsInUnit } from '../../lib/casework/rows-in-unit.ts';
import { everybodyAlways, type Offices } from '../../lib/notices/offices.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { admittedToServe, createWorld, days, digestsOf, event, inConnecticut, later, local, told } from './world.ts';

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
