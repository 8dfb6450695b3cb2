/** What holds of a timeline in every jurisdiction, whatever happens and whenever it is recorded. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { type Instant, plusMilliseconds } from '../../lib/case/identity.ts';
import type { Deadline } from '../../lib/timeline/deadline.ts';
import { deadlines } from '../../lib/timeline/deadlines.ts';
import { ladder } from '../../lib/timeline/ladder.ts';
import { reminders } from '../../lib/timeline/notice-plan.ts';
import { type Policy, policyFrom } from '../../lib/timeline/policy.ts';
import { whatNext } from '../../lib/timeline/what-next.ts';
import { numbered } from '../timeline/given.ts';
import { expectGenerationsToGrow, expectRemembered } from './asked-again.ts';
import { bringing, knowableBy, nothingTakenBack, recordings } from './joined.ts';
import type { Tried } from './jurisdictions.ts';
import { count, runs } from './runs.ts';

const duties =
  (policy: Policy) =>
  (events: readonly CaseEvent[], now: Instant): readonly Deadline[] =>
    deadlines(fold(numbered(events)), policy, now);
const recordedBy = (events: readonly CaseEvent[], at: Instant) => events.filter(({ recordedAt }) => recordedAt <= at);
/** Numbers follow the order of arrival, and so does the number that a referral goes by. */
const withoutNumbers = ({
  generation,
  dateGeneration,
  shapedBy,
  acknowledgements,
  snoozes,
  inherited,
  ...rest
}: Deadline) => ({
  ...rest,
  ...(rest.about === undefined ? {} : { key: rest.duty, occurrence: 0 }),
  inheritedAt: inherited?.at,
});
const inNoOrder = (of: readonly Deadline[]) => of.map((one) => JSON.stringify(withoutNumbers(one))).toSorted();
/** What these say was true before they were recorded: they decide which duties there were, or what was done. */
const discoveries: ReadonlySet<string> = new Set([
  'factsRecorded',
  'courtScreeningRecorded',
  'healthScreeningRecorded',
  'sentenced',
  'otherCaseJoined',
  'otherCaseParted',
]);
const moves: ReadonlySet<string> = new Set(['admitted', 'released', 'returnedToCustody', 'escaped']);
/** Only what fitted the history when it was recorded, comings and goings at once: what waits for another becomes known with that other. */
const fitting = (events: readonly CaseEvent[]): readonly CaseEvent[] => {
  const kept: CaseEvent[] = [];
  const asRecorded = nothingTakenBack(events)
    .filter(({ body, happenedAt, recordedAt }) => !moves.has(body.type) || happenedAt === recordedAt)
    .toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : one.recordedAt > other.recordedAt ? 1 : 0));
  for (const event of asRecorded) {
    const one = bringing(event, (brought) =>
      recordings([...kept, brought]).every((at) => fits(knowableBy([...kept, brought], at))),
    );
    if (fits([...kept, one])) kept.push(one);
  }
  return kept;
};
const fits = (events: readonly CaseEvent[]): boolean => fold(numbered(events)).unsupported.length === 0;
const shuffled = (events: readonly CaseEvent[]) => fc.shuffledSubarray([...events], { minLength: events.length });

