/** The plan and its reviews: both sides of every boundary. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../../lib/case/events.ts';
import {
  admitted,
  agreed,
  clock,
  closed,
  escaped,
  given,
  joined,
  left,
  released,
  returned,
  reviewed,
} from './given.ts';

const { justAfter } = clock;
const begun = [admitted('2026-03-02 10:00'), joined('2026-03-04 10:00')];
const due = '2026-04-03 end of day';

describe('the reintegration plan', () => {
  const key = 'reintegration-plan/1/1';
  const both = (at: string) => [agreed(at, 'connectionsWorker'), agreed(at, 'supervisingWorker')];

  test(`is due thirty days after joining, ${due}, and overdue a moment later`, () => {
    const life = given(...begun);
    expect(life.at(due).line(key)).toBe(`due ${due}`);
    expect(life.at(due).duty(key).role).toBe('Community Connections worker');
    expect(life.at(justAfter(due)).line(key)).toBe(`overdue ${due}`);
    expect(life.at(justAfter(due)).owes(key)).toEqual(['rung-1 to unitSupervisor']);
  });
  test('is met when both agreed in the last moment, met late a moment later', () => {
    expect(
      given(...begun, ...both(due))
        .at(justAfter(due))
        .line(key),
    ).toBe(`met ${due}`);
    expect(
      given(...begun, ...both(justAfter(due)))
        .at(justAfter(due))
        .line(key),
    ).toBe(`metLate ${due}`);
  });
  test('is not done by one of them alone, and names the other', () => {
    const moment = given(...begun, agreed('2026-03-20 10:00', 'connectionsWorker')).at('2026-03-21 10:00');
    expect(moment.duty(key)).toMatchObject({ state: 'due', missing: ['supervisingWorker'] });
  });
  test('goes on through release, and through a return', () => {
    const life = given(...begun, released('2026-03-10 10:00'), returned('2026-03-20 10:00', 'violation'));
    expect(life.at('2026-03-21 10:00').lines('reintegration-plan')).toEqual([`due ${due}`]);
  });
  test.each([
    ['leaves the programme', left],
    ['ends supervision', closed],
  ] as const)('is void when the person %s at the due instant, missed a moment later', (_what, leaves) => {
    expect(
      given(...begun, leaves(due))
        .at(justAfter(due))
        .line(key),
    ).toBe(`void ${due}`);
    const after = given(...begun, leaves(justAfter(due))).at(justAfter(due));
    expect(after.line(key)).toBe(`missed ${due}`);
    expect(after.owes(key)).toEqual(['missed to unitSupervisor']);
  });
  test('runs anew from the return after an escape, unless it was done', () => {
    const away = [escaped('2026-03-10 10:00'), returned('2026-03-20 10:00')];
    expect(
      given(...begun, ...away)
        .at('2026-03-21 10:00')
        .lines('reintegration-plan'),
    ).toEqual([`void ${due}`, 'due 2026-04-19 end of day']);
    expect(
      given(...begun, ...both('2026-03-09 10:00'), ...away)
        .at('2026-03-21 10:00')
        .lines('reintegration-plan'),
    ).toEqual([`met ${due}`]);
  });
  test('moves with its parameter', () => {
    expect(
      given(...begun)
        .under({ 'reintegration-plan.within': 'P14D' })
        .at('2026-03-05 10:00')
        .line(key),
    ).toBe('due 2026-03-18 end of day');
  });
  test('is not owed to who joined before the description was on record', () => {
    const on = (day: string) =>
      given(admitted('2021-10-01 10:00'), joined(`${day} 10:00`))
        .at(`${day} 12:00`)
        .lines('reintegration-plan');
    expect([on('2021-10-24'), on('2021-10-25').length]).toEqual([[], 1]);
  });
});

describe('the plan review', () => {
  const planned = [
    ...begun,
    agreed('2026-03-20 10:00', 'connectionsWorker'),
    agreed('2026-03-24 10:00', 'supervisingWorker'),
  ];
  const key = 'plan-review/1/1';
  const firstDue = '2026-06-22 end of day';
  const levels = ['preparingTheClient', 'preparingTheCommunity', 'supportingReconnection'] as const;
  const all = (at: string) => levels.map((level) => reviewed(at, level));

  test('is not owed before the plan stands', () => {
    expect(
      given(...begun, agreed('2026-03-20 10:00', 'connectionsWorker'))
        .at('2026-07-01 10:00')
        .lines('plan-review'),
    ).toEqual([]);
  });
  test('is due ninety days after the plan was completed, not after it was begun', () => {
    expect(
      given(...planned)
        .at(firstDue)
        .line(key),
    ).toBe(`due ${firstDue}`);
    expect(
      given(...planned)
        .at(justAfter(firstDue))
        .line(key),
    ).toBe(`overdue ${firstDue}`);
  });
  test('is done when all three levels were reviewed, and names those that were not', () => {
    const moment = given(...planned, reviewed('2026-06-20 10:00', 'preparingTheClient')).at('2026-06-21 10:00');
    expect(moment.duty(key)).toMatchObject({ state: 'due', missing: levels.slice(1) });
    expect(
      given(...planned, ...all(firstDue))
        .at(justAfter(firstDue))
        .line(key),
    ).toBe(`met ${firstDue}`);
    expect(
      given(...planned, ...all(justAfter(firstDue)))
        .at(justAfter(firstDue))
        .line(key),
    ).toBe(`metLate ${firstDue}`);
  });
  test('comes again ninety days after it was done, early or late; one review never serves twice', () => {
    const lines = (done: string) =>
      given(...planned, ...all(done))
        .at('2026-07-10 10:00')
        .lines('plan-review');
    expect(lines('2026-06-01 10:00')).toEqual([`met ${firstDue}`, 'due 2026-08-30 end of day']);
    expect(lines('2026-07-01 10:00')).toEqual([`metLate ${firstDue}`, 'due 2026-09-29 end of day']);
  });
  test('levels reviewed before the plan was complete do not count', () => {
    expect(
      given(...planned, ...all('2026-03-23 10:00'))
        .at('2026-03-25 10:00')
        .line(key),
    ).toBe(`due ${firstDue}`);
  });
  test('moves with its parameter', () => {
    expect(
      given(...planned)
        .under({ 'plan-review.every': 'P2M' })
        .at('2026-03-25 10:00')
        .line(key),
    ).toBe('due 2026-05-24 end of day');
  });
});

describe('phases', () => {
  const phasesOf = (...events: readonly CaseEvent[]) => {
    const { policy, at } = given(...events);
    return policy.phases(at('2026-12-01 10:00').case, policy).map(({ phase, from }) => `${clock.told(from)} ${phase}`);
  };

  test('from custody into the community, at large and back, to the end', () => {
    expect(
      phasesOf(
        ...begun,
        released('2026-04-10 10:00'),
        escaped('2026-05-10 10:00'),
        returned('2026-05-20 10:00'),
        left('2026-06-10 10:00'),
        closed('2026-07-10 10:00'),
      ),
    ).toEqual([
      '2026-03-02 10:00 custody',
      '2026-03-04 10:00 preparing-reconnection',
      '2026-04-10 10:00 reconnecting',
      '2026-05-10 10:00 escaped',
      '2026-05-20 10:00 preparing-reconnection',
      '2026-06-10 10:00 custody',
      '2026-07-10 10:00 closed',
    ]);
  });
  test('in the community from the first day, in the programme at once', () => {
    expect(
      phasesOf(admitted('2026-03-02 10:00', 'community'), joined('2026-03-02 10:00'), left('2026-06-10 10:00')),
    ).toEqual(['2026-03-02 10:00 reconnecting', '2026-06-10 10:00 supervision']);
  });
});
