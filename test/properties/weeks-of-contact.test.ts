/** What holds of every week of contact in Community Connections, however somebody moved in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent, EventBody } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { type Instant, instant, plusHours } from '../../lib/case/identity.ts';
import { saskatchewan } from '../../lib/jurisdictions/saskatchewan/index.ts';
import { dateOf, mondayOf, startOfDay } from '../../lib/timeline/calendar.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { deadlines } from '../../lib/timeline/deadlines.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { numbered } from '../timeline/given.ts';
import { patience, runs } from './runs.ts';
import { hoursBetween, stampedFrom } from './strewn.ts';

/** Monday 2 March 2026, midnight in Saskatchewan. */
const begins = instant('2026-03-02T06:00:00Z');
const days = 60;

const stampedAt = stampedFrom(begins);
const stamped = (hours: number, body: EventBody, id: string): CaseEvent => stampedAt({ hours, lateBy: 0, body }, id);
const place = { facility: 'Regina', unit: 'Community Connections' };
const admitted = (setting: 'custody' | 'community'): EventBody => ({
  type: 'admitted',
  jurisdiction: 'saskatchewan',
  legalStatus: 'sentenced',
  setting,
  place,
});
const joined: EventBody = { type: 'programmeJoined', programme: 'COMMUNITY-CONNECTIONS' };
const left: EventBody = { type: 'programmeLeft', programme: 'COMMUNITY-CONNECTIONS', reason: 'completed' };
const logged = (minutes: number): EventBody => ({ type: 'contactLogged', minutes });
const released: EventBody = { type: 'released', kind: 'probation' };
const returned: EventBody = { type: 'returnedToCustody', reason: 'violation', place };

const policy = policyFrom(saskatchewan);
const owed = (events: readonly CaseEvent[], now: Instant): readonly Deadline[] =>
  deadlines(fold(numbered(events)), policy, now);
const minutes = fc.integer({ min: 1, max: 240 });

/** What each week asks for, by its Monday, from what is missing with nothing logged. */
const asked = (events: readonly CaseEvent[]): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const { duty, anchorAt, missing } of owed(events, plusHours(begins, days * 24))) {
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
    joinedAfter: hoursBetween(0, 20),
    moves: fc.uniqueArray(hoursBetween(21, 50), { maxLength: 4 }),
    leftAfter: fc.option(hoursBetween(51, days), { nil: undefined }),
  } as const)
  .map(({ setting, joinedAfter, moves, leftAfter }) => [
    stamped(0, admitted(setting), 'admitted'),
    stamped(joinedAfter, joined, 'joined'),
    ...moves
      .toSorted((one, other) => one - other)
      .map((after, index) =>
        stamped(after, (index % 2 === 0) === (setting === 'custody') ? released : returned, `move ${index}`),
      ),
    ...(leftAfter === undefined ? [] : [stamped(leftAfter, left, 'left')]),
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
          stamped(day * 24, left, 'left for a minute'),
          stamped(day * 24 + 1 / 60, joined, 'joined again'),
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
      fc.property(stays, fc.array(fc.tuple(hoursBetween(0, days), minutes), { maxLength: 30 }), (events, entries) => {
        const needs = asked(events);
        const logs = entries.map(([after, time], index) => stamped(after, logged(time), `log ${index}`));
        const of = fold(numbered([...events, ...logs]));
        const counted = (of.acts.contactLogged ?? []).map(({ happenedAt, body }) => ({
          monday: mondayOf(dateOf(happenedAt, saskatchewan.zone)),
          minutes: body.type === 'contactLogged' ? body.minutes : 0,
        }));
        const now = plusHours(begins, (days + 8) * 24);
        for (const { duty, anchorAt, state } of deadlines(of, policy, now)) {
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
