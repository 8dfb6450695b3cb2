/** Clocks of two machines differ by seconds, and those of desks by minutes: nothing that is recorded gets lost between them. */
import { expect, test } from 'vitest';
import { type Instant, plusMilliseconds } from '../../lib/case/identity.ts';
import { locate, timelineInput } from '../../lib/casework/locate.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted } from '../timeline/given.ts';

const admission = admitted('2026-03-02 10:00');
const policy = policyFrom(connecticut);

/** What a timeline finds whose clock is so many milliseconds behind that of the desk at which the admission was recorded. */
const located = async (behind: number) => {
  const store = createMemoryStore({ shards: 1 });
  await store.append(admission, 0);
  const now = (): Instant => plusMilliseconds(admission.recordedAt, -behind);
  const ports: Ports = {
    store,
    policyOf: () => policy,
    now,
    publish: () => Promise.resolve(),
    tellOperations: () => Promise.resolve(),
    workflows: {
      start: () => Promise.resolve('taken'),
      isRunning: () => Promise.resolve(true),
      wake: () => Promise.resolve('spent'),
    },
  };
  const { phase, unwatched, timeoutSeconds } = await locate(
    ports,
    timelineInput(admission.caseId, connecticut.jurisdiction, 1),
    now(),
  );
  return { phase, watched: unwatched.length, timeoutSeconds };
};

test('a clock that is seconds behind sees what was recorded as it is', async () => {
  const inTime = await located(0);
  expect(inTime.watched).toBeGreaterThan(0);
  expect(await located(5_000)).toEqual(inTime);
});

test.each([
  [5_001, 6],
  [180_000, 180],
])('an event that lies %i milliseconds ahead is looked at again when its time comes, in %i s', async (behind, wait) => {
  expect((await located(behind)).timeoutSeconds).toBe(wait);
});
