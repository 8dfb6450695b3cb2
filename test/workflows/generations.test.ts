/** Executions are disposable and named by what they are about: a moved date starts a new one, and the old one says nothing more. */
import { describe, expect, test } from 'vitest';
import { caseId, type Instant, type LocalDate } from '../../lib/case/identity.ts';
import { deadlineName, noticeId, timelineName } from '../../lib/casework/names.ts';
import {
  admitted,
  admittedToServe,
  createWorld,
  days,
  event,
  hours,
  inConnecticut,
  later,
  local,
  minutes,
  someone,
  told,
  type World,
} from './world.ts';

const discharge = { observed: ['discharge-plan'] };
const sentenced = { type: 'sentenced', sentence: { length: 'P1Y', split: 'none' } } as const;
const releaseOn = (on: string) => ({ type: 'releaseDatesSet', releaseOn: on as LocalDate }) as const;
const startAt = local('2026-03-02 09:00');

const ends = ({ ended }: World, machine: string): readonly string[] =>
  ended.filter((execution) => execution.machine === machine).map(({ status }) => status);

describe('names', () => {
  const watch = { caseId: someone, deadline: 'discharge-plan/1/1', dueAt: '2026-06-01', generation: 3, leg: 1 };

  test('say the same of the same thing, and something else of anything else', () => {
    expect(deadlineName({ ...watch })).toBe(deadlineName(watch));
    const others = [
      { ...watch, caseId: 'CT-1002' },
      { ...watch, deadline: 'discharge-plan/2/1' },
      { ...watch, dueAt: '2026-06-02' },
      { ...watch, generation: 4 },
      { ...watch, leg: 2 },
    ].map(deadlineName);
    expect(new Set([deadlineName(watch), ...others]).size).toBe(6);
  });

  test('do not run fields together', () => {
    expect(timelineName('CT-1', 11)).not.toBe(timelineName('CT-11', 1));
  });

  test('fit what Step Functions takes, and give nothing away', () => {
    const notice = { caseId: someone, deadline: 'mental-health-unit-intake/1/1', generation: 1, rung: 'rung-1' };
    const recipient = { role: 'unit supervisor', facility: 'Hartford', unit: 'Mental Health' };
    for (const name of [timelineName(someone, 1), deadlineName(watch), noticeId({ ...notice, recipient })]) {
      expect(name).toMatch(/^(timeline|deadline|notice)-[\w-]{32}$/);
      expect(name).not.toMatch(/CT|mental|hartford/i);
    }
  });
});

test('an event that arrives twice starts nothing twice', async () => {
  const world = createWorld({ startAt, policy: { observed: ['pretrial-assessment'] } });
  const admission = event('2026-03-02 09:00', admitted);
  await world.now(admission);
  expect(await world.now(admission)).toMatchObject({ outcome: 'recorded', alreadyRecorded: true });
  await world.runtime.idle();
  await world.now(admission);
  await world.until(later(startAt, 5 * days));
  expect(world.sent).toHaveLength(5);
  const { byMachine } = world.runtime.figures();
  expect(byMachine.deadline?.executions).toBe(1);
  expect(byMachine['case-timeline']?.executions).toBe(1);
});

