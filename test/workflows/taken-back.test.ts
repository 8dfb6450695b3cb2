/** What is no longer owed is said to whoever was asked to do it, and to nobody else. */
import { describe, expect, test } from 'vitest';
import { caseId, eventId, type LocalDate } from '../../lib/case/identity.ts';
import { admittedToServe, createWorld, days, digestsOf, event, later, local, minutes, told } from './world.ts';

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

describe('an admission that is withdrawn', () => {
  const gone = caseId('CT-0');
  const admission = event('2026-03-02 09:00', admittedToServe('P1Y'), { of: gone });
  const withdrawal = event(
    '2026-03-12 06:00',
    { type: 'corrected', supersedes: admission.id, reason: 'another person' },
    { of: gone },
  );
  const world = () => {
    const made = createWorld({ startAt, policy: { observed: ['classification'] }, sweepEvery: 30 * minutes });
    made.mornings(later(startAt, 20 * days));
    return made;
  };

  test('leaves nothing of the case in lists, and nobody hears of it', async () => {
    const made = world();
    made.arrive(
      admission,
      ...[1, 2, 3].map((number) => event('2026-03-02 09:00', admittedToServe('P1Y'), { of: caseId(`CT-${number}`) })),
      withdrawal,
    );
    await made.until(local('2026-03-12 06:30'));
    const before = made.sent.length;
    expect(await made.store.dueRows(gone)).toEqual([]);
    expect(await made.store.snapshot(gone)).toMatchObject({ closed: true, n: 2, unit: 'Intake' });
    expect((await made.store.notices(gone)).filter(({ confirmedAt }) => confirmedAt === undefined)).toEqual([]);
    await made.until(local('2026-03-20 12:00'));
    const digests = digestsOf(made.sent.slice(before));
    expect(digests.length).toBeGreaterThan(0);
    expect(digests.filter(({ at }) => at < local('2026-03-12 12:00'))).toHaveLength(1);
    expect(made.sent.slice(before).filter(({ message }) => message.text.includes(gone))).toEqual([]);
    expect(made.running('case-timeline').filter(({ input }) => JSON.stringify(input).includes(gone))).toEqual([]);
    expect(made.troubles).toEqual([]);
  });

  test('leaves nothing where it was followed before anybody took rows away', async () => {
    const made = world();
    made.arrive(admission);
    await made.until(local('2026-03-12 05:00'));
    await made.store.append(withdrawal, 'any');
    await made.until(local('2026-03-14 12:00'));
    expect(await made.store.dueRows(gone)).toEqual([]);
    expect(made.troubles).toEqual([]);
  });

  test('and recorded anew after all, counts anew: it is listed, watched and told', async () => {
    const made = world();
    made.arrive(
      admission,
      withdrawal,
      event('2026-03-13 10:00', { ...admittedToServe('P1Y') }, { of: gone, id: 'the same person after all' }),
    );
    await made.until(local('2026-03-13 12:00'));
    expect(await made.store.snapshot(gone)).toMatchObject({ closed: false, n: 3 });
    expect(await made.store.dueRows(gone)).toMatchObject([{ deadline: 'classification/1/1', generation: 3 }]);
    expect(made.running('case-timeline')).toHaveLength(1);
    expect(made.running('deadline')).toHaveLength(1);
    await made.until(local('2026-03-25 12:00'));
    expect(told(made.sent).some((line) => line.includes('unit supervisor: OVERDUE'))).toBe(true);
    expect(made.troubles).toEqual([]);
  });
});
