/** A person found twice is one person in a report. */
import { expect, it } from 'vitest';
import { caseId } from '../../lib/case/identity.ts';
import { countCases } from '../../lib/reports/compliance/count-cases.ts';
import { createMemoryStore } from '../../lib/store/memory.ts';
import { admitted, event } from '../workflows/world.ts';
import { now, policy } from './made-up.ts';

it('whoever another case continues is counted there, and here again once they are two', async () => {
  const store = createMemoryStore();
  const [one, other] = [caseId('CT-1'), caseId('CT-2')];
  for (const of of [one, other]) await store.append(event('2026-03-02 09:00', admitted, { of }), 0);
  const counted = async () => (await countCases({ store, policyOf: () => policy, now })).map(({ case: of }) => of.id);
  await store.append(event('2026-03-03 09:00', { type: 'merged', into: one, reason: 'same' }, { of: other }), 1);
  expect(await counted()).toEqual([one]);
  await store.append(event('2026-03-04 09:00', { type: 'unmerged', reason: 'brothers' }, { of: other }), 2);
  expect(await counted()).toEqual([one, other]);
});