describe('a moved date', () => {
  const known = [event('2026-03-02 09:00', admitted), event('2026-03-03 09:00', sentenced)];

  test('ends the old execution at its next wake without a word, and arms the new', async () => {
    const world = createWorld({ startAt, policy: discharge });
    world.arrive(
      ...known,
      event('2026-03-04 09:00', releaseOn('2026-07-01')),
      event('2026-04-01 09:00', releaseOn('2026-09-01')),
    );
    // Due 45 days before discharge, on 17 May; then on 18 July, with reminders 30, 14, 7 and 1 days before.
    await world.until(local('2026-05-30 09:00'));
    expect(told(world.sent)).toEqual([]);
    expect(ends(world, 'deadline')).toEqual(['SUCCEEDED']);
    await world.until(local('2026-07-30 09:00'));
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung, claimedAt }) => `${inConnecticut(claimedAt)} ${rung}`)).toEqual([
      '06-18 06:00 reminder-1',
      '07-04 06:00 reminder-2',
      '07-11 06:00 reminder-3',
      '07-17 06:00 reminder-4',
      '07-19 00:00 rung-1',
      '07-20 00:00 rung-2',
      '07-22 00:00 rung-3',
    ]);
    expect(world.runtime.running().map(({ machine }) => machine)).toEqual(['case-timeline']);
  });

  test('leaves the breach of the old date on record', async () => {
    const world = createWorld({ startAt, policy: discharge });
    world.arrive(
      ...known,
      event('2026-03-04 09:00', releaseOn('2026-07-01')),
      event('2026-05-20 09:00', releaseOn('2026-09-01')),
    );
    await world.until(local('2026-07-30 09:00'));
    const [plan] = (await world.standing()).deadlines;
    expect(plan?.deadline.breaches.map(({ dueAt }) => inConnecticut(dueAt))).toEqual(['05-17 23:59', '07-18 23:59']);
    const rungs = (await world.store.notices(someone)).map(({ rung, dueAt }) => `${rung} of ${inConnecticut(dueAt)}`);
    expect(rungs).toContain('rung-1 of 05-17 23:59');
    expect(rungs).toContain('rung-1 of 07-18 23:59');
  });

  test('away and back is a new generation: what was said of the first is said again of the third', async () => {
    const world = createWorld({ startAt, policy: discharge });
    world.arrive(
      ...known,
      event('2026-03-04 09:00', releaseOn('2026-07-01'), { id: 'first' }),
      event('2026-05-11 09:00', releaseOn('2026-09-01'), { id: 'second' }),
      event('2026-05-12 09:00', releaseOn('2026-07-01'), { id: 'third' }),
    );
    await world.until(local('2026-05-17 12:00'));
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung, generation }) => `${rung} of generation ${generation}`)).toEqual([
      'reminder-1 of generation 3',
      'reminder-2 of generation 3',
      'reminder-3 of generation 3',
      'reminder-3 of generation 5',
      'reminder-4 of generation 5',
    ]);
    expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
  });

  test('brought forward past its reminders sends the newest only', async () => {
    const world = createWorld({ startAt, policy: discharge });
    world.arrive(
      ...known,
      event('2026-03-04 09:00', releaseOn('2026-09-01')),
      event('2026-04-28 09:00', releaseOn('2026-06-18')),
    );
    await world.until(local('2026-05-04 12:00'));
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung, claimedAt }) => `${inConnecticut(claimedAt)} ${rung}`)).toEqual([
      '04-28 09:00 reminder-3',
      '05-03 06:00 reminder-4',
    ]);
  });
});

test('a duty that was due on the last day of its mandate is told as missed on the birthday, once', async () => {
  const world = createWorld({ startAt, policy: { observed: ['education-enrolment'] } });
  world.arrive(
    event('2026-03-02 09:00', admitted),
    event('2026-03-02 09:30', { type: 'factsRecorded', facts: { educationMandatedUntil: '2026-03-12' as LocalDate } }),
  );
  await world.until(local('2026-03-20 12:00'));
  expect(told(world.sent).filter((line) => line.includes('unit supervisor'))).toEqual([
    '03-13 00:00 unit supervisor: MISSED',
  ]);
});

test('a duty that ended with its mandate, and is owed again when the mandate is extended, has a timer again', async () => {
  const world = createWorld({ startAt, policy: { observed: ['education-enrolment'] } });
  const until = (day: string) =>
    ({ type: 'factsRecorded', facts: { educationMandatedUntil: day as LocalDate } }) as const;
  world.arrive(
    event('2026-03-02 09:00', admitted),
    event('2026-03-02 09:30', until('2026-03-06')),
    event('2026-03-09 09:00', until('2026-12-31')),
  );
  await world.until(local('2026-03-13 12:00'));
  expect(told(world.sent)).toEqual(['03-13 00:00 unit supervisor: OVERDUE']);
});

describe('a duty far ahead', () => {
  test('gets its timer once its first notice lies within sixty days, and not before', async () => {
    const world = createWorld({ startAt, policy: { observed: ['oap-review'] } });
    world.arrive(event('2026-03-02 09:00', admittedToServe('P3Y')), event('2026-03-02 10:00', { type: 'oapAdopted' }));
    // Due six months on, 2 September at the end of the day; the first reminder at half of it, in early June.
    await world.until(later(startAt, 2 * hours));
    const [row] = await world.store.dueRows(someone);
    const opensAt = later(row?.nextActionAt ?? startAt, -60 * days);
    await world.until(later(opensAt, -minutes));
    expect(world.runtime.figures().byMachine.deadline?.executions).toBe(0);
    await world.until(later(opensAt, minutes));
    expect(world.running('deadline')).toHaveLength(1);
    await world.until(later(row?.nextActionAt ?? startAt, minutes));
    expect((await world.store.notices(someone)).map(({ claimedAt }) => claimedAt)).toEqual([row?.nextActionAt]);
  });
});

