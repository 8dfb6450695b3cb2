import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVirtualClock } from '../../lib/runtime/virtual-clock.ts';

describe('a virtual clock', () => {
  test('shows its start until it is advanced', async () => {
    const clock = createVirtualClock({ startAt: 1000 });
    expect(clock.now()).toBe(1000);
    await clock.advanceTo(5000);
    expect(clock.now()).toBe(5000);
  });

  test('runs timers up to and including the instant, each at its own time', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const seen: number[] = [];
    for (const time of [30, 10, 20, 21]) clock.at(time, () => void seen.push(clock.now()));
    await clock.advanceTo(20);
    expect(seen).toEqual([10, 20]);
    expect(clock.pending()).toBe(2);
    expect(clock.nextAt()).toBe(21);
  });

  test('timers for the same instant run in the order they were asked for', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const seen: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) clock.at(5, () => void seen.push(name));
    await clock.advanceTo(5);
    expect(seen.join('')).toBe('abcde');
  });

  test('a timer for a time already past runs next, and time does not go back', async () => {
    const clock = createVirtualClock({ startAt: 100 });
    const seen: number[] = [];
    clock.at(5, () => void seen.push(clock.now()));
    expect(seen).toEqual([]);
    await clock.advanceTo(100);
    expect(seen).toEqual([100]);
  });

  test('what a timer sets off comes to rest before the next timer runs', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const seen: string[] = [];
    clock.at(1, async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      seen.push(`first at ${clock.now()}`);
    });
    clock.at(2, () => void seen.push(`second at ${clock.now()}`));
    await clock.advanceTo(2);
    expect(seen).toEqual(['first at 1', 'second at 2']);
  });

  test('time is held while somebody is busy', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const seen: string[] = [];
    let work: Promise<void> | undefined = (async () => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      seen.push(`worked at ${clock.now()}`);
      work = undefined;
    })();
    clock.holdWhile?.(() => work);
    clock.at(1, () => void seen.push('timer'));
    await clock.advanceTo(1);
    expect(seen).toEqual(['worked at 0', 'timer']);
  });

  test('a timer called off does not run, and calling it off again does nothing', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const seen: number[] = [];
    const timers = [1, 2, 3].map((time) => clock.at(time, () => void seen.push(time)));
    timers[1]?.cancel();
    timers[1]?.cancel();
    await clock.runToEnd();
    timers[0]?.cancel();
    expect(seen).toEqual([1, 3]);
  });

  test('a timer may set and call off others', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const seen: number[] = [];
    const later = clock.at(5, () => void seen.push(5));
    clock.at(1, () => {
      later.cancel();
      clock.at(2, () => void seen.push(2));
    });
    await clock.runToEnd();
    expect(seen).toEqual([2]);
    expect(clock.now()).toBe(2);
  });

  test('runToEnd stops at a limit', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const again = () => void clock.at(clock.now() + 10, again);
    again();
    await clock.runToEnd(95);
    expect(clock.now()).toBe(90);
  });

  test('what a timer throws is what advancing rejects with, and the clock goes on afterwards', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    clock.at(1, () => {
      throw new Error('broken');
    });
    await expect(clock.advanceTo(2)).rejects.toThrow('broken');
    await clock.advanceTo(3);
    expect(clock.now()).toBe(3);
  });

  test('it cannot go back, nor be advanced twice at once, nor start at no instant', async () => {
    const clock = createVirtualClock({ startAt: 10 });
    await expect(clock.advanceTo(9)).rejects.toThrow('cannot go back to 9');
    clock.at(11, () => clock.advanceTo(12));
    await expect(clock.advanceTo(11)).rejects.toThrow('already moving');
    expect(() => createVirtualClock({ startAt: Number.NaN })).toThrow('epoch milliseconds');
  });

  test('any timers, some called off, run in order of time and then of insertion', async () => {
    const plans = fc.array(fc.record({ time: fc.integer({ min: 0, max: 20 }), isCancelled: fc.boolean() }), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const clock = createVirtualClock({ startAt: 0 });
        const seen: number[] = [];
        const timers = plan.map(({ time }, place) => clock.at(time, () => void seen.push(place)));
        plan.forEach(({ isCancelled }, place) => {
          if (isCancelled) timers[place]?.cancel();
        });
        await clock.runToEnd();
        const expected = plan
          .map(({ time, isCancelled }, place) => ({ time, isCancelled, place }))
          .filter(({ isCancelled }) => !isCancelled)
          .sort((one, other) => one.time - other.time || one.place - other.place);
        expect(seen).toEqual(expected.map(({ place }) => place));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
