/** What is no longer owed is said to whoever was asked to do it, and to nobody else. */
import { expect, test } from 'vitest';
import { eventId, type LocalDate } from '../../lib/case/identity.ts';
import { admittedToServe, createWorld, days, event, later, local, told } from './world.ts';

const startAt = local('2026-03-02 09:00');
const sentenced = event('2026-03-02 09:00', admittedToServe('P1Y'));
const releaseOn = (at: string, day: string) => event(at, { type: 'releaseDatesSet', releaseOn: day as LocalDate });

test('whoever was reminded of a date that moved hears that nothing is owed when the person leaves', async () => {
  const world = createWorld({ startAt, policy: { observed: ['discharge-plan'] } });
  world.mornings(local('2026-08-01 09:00'));
  world.arrive(
    sentenced,
    releaseOn('2026-03-04 09:00', '2026-08-31'),
    releaseOn('2026-06-20 09:00', '2026-09-21'),
    event('2026-06-25 10:00', { type: 'released', kind: 'bond' }),
  );
  await world.until(local('2026-07-01 12:00'));
  expect(told(world.sent)).toEqual([
    expect.stringMatching(/^06-17 07:00 .*this week|^06-17 07:00 .*later/),
    expect.stringMatching(/^06-26 07:00 .*1 no longer owed/),
  ]);
});

test('whoever heard that nothing is owed hears of it again when it is owed after all', async () => {
  const world = createWorld({ startAt, policy: { observed: ['discharge-plan'] } });
  world.mornings(local('2026-08-01 09:00'));
  world.arrive(
    sentenced,
    releaseOn('2026-03-04 09:00', '2026-08-31'),
    event('2026-07-16 10:00', { type: 'released', kind: 'bond' }, { id: 'of somebody else' }),
    event('2026-07-17 09:00', { type: 'corrected', supersedes: eventId('of somebody else'), reason: 'another person' }),
  );
  await world.until(local('2026-07-17 12:00'));
  expect(told(world.sent).slice(-3)).toEqual([
    '07-16 07:00 counselor: digest of 1 this week',
    '07-17 07:00 counselor: digest of 1 no longer owed',
    '07-17 09:00 counselor: Reminder',
  ]);
});

test('a reminder that was still waiting for the morning reached nobody: there is nothing to take back', async () => {
  const world = createWorld({ startAt, policy: { observed: ['classification'] } });
  world.mornings(later(startAt, 20 * days));
  // Gathered on the 7th in the afternoon.
  world.arrive(sentenced, event('2026-03-07 23:00', { type: 'released', kind: 'bond' }));
  await world.until(local('2026-03-20 12:00'));
  expect(told(world.sent)).toEqual([]);
});

test('a release that moves from one rest day to the next, before which people leave on the same Friday, moves nothing', async () => {
  const world = createWorld({ startAt, policy: { observed: ['discharge-plan'] } });
  world.mornings(local('2026-07-01 09:00'));
  world.arrive(
    sentenced,
    releaseOn('2026-03-04 09:00', '2026-08-01'),
    releaseOn('2026-05-20 09:00', '2026-08-02'),
    releaseOn('2026-06-22 09:00', '2026-08-01'),
  );
  await world.until(local('2026-05-30 12:00'));
  expect(told(world.sent)).toHaveLength(1);
  await world.until(local('2026-06-22 10:00'));
  const [plan] = (await world.standing()).deadlines;
  expect(plan?.deadline).toMatchObject({
    state: 'overdue',
    compressed: false,
    dueAt: local('2026-06-16 23:59:59.999'),
  });
});