describe('handing over', () => {
  const longReview = {
    observed: ['oap-review'],
    set: { 'oap-review.every': 'P5Y', 'oap-review.remind': 'P1750D,P30D' },
  };
  const held = [event('2026-03-02 09:00', admittedToServe('P9Y')), event('2026-03-02 10:00', { type: 'oapAdopted' })];
  const longest = (world: World, until: Instant): number =>
    Math.max(
      ...[...world.ended, ...world.runtime.running()].map(
        ({ startedAt, stoppedAt }) => (stoppedAt ?? Date.parse(until)) - startedAt,
      ),
    );

  test('a wait of years passes from leg to leg, none longer than 300 days, and fires exactly', async () => {
    const world = createWorld({ startAt, policy: longReview });
    world.arrive(...held);
    const end = later(startAt, 5 * 365 * days + 20 * days);
    await world.until(end);
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ rung, claimedAt }) => `${claimedAt.slice(0, 4)} ${inConnecticut(claimedAt)} ${rung}`)).toEqual(
      [
        '2026 05-17 06:00 reminder-1',
        '2031 01-31 06:00 reminder-2',
        '2031 03-03 00:00 rung-1',
        '2031 03-04 00:00 rung-2',
        '2031 03-06 00:00 rung-3',
      ],
    );
    const legs = world.ended.filter(({ machine }) => machine === 'deadline');
    expect(legs.length).toBeGreaterThanOrEqual(6);
    expect(longest(world, end)).toBeLessThanOrEqual(300 * days);
    expect([...world.ended].filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
  });

  test('the timeline hands over within 300 days, one at a time, and still opens what comes', async () => {
    const world = createWorld({ startAt, policy: { observed: ['oap-review'] } });
    world.arrive(...held);
    const end = later(startAt, 4 * 365 * days);
    for (let at = startAt; at < end; at = later(at, 30 * days)) {
      await world.until(later(at, 30 * days));
      expect(world.running('case-timeline')).toHaveLength(1);
    }
    expect(longest(world, end)).toBeLessThanOrEqual(300 * days);
    const generations = world.ended.filter(({ machine }) => machine === 'case-timeline').length;
    expect(generations).toBeGreaterThanOrEqual(4);
    expect(await world.store.timeline(someone)).toEqual({ generation: generations + 1 });
    expect(world.troubles).toEqual([]);
  });

  test('the timeline hands over after a hundred wakes and loses no duty on the way', async () => {
    const world = createWorld({
      startAt,
      policy: { observed: ['pretrial-assessment', 'health-screening', 'discharge-card'] },
    });
    world.arrive(event('2026-03-02 09:00', admitted));
    const moves = Array.from({ length: 250 }, (_, index) =>
      event(later(startAt, (index + 1) * 5 * minutes), releaseOn(index % 2 === 0 ? '2026-04-15' : '2026-04-16')),
    );
    world.arrive(...moves, event('2026-03-03 08:00', { type: 'assessmentRecorded' }));
    const histories = new Map<string, number>();
    world.runtime.onHistoryEvent(({ executionArn, id }) => histories.set(executionArn, id));
    await world.until(later(startAt, 5 * days));
    expect(await world.store.timeline(someone)).toEqual({ generation: 3 });
    expect(world.running('case-timeline')).toHaveLength(1);
    const ledger = await world.store.notices(someone);
    expect(ledger.map(({ duty, rung }) => `${duty} ${rung}`)).toEqual([
      'health-screening reminder-1',
      'health-screening reminder-2',
      'health-screening rung-1',
      'health-screening rung-2',
      'pretrial-assessment reminder-1',
      'pretrial-assessment reminder-2',
      'health-screening rung-3',
    ]);
    expect(Math.max(...histories.values())).toBeLessThan(5000);
    expect(world.runtime.figures().byMachine.deadline?.executions).toBe(252);
  });

  test('an event between the last reading and the end of an execution is seen by the next', async () => {
    for (const of of ['CT-1', 'CT-2', 'CT-3'].map(caseId)) {
      const world = createWorld({ startAt, policy: { observed: [] } });
      await world.now(event('2026-03-02 09:00', admitted, { of }));
      await world.until(later(startAt, 261 * days));
      await world.now(event(later(startAt, 261 * days), { type: 'factsRecorded', facts: { highRisk: true } }, { of }));
      await world.until(later(startAt, 262 * days));
      expect(world.running('case-timeline')).toHaveLength(1);
    }
  });
});
