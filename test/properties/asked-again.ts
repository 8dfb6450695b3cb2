/** Holds what is remembered of a case against what is worked out anew, at every turn of its time. */
import { expect } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { type Instant, plusMilliseconds } from '../../lib/case/identity.ts';
import { caseOf, deadlinesOf } from '../../lib/casework/told.ts';
import { deadlines } from '../../lib/timeline/deadlines.ts';
import type { Policy } from '../../lib/timeline/policy.ts';
import { numbered } from '../timeline/given.ts';

/** Asks a remembered case again and again, as time passes and now and then goes back: at these instants, and around whatever falls due. */
export const expectRemembered = (events: readonly CaseEvent[], policy: Policy, moments: readonly Instant[]): void => {
  const stored = numbered(events);
  const of = fold(stored);
  const due = moments.slice(0, 1).flatMap((at) => deadlines(of, policy, at).map(({ dueAt }) => dueAt));
  const around = [...new Set(due)].flatMap((at) => [-1, 0, 1].map((apart) => plusMilliseconds(at, apart)));
  const inOrder = [...moments, ...around].toSorted();
  for (const at of [...inOrder, ...moments])
    expect(deadlinesOf(caseOf(stored), policy, at), at).toEqual(deadlines(of, policy, at));
};