/** Registers the tests, each of which tries `numRuns` histories. */
export const testTimeline = ({ pack, withOthers: histories, moments }: Tried, numRuns = count): void => {
  const policy = policyFrom(pack);
  const owed = duties(policy);
  const phases = (events: readonly CaseEvent[]) => policy.phases(fold(numbered(events)), policy);
  const inTwoOrders = histories.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));

  test('any order of arrival gives the same duties, breaches and phases', () => {
    fc.assert(
      fc.property(inTwoOrders, moments, ([events, others], now) => {
        expect(inNoOrder(owed(others, now))).toEqual(inNoOrder(owed(events, now)));
        expect(phases(others)).toEqual(phases(events));
      }),
      runs({ numRuns }),
    );
  });

  test('what is remembered of a case is what would be worked out anew, whenever it is asked', () => {
    fc.assert(
      fc.property(histories, fc.array(moments, { minLength: 1, maxLength: 3 }), (events, asked) => {
        expectRemembered(events, policy, asked);
      }),
      runs({ numRuns: Math.ceil(numRuns / 20) }),
    );
  });

  test('no reminder goes out once a duty is done, void, missed, overdue or undetermined', () => {
    fc.assert(
      fc.property(histories, moments, (events, now) => {
        for (const deadline of owed(recordedBy(events, now), now)) {
          const kinds = whatNext(deadline, [], policy, now).send.map(({ kind }) => kind);
          if (['met', 'metLate', 'void', 'undetermined'].includes(deadline.state)) expect(kinds).toEqual([]);
          if (['missed', 'overdue', 'upcoming'].includes(deadline.state)) expect(kinds).not.toContain('reminder');
        }
      }),
      runs({ numRuns }),
    );
  });

  test('every miss escalates: a moment after the due instant the supervisor is owed a notice', () => {
    fc.assert(
      fc.property(histories, moments, (events, now) => {
        for (const { key, duty, dueAt } of owed(recordedBy(events, now), now)) {
          const late = plusMilliseconds(dueAt, 1);
          const then = deadlines(fold(numbered(recordedBy(events, late))), policy, late, duty);
          const found = then.find((one) => one.key === key && one.dueAt === dueAt);
          if (found === undefined || found.leftAt !== undefined) continue;
          if (found.state !== 'overdue' && found.state !== 'missed') continue;
          // Whoever inherited it unheard is told too; that it is late is for the supervisor alone.
          const send = whatNext(found, [], policy, late).send.filter(({ kind }) => kind !== 'inherited');
          expect(send.map(({ rung, level }) => [rung, level])).toEqual([['rung-1', 'unitSupervisor']]);
        }
      }),
      runs({ numRuns }),
    );
  });

  test('nothing is owed, reminded or escalated before it could be known', () => {
    fc.assert(
      fc.property(histories, moments, (events, now) => {
        const known = recordedBy(fitting(events), now);
        const before = new Map<string, Instant>();
        for (const at of recordings(known))
          for (const { duty, dueAt, state } of owed(knowableBy(known, at), now))
            if (state !== 'undetermined' && !before.has(`${duty} ${dueAt}`)) before.set(`${duty} ${dueAt}`, at);
        for (const deadline of owed(known, now)) {
          if (!['upcoming', 'due', 'overdue', 'missed'].includes(deadline.state)) continue;
          const since = before.get(`${deadline.duty} ${deadline.dueAt}`) ?? now;
          expect(
            deadline.knownAt >= since,
            `${deadline.key} known at ${deadline.knownAt}, knowable from ${since}`,
          ).toBe(true);
          for (const { at } of [...reminders(deadline, policy), ...ladder(deadline, policy)])
            expect(at >= since).toBe(true);
        }
      }),
      runs({ numRuns }),
    );
  });

  test('late and missed duties have a breach, of their date or of an earlier one; met and void ones none of that date', () => {
    fc.assert(
      fc.property(histories, moments, (events, now) => {
        for (const { key, state, dueAt, knownAt, breaches, leftAt } of owed(recordedBy(events, now), now)) {
          const breached = breaches.some((breach) => breach.dueAt === dueAt);
          const before = dueAt < knownAt && breaches.length > 0;
          if (['overdue', 'metLate', 'missed'].includes(state)) expect(breached || before, key).toBe(true);
          if (['upcoming', 'due', 'met', 'undetermined'].includes(state)) expect(breached, key).toBe(false);
          if (state === 'void' && leftAt !== undefined && leftAt <= dueAt) expect(breached, key).toBe(false);
        }
      }),
      runs({ numRuns }),
    );
  });

  test('time alone never takes a generation back: timers that wait for one would find nobody', () => {
    fc.assert(
      fc.property(histories, moments, (events, from) => {
        expectGenerationsToGrow(events, policy, from);
      }),
      runs({ numRuns }),
    );
  });

  test('time alone takes no breach back', () => {
    fc.assert(
      fc.property(histories, moments, moments, (events, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const known = recordedBy(events, earlier);
        const breaches = (now: Instant) =>
          owed(known, now).flatMap(({ key, breaches: of }) => of.map(({ dueAt }) => `${key} ${dueAt}`));
        expect(breaches(later)).toEqual(expect.arrayContaining(breaches(earlier)));
      }),
      runs({ numRuns }),
    );
  });

  test('nothing that happens later takes a breach back', () => {
    fc.assert(
      fc.property(histories, moments, (events, now) => {
        const uncorrected = events.filter(({ body }) => body.type !== 'corrected');
        const until = uncorrected.filter(({ recordedAt }) => recordedAt <= now);
        const later = uncorrected.filter(({ happenedAt, body }) => happenedAt > now && !discoveries.has(body.type));
        const breaches = (history: readonly CaseEvent[]) =>
          owed(history, now).flatMap(({ duty, breaches: of }) => of.map(({ dueAt }) => `${duty} ${dueAt}`));
        expect(breaches([...until, ...later])).toEqual(expect.arrayContaining(breaches(until)));
      }),
      runs({ numRuns }),
    );
  });

  test('a person is in exactly one phase at any time, from admission on', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const spans = phases(events);
        expect(spans[0]?.from).toBe(fold(numbered(events)).standings[0]?.from);
        for (const [index, span] of spans.entries()) {
          expect(span.to).toBe(spans[index + 1]?.from);
          expect(span.to === undefined || span.from <= span.to).toBe(true);
          expect(pack.phaseNames).toContain(span.phase);
        }
      }),
      runs({ numRuns }),
    );
  });

  test('keys are unique in a case', () => {
    fc.assert(
      fc.property(histories, moments, (events, now) => {
        const keys = owed(events, now).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      runs({ numRuns }),
    );
  });

  test('replaying a case from its stored events gives the same case, at every number', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const stored: ReturnType<typeof numbered> = JSON.parse(JSON.stringify(numbered(events)));
        for (let n = 1; n <= stored.length; n += 1)
          expect(fold(stored.slice(0, n))).toEqual(fold(numbered(events.slice(0, n))));
        expect(fold(stored).n).toBe(events.length);
      }),
      runs({ numRuns: Math.ceil(numRuns / 2) }),
    );
  });
};
