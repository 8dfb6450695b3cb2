/** Holds what is remembered of a case against what is worked out anew, at every turn of its time. */
import { expect } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { type Instant, plusMilliseconds } from '../../lib/case/identity.ts';
import { caseOf, deadlinesOf } from '../../lib/casework/told.ts';
import { deadlineOf, deadlines } from '../../lib/timeline/deadlines.ts';
import type { Policy } from '../../lib/timeline/policy.ts';
import { numbered } from '../timeline/given.ts';

/** Asks a remembered case again and again, as time passes and now and then goes back: at these instants, and around whatever falls due. Each deadline asked about alone is the one among them all. */
export const expectRemembered = (events: readonly CaseEvent[], policy: Policy, moments: readonly Instant[]): void => {
  const stored = numbered(events);
  const of = fold(stored);
  const due = moments.slice(0, 1).flatMap((at) => deadlines(of, policy, at).map(({ dueAt }) => dueAt));
  const around = [...new Set(due)].flatMap((at) => [-1, 0, 1].map((apart) => plusMilliseconds(at, apart)));
  const inOrder = [...moments, ...around].toSorted();
  for (const at of [...inOrder, ...moments])
    expect(deadlinesOf(caseOf(stored), policy, at), at).toEqual(deadlines(of, policy, at));
  for (const at of moments)
    for (const deadline of deadlines(of, policy, at))
      expect(deadlineOf(deadline.key, of, policy, at), `${deadline.key} at ${at}`).toEqual(deadline);
};

/** With nothing new recorded no generation grows older, when a deadline passes or ends: timers that wait for the newer would find nobody. */
export const expectGenerationsToGrow = (events: readonly CaseEvent[], policy: Policy, from: Instant): void => {
  const of = fold(numbered(events.filter(({ recordedAt }) => recordedAt <= from)));
  const newest = new Map<string, number>();
  const begun = deadlines(of, policy, from);
  const turns = begun.flatMap(({ dueAt, endsAt, movesAt }) => [plusMilliseconds(dueAt, 1), endsAt, movesAt]);
  for (const at of [...new Set([from, ...turns])].filter((turn) => turn !== undefined && turn >= from).toSorted())
    for (const { key, generation } of deadlines(of, policy, at ?? from)) {
      expect(generation, `${key} at ${at}`).toBeGreaterThanOrEqual(newest.get(key) ?? 0);
      newest.set(key, generation);
    }
};
