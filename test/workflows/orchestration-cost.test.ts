/** What a case costs to carry: at most five state transitions for each notice or settlement, of each machine apart. */
import { expect, test } from 'vitest';
import { orchestrationCost } from './orchestration-cost.ts';

test('eighteen months of one person take at most five transitions for each notice or settlement', async () => {
  const { months, notices, settlements, perCase, dollarsPerCase, perMonth } = await orchestrationCost();
  expect(months).toBe(18);
  expect(notices + settlements).toBeGreaterThan(50);
  expect(perCase['case-timeline'].transitionsEach).toBeLessThanOrEqual(5);
  expect(perCase.deadline.transitionsEach).toBeLessThanOrEqual(5);
  expect(dollarsPerCase).toBeGreaterThan(0);
  expect(dollarsPerCase).toBeLessThan(0.03);
  expect(perMonth.sweep.dollars).toBeLessThan(15);
  expect(perMonth.digest.dollars).toBeLessThan(0.01);
});
