/** The whole loop in virtual time: facts, proposals, reminders to the board, escalation, its decision by callback, settled. */
import { describe, expect, test } from 'vitest';
import {
  admission,
  command,
  createReferralWorld,
  decided,
  dependent,
  facts,
  nothing,
  referrals,
  reviews,
  startAt,
  violent,
} from './referral-world.ts';
import { days, hours, later, local, told } from './world.ts';

const board = 'Correctional Intervention Board';
const decisions = { observed: ['cib-decision', 'override-decision'] };

describe('when the programme facts of a case are recorded', () => {
  test('every programme is checked, and what the person is eligible for is proposed and put to the board', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', dependent));
    await world.until(later(startAt, 2 * hours));
    expect(await referrals(world)).toEqual(['VPP-MI open', 'NSAP-MI open']);
    expect(reviews(world)).toEqual(['Board decides']);
    expect(world.running('case-timeline').map(({ currentState }) => currentState)).toEqual(['Custody']);
    const { deadlines } = await world.standing();
    expect(deadlines.map(({ deadline: { key, role } }) => `${key} ${role}`)).toEqual([
      'programme-referral/1/1 parole officer',
      'programme-referral/1/2 parole officer',
      `cib-decision/1/1 ${board}`,
      `cib-decision/1/2 ${board}`,
    ]);
    expect(world.troubles).toEqual([]);
  });

  test('and nobody is eligible for anything, nothing is proposed and the review ends', async () => {
    const world = createReferralWorld();
    world.arrive(admission, facts('2026-03-04 10:00', nothing));
    await world.until(later(startAt, 10 * days));
    expect(await referrals(world)).toEqual([]);
    expect(world.ended.map(({ machine, status }) => `${machine} ${status}`)).toEqual(['eligibility-review SUCCEEDED']);
  });

  test('no review starts for a case without programme facts', async () => {
    const world = createReferralWorld();
    world.arrive(admission);
    await world.until(later(startAt, 10 * days));
    expect(world.ended).toEqual([]);
    expect(world.running('eligibility-review')).toEqual([]);
  });
});

describe('the board', () => {
  test('is reminded, its silence climbs the ladder, and its decision settles everything', async () => {
    const world = createReferralWorld({ policy: decisions });
    world.arrive(admission, facts('2026-03-04 10:00', violent));
    world.mornings(local('2026-04-10 12:00'));
    await world.until(local('2026-03-30 12:00'));
    expect(told(world.sent).filter((line) => !line.includes('digest of 1 overdue'))).toEqual([
      `03-15 07:00 ${board}: digest of 1 later`,
      `03-24 07:00 ${board}: digest of 1 this week`,
      `03-25 07:00 ${board}: digest of 1 due now`,
      '03-26 00:00 unit supervisor: OVERDUE',
      '03-27 00:00 facility head: OVERDUE',
      '03-29 00:00 central office: OVERDUE',
    ]);
    expect(reviews(world)).toEqual(['Board decides']);
    expect(await command(world, decided('2026-03-30 12:00', 'VPP-MI', 'accepted'))).toMatchObject({
      outcome: 'recorded',
    });
    expect(await referrals(world)).toEqual(['VPP-MI accepted']);
    expect(reviews(world)).toEqual([]);
    const before = world.sent.length;
    await world.until(local('2026-06-01 12:00'));
    expect(world.sent).toHaveLength(before);
    const { deadlines } = await world.standing();
    expect(deadlines.map(({ deadline: { state, breaches } }) => [state, breaches.length])).toEqual([['metLate', 1]]);
    expect(await world.store.dueRows(admission.caseId)).toEqual([]);
    expect(world.troubles).toEqual([]);
  });
});
