/** When the timeline counts anew: what a move means, a move that came before it may change when somebody records it later. */
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../lib/case/events.ts';
import { fold } from '../../lib/case/fold.ts';
import { admitted, corrected, escaped, facts, happened, numbered, released } from '../timeline/given.ts';

const admission = admitted('2026-03-02 10:00');
const bond = released('2026-03-12 10:00', 'bond');
const transferred = (at: string) =>
  happened(at, 'transferred', { place: { facility: 'Hartford', unit: 'Block B' }, purpose: 'other' });
const anew = (...events: readonly CaseEvent[]): number => fold(numbered(events)).countedAnewAt;

describe('the timeline counts anew', () => {
  test.each([
    ['a correction', [admission, bond, corrected('2026-03-13 10:00', bond.id)], 3],
    ['a move from before the last that is known', [admission, bond, escaped('2026-03-12 09:59')], 3],
    ['a transfer from before it', [admission, bond, transferred('2026-03-05 10:00')], 3],
    ['an admission from before it', [bond, admission], 2],
  ])('with %s', (_, events, number) => {
    expect(anew(...events)).toBe(number);
  });

  test.each([
    ['moves as they come', [admission, transferred('2026-03-05 10:00'), bond]],
    ['two moves at one instant', [admission, bond, transferred('2026-03-12 10:00')]],
    ['what is learned late about something else', [admission, bond, facts('2026-03-05 10:00', { heldOnBond: true })]],
    ['a move after what was learned later', [admission, facts('2026-03-20 10:00', { heldOnBond: true }), bond]],
  ])('not with %s', (_, events) => {
    expect(anew(...events)).toBe(0);
  });
});
