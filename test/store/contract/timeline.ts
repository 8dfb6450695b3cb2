/** The generation of case-timeline, and the token that wakes it. */
import { expect, it } from 'vitest';
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

  it('gives a parked token to one taker', async () => {
    const store = await open();
    await store.park(someCase, { token: 'wake-me', seen: 4 });
    const taken = await Promise.all(sequence(6).map(() => store.takeToken(someCase)));
    expect(taken.filter((token) => token !== undefined)).toEqual([{ token: 'wake-me', seen: 4 }]);
    expect(await store.takeToken(someCase)).toBeUndefined();
    expect(await store.takeToken(otherCase)).toBeUndefined();
  });

  it('keeps the token that was parked last', async () => {
    const store = await open();
    await store.park(someCase, { token: 'first', seen: 4 });
    await store.park(someCase, { token: 'second', seen: 5 });
    expect(await store.takeToken(someCase)).toEqual({ token: 'second', seen: 5 });
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
    expect((await store.takeToken(someCase))?.token).toBe(left);
    await store.park(someCase, { token: 'late', seen: 4, waitingSince: '2026-03-02T09:00:00.000Z#0' });
    expect((await store.takeToken(someCase))?.token).toBe('late');
  });

  it('keeps the token of a review beside that of the timeline', async () => {
    const store = await open();
    await store.park(someCase, { token: 'timeline', seen: 4 });
    await store.park(someCase, { token: 'review', seen: 5 }, 'review');
    expect(await store.takeToken(someCase)).toEqual({ token: 'timeline', seen: 4 });
    expect(await store.takeToken(someCase)).toBeUndefined();
    expect(await store.takeToken(someCase, 'review')).toEqual({ token: 'review', seen: 5 });
    expect(await store.takeToken(someCase, 'review')).toBeUndefined();
  });

  it('leaves the token of who has seen the news, and gives that of who has not to one taker', async () => {
    const store = await open();
    expect(await store.takeToken(someCase, 'review', 9)).toBeUndefined();
    await store.park(someCase, { token: 'review', seen: 5 }, 'review');
    expect(await store.takeToken(someCase, 'review', 5)).toBeUndefined();
    const taken = await Promise.all(sequence(6).map(() => store.takeToken(someCase, 'review', 6)));
    expect(taken.filter((token) => token !== undefined)).toEqual([{ token: 'review', seen: 5 }]);
  });
}
