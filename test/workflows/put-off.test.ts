/** Reminders that their owner puts off: what the owner hears afterwards, and what the supervisor sees meanwhile. */
import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../lib/case/events.ts';
import type { Instant, LocalDate } from '../../lib/case/identity.ts';
import { record } from '../../lib/casework/record.ts';
import { everybodyAlways, type Offices } from '../../lib/notices/offices.ts';
import { clockIn } from '../timeline/local.ts';
import {
  admitted,
  admittedToServe,
  createWorld,
  days,
  event,
  inConnecticut,
  later,
  local,
  someone,
  told,
  type World,
} from './world.ts';

const startAt = local('2026-03-02 09:00');
const key = 'classification/1/1';
const policy = { observed: ['classification'] };
/** Due on Thursday 12 March; reminders on the 7th in the afternoon and the 11th at night. */
const sentenced = event('2026-03-02 09:00', admittedToServe('P1Y'));
const putOff = (at: string, until: string, deadline = key) =>
  event(at, { type: 'snoozed', deadline, reason: 'papers on Monday', until: local(until) });
const leaving = (at: string, on: string) => event(at, { type: 'releaseDatesSet', releaseOn: on as LocalDate });
const remindedAt = async (world: World): Promise<readonly string[]> =>
  (await world.store.notices(someone))
    .filter(({ kind }) => kind === 'reminder')
    .map(({ claimedAt }) => inConnecticut(claimedAt));
const toSupervisor = ({ sent }: World) => sent.filter(({ message }) => message.recipient.role === 'unit supervisor');

test.each([
  ['a longer one', '2026-03-07 10:00', '2026-03-09 10:00', '03-09 10:00'],
  ['a shorter one', '2026-03-08 10:00', '2026-03-07 10:00', '03-08 10:00'],
])('once, then by %s before that is over: one reminder, when both are', async (_, first, second, reminded) => {
  const world = createWorld({ startAt, policy });
  world.arrive(sentenced, putOff('2026-03-05 10:00', first), putOff('2026-03-06 10:00', second));
  await world.until(local('2026-03-10 12:00'));
  expect(await remindedAt(world)).toEqual([reminded]);
});

test('until a time that has passed, they are not told as put off when the date moves', async () => {
  const world = createWorld({ startAt, policy: { observed: ['discharge-plan'] } });
  world.mornings(local('2026-07-10 09:00'));
  world.arrive(
    sentenced,
    leaving('2026-03-04 09:00', '2026-08-31'),
    putOff('2026-06-22 10:00', '2026-06-24 10:00', 'discharge-plan/1/1'),
    leaving('2026-07-01 10:00', '2026-09-02'),
  );
  await world.until(local('2026-07-06 12:00'));
  expect(told(world.sent).filter((line) => line.includes('supervisor'))).toEqual([
    '06-23 07:00 unit supervisor: digest of 1 put off',
  ]);
});

test('until a time that has passed, their owner hears nothing for it when the date moves', async () => {
  const world = createWorld({ startAt, policy: { observed: ['reentry-counseling'] } });
  world.arrive(
    sentenced,
    leaving('2026-03-04 09:00', '2026-08-31'),
    putOff('2026-03-05 10:00', '2026-03-07 10:00', 'reentry-counseling/1/1'),
    leaving('2026-03-20 10:00', '2026-09-02'),
  );
  await world.until(local('2026-03-31 12:00'));
  expect(await remindedAt(world)).toEqual(['03-07 10:00']);
});

describe('of a duty that is due before the supervisor’s next digest, the supervisor sees it at once', () => {
  test('on an hour clock', async () => {
    const world = createWorld({ startAt: local('2026-03-02 06:00'), policy: { observed: ['pretrial-assessment'] } });
    world.mornings(later(startAt, 2 * days));
    world.arrive(
      event('2026-03-02 06:00', admitted),
      putOff('2026-03-02 08:00', '2026-03-03 05:00', 'pretrial-assessment/1/1'),
    );
    await world.until(local('2026-03-03 05:30'));
    expect(toSupervisor(world).map(({ at, message }) => `${inConnecticut(at)} ${message.subject.slice(0, 7)}`)).toEqual(
      ['03-02 08:00 Put off'],
    );
  });
  test('over a long weekend', async () => {
    const offices: Offices = {
      ...everybodyAlways,
      offices: [{ worksOn: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], restsOnHolidays: true }],
    };
    const begin = local('2026-05-15 09:00');
    const world = createWorld({ startAt: begin, policy, offices });
    world.mornings(later(begin, 20 * days));
    // Due on Monday 25 May, Memorial Day.
    world.arrive(event('2026-05-15 09:00', admittedToServe('P1Y')), putOff('2026-05-22 17:00', '2026-05-24 10:00'));
    await world.until(local('2026-05-25 12:00'));
    expect(toSupervisor(world).map(({ at }) => inConnecticut(at))).toEqual(['05-22 17:00']);
  });
});

describe('where a facility has clocks of its own, days end by them', () => {
  const west = { facility: 'West CC', unit: 'Intake' };
  const pacific = clockIn('America/Los_Angeles');
  const atWest = async (at: Instant, body: EventBody) => {
    const world = createWorld({
      startAt,
      policy: { ...policy, facilityZones: { [west.facility]: 'America/Los_Angeles' } },
      through: (ports) => ({ ...ports, zoneOf: ports.policyOf('connecticut').zoneOf }),
    });
    world.arrive(event('2026-03-02 09:00', { ...admittedToServe('P1Y'), place: west } as EventBody));
    await world.until(at);
    return (await record(world.ports, event(at, body, { id: 'said' }))).outcome;
  };
  test.each([
    ['2026-03-08 23:30', 'recorded'],
    ['2026-03-09 00:00', 'refused'],
  ])('put off for three days, until %s: %s', async (until, outcome) => {
    const body: EventBody = { type: 'snoozed', deadline: key, reason: 'papers', until: pacific.local(until) };
    expect(await atWest(pacific.local('2026-03-05 10:00'), body)).toBe(outcome);
  });
  test.each([
    ['2026-03-27 end of day', 'recorded'],
    ['2026-03-28 00:00', 'refused'],
  ])('promised for the fourteenth day, %s: %s', async (promise, outcome) => {
    const promisedFor = pacific.local(promise);
    const body: EventBody = {
      type: 'acknowledged',
      deadline: key,
      reason: 'ill',
      promisedFor,
      level: 'unitSupervisor',
    };
    expect(await atWest(pacific.local('2026-03-13 10:00'), body)).toBe(outcome);
  });
});
