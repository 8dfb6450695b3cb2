/** The generation of case-timeline, and the token that wakes it. */
import { expect, it } from 'vitest';
import type { Instant } from '../../../lib/case/identity.ts';
import type { OpenStore } from '../contract.ts';
import { otherCase, sequence, someCase } from '../samples.ts';

export function timelineContract(open: OpenStore): void {
  it('starts every case at generation 1', async () => {
    const store = await open();
    expect(await store.timeline(someCase)).toEqual({ generation: 1 });
  });

  it('advances a generation once, whoever else tries', async () => {
    const store = await open();
    const tries = await Promise.all(sequence(6).map(() => store.advanceTimeline(someCase, 1)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await store.timeline(someCase)).toEqual({ generation: 2 });
    expect(await store.advanceTimeline(someCase, 1)).toBe(false);
    expect(await store.advanceTimeline(someCase, 3)).toBe(false);
    expect(await store.advanceTimeline(someCase, 2)).toBe(true);
    expect(await store.timeline(someCase)).toEqual({ generation: 3 });
    expect(await store.timeline(otherCase)).toEqual({ generation: 1 });
  });

  it('does not advance a case without a mark from a generation that it is not at', async () => {
    const store = await open();
    expect(await store.advanceTimeline(someCase, 2)).toBe(false);
    expect(await store.timeline(someCase)).toEqual({ generation: 1 });
  });

  it('tells the token that was parked last, however often it is asked', async () => {
    const store = await open();
    expect(await store.parkedToken(someCase)).toBeUndefined();
    await store.park(someCase, { token: 'first', seen: 4 });
    await store.park(someCase, { token: 'second', seen: 5 });
    expect(await store.parkedToken(someCase)).toEqual({ token: 'second', seen: 5 });
    expect(await store.parkedToken(someCase)).toEqual({ token: 'second', seen: 5 });
    expect(await store.parkedToken(otherCase)).toBeUndefined();
  });

  it.each([
    ['earlier', '2026-03-02T10:00:00.000Z#0', 'standing'],
    ['of the same instant and an earlier attempt', '2026-03-02T10:00:01.000Z#0', 'standing'],
    ['of the same', '2026-03-02T10:00:01.000Z#1', 'written'],
    ['later', '2026-03-02T10:00:02.000Z#0', 'written'],
    ['that does not say since when', undefined, 'written'],
  ])('lets a wait %s replace a token: %s, %s', async (_, waitingSince, left) => {
    const store = await open();
    await store.park(someCase, { token: 'standing', seen: 4, waitingSince: '2026-03-02T10:00:01.000Z#1' });
    await store.park(someCase, { token: 'written', seen: 4, ...(waitingSince === undefined ? {} : { waitingSince }) });
    expect((await store.parkedToken(someCase))?.token).toBe(left);
  });

  it.each([
    ['a quarter of an hour', '2026-03-02T09:45:01.000Z', 'standing'],
    ['a little more', '2026-03-02T09:45:00.999Z', 'written'],
  ])('lets an earlier wait replace one that begins %s from now: a clock was set back', async (_, now, left) => {
    const store = await open();
    await store.park(someCase, { token: 'standing', seen: 4, waitingSince: '2026-03-02T10:00:01.000Z' });
    const again = { token: 'written', seen: 4, waitingSince: '2026-03-02T09:44:50.000Z#0' };
    await store.park(someCase, again, 'timeline', now as Instant);
    expect((await store.parkedToken(someCase))?.token).toBe(left);
  });

  it('keeps the token of a review beside that of the timeline', async () => {
    const store = await open();
    await store.park(someCase, { token: 'timeline', seen: 4 });
    await store.park(someCase, { token: 'review', seen: 5 }, 'review');
    expect(await store.parkedToken(someCase)).toEqual({ token: 'timeline', seen: 4 });
    expect(await store.parkedToken(someCase, 'review')).toEqual({ token: 'review', seen: 5 });
  });
}
