/** A notice goes the way it was claimed for: what a crash kept from going at once is in no digest, however quiet the office is by now. */
import { expect, test } from 'vitest';
import type { Instant } from '../../lib/case/identity.ts';
import type { Ports } from '../../lib/casework/ports.ts';
import { sendNotice } from '../../lib/casework/send-notice.ts';
import { standingOf } from '../../lib/casework/standing.ts';
import { connecticut } from '../../lib/jurisdictions/connecticut/index.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { policyFrom } from '../../lib/timeline/policy.ts';
import { admitted, sentenced } from '../timeline/given.ts';
import { local } from '../timeline/local.ts';

const admission = admitted('2026-03-02 10:00');
const policy = policyFrom(connecticut);
const atWork = '2026-04-13 15:00';
const asleep = '2026-04-13 21:00';

/** What goes out about an overdue classification at the second time, when the process died at the first. */
const sentAfterACrash = async (first: string, second: string) => {
  const store = createMemoryStore({ shards: 1 });
  for (const event of [admission, sentenced('2026-03-03 15:00', 'P18M', 'none')]) await store.append(event, 'any');
  const published: string[] = [];
  const sendAt = async (at: string, publish: Ports['publish']) => {
    const ports: Ports = {
      store,
      policyOf: () => policy,
      officesOf: () => ({ offices: [{ quiet: { from: '20:00', until: '06:00' } }], away: [], vacant: [] }),
      now: (): Instant => local(at),
      publish,
      tellOperations: () => Promise.resolve(),
      workflows: {
        start: () => Promise.resolve('taken'),
        isRunning: () => Promise.resolve(true),
        wake: () => Promise.resolve('spent'),
      },
    };
    const standing = await standingOf(ports, admission.caseId);
    const overdue = standing.deadlines.find(({ deadline }) => deadline.duty === 'classification');
    const [planned] = overdue?.next.send ?? [];
    if (overdue === undefined || planned === undefined) throw new Error('Nothing is owed.');
    await sendNotice(ports, standing, overdue.deadline, { ...planned, rung: 'rung-1' });
  };
  await sendAt(first, () => Promise.reject(new Error('the power went'))).catch(() => undefined);
  await sendAt(second, async ({ subject }) => void published.push(subject));
  return published.length;
};

test.each([
  ['at once, goes at once though the office sleeps', atWork, asleep, 1],
  ['at once, goes at once while it works', atWork, atWork, 1],
  ['for the digest, stays with the digest though the office works again', asleep, '2026-04-14 09:00', 0],
])('what was claimed to go %s', async (_, first, second, sent) => {
  expect(await sentAfterACrash(first, second)).toBe(sent);
});
