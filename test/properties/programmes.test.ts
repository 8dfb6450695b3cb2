/** Timelines of programmes: what holds of every week of contact and of every course, whatever happens and in whatever order it arrives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { caseId, eventId, type Instant, instant, plusHours } from '../../lib/case/identity.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import { dateOf, mondayOf, startOfDay } from '../../lib/timeline/calendar.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { deadlines } from '../../lib/timeline/deadlines.ts';
import { type PolicyPack, policyFrom } from '../../lib/timeline/policy.ts';
import { numbered } from '../timeline/given.ts';
import { patience, runs } from './runs.ts';

/** Monday 2 March 2026, midnight in Saskatchewan: four weeks before the clocks go forward in London. */
const begins = instant('2026-03-02T06:00:00Z');
const days = 60;

const stamped = (hours: number, lateBy: number, body: EventBody, id: string): CaseEvent => {
  const happenedAt = plusHours(begins, hours);
  return {
    id: eventId(id),
    caseId: caseId('SK-1001'),
    happenedAt,
    recordedAt: plusHours(happenedAt, lateBy),
    recordedBy: 'worker',
    body,
  };
};
const place = { facility: 'Regina', unit: 'Community Connections' };
const admitted = (jurisdiction: string, setting: 'custody' | 'community'): EventBody => ({
  type: 'admitted',
  jurisdiction,
  legalStatus: 'sentenced',
  setting,
  place,
});
const joined = (programme: string): EventBody => ({ type: 'programmeJoined', programme });
const left = (programme: string): EventBody => ({ type: 'programmeLeft', programme, reason: 'completed' });
const logged = (minutes: number): EventBody => ({ type: 'contactLogged', minutes });
const released: EventBody = { type: 'released', kind: 'probation' };
const returned: EventBody = { type: 'returnedToCustody', reason: 'violation', place };

const owed = (pack: PolicyPack, events: readonly CaseEvent[], now: Instant): readonly Deadline[] =>
  deadlines(fold(numbered(events)), policyFrom(pack), now);
const hour = (from = 0, to = days) =>
  fc.oneof(
    fc.integer({ min: from * 24, max: to * 24 }),
    fc.integer({ min: from, max: to }).map((day) => day * 24),
  );
const minutes = fc.integer({ min: 1, max: 240 });

/** What each week asks for, by its Monday, from what is missing with nothing logged. */
const asked = (events: readonly CaseEvent[]): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const { duty, anchorAt, missing } of owed(saskatchewan, events, plusHours(begins, days * 24))) {
    if (duty !== 'contact-hours') continue;
    const monday = mondayOf(dateOf(anchorAt, saskatchewan.zone));
    totals.set(monday, (totals.get(monday) ?? 0) + Number.parseInt(missing[0] ?? '0', 10));
  }
  return totals;
};

/** Somebody who joined, moved between custody and the community, and may have left. */
const stays = fc
  .record({
    setting: fc.constantFrom('custody', 'community'),
    joinedAfter: hour(0, 20),
    moves: fc.uniqueArray(hour(21, 50), { maxLength: 4 }),
    leftAfter: fc.option(hour(51, days), { nil: undefined }),
  } as const)
  .map(({ setting, joinedAfter, moves, leftAfter }) => [
    stamped(0, 0, admitted('saskatchewan', setting), 'admitted'),
    stamped(joinedAfter, 0, joined('COMMUNITY-CONNECTIONS'), 'joined'),
    ...moves
      .toSorted((one, other) => one - other)
      .map((after, index) =>
        stamped(after, 0, (index % 2 === 0) === (setting === 'custody') ? released : returned, `move ${index}`),
      ),
    ...(leftAfter === undefined ? [] : [stamped(leftAfter, 0, left('COMMUNITY-CONNECTIONS'), 'left')]),
  ]);

describe('a week of contact', { timeout: patience }, () => {
  test('asks for no less than custody would and no more than the community would, for the days spent in it', () => {
    fc.assert(
      fc.property(stays, (events) => {
        const [, one] = events;
        const end = events.find(({ body }) => body.type === 'programmeLeft')?.happenedAt;
        for (const [monday, total] of asked(events)) {
          const midnights = [1, 2, 3, 4, 5, 6, 7].map((day) =>
            plusHours(startOfDay(monday as never, saskatchewan.zone), day * 24),
          );
          const inside = midnights.filter(
            (midnight) => one !== undefined && midnight > one.happenedAt && (end === undefined || midnight <= end),
          ).length;
          expect(total).toBeGreaterThanOrEqual(Math.ceil((inside * 60) / 7));
          expect(total).toBeLessThanOrEqual(Math.ceil((inside * 180) / 7));
        }
      }),
      runs(),
    );
  });

  test('asks the same, but for a minute of rounding, of who leaves at midnight and joins again a minute later', () => {
    fc.assert(
      fc.property(stays, fc.integer({ min: 21, max: 50 }), (events, day) => {
        const whole = asked(events);
        const split = asked([
          ...events,
          stamped(day * 24, 0, left('COMMUNITY-CONNECTIONS'), 'left for a minute'),
          stamped(day * 24 + 1 / 60, 0, joined('COMMUNITY-CONNECTIONS'), 'joined again'),
        ]);
        expect([...split.keys()]).toEqual([...whole.keys()]);
        for (const [monday, total] of whole) {
          const difference = (split.get(monday) ?? 0) - total;
          expect(difference).toBeGreaterThanOrEqual(0);
          expect(difference).toBeLessThanOrEqual(1);
        }
      }),
      runs(),
    );
  });

  test('is met exactly when what was logged in it reaches what it asks for', () => {
    fc.assert(
      fc.property(stays, fc.array(fc.tuple(hour(), minutes), { maxLength: 30 }), (events, entries) => {
        const needs = asked(events);
        const logs = entries.map(([after, time], index) => stamped(after, 0, logged(time), `log ${index}`));
        const of = fold(numbered([...events, ...logs]));
        const counted = (of.acts.contactLogged ?? []).map(({ happenedAt, body }) => ({
          monday: mondayOf(dateOf(happenedAt, saskatchewan.zone)),
          minutes: body.type === 'contactLogged' ? body.minutes : 0,
        }));
        const now = plusHours(begins, (days + 8) * 24);
        for (const { duty, anchorAt, state } of deadlines(of, policyFrom(saskatchewan), now)) {
          const monday = mondayOf(dateOf(anchorAt, saskatchewan.zone));
          if (duty !== 'contact-hours' || !needs.has(monday)) continue;
          const sum = counted.filter((one) => one.monday === monday).reduce((total, one) => total + one.minutes, 0);
          expect(state === 'met', `${monday}: ${sum} of ${needs.get(monday)}`).toBe(sum >= (needs.get(monday) ?? 0));
        }
      }),
      runs(),
    );
  });
});
