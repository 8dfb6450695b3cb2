import { describe, expect, test } from 'vitest';
import { createRealClock, LONGEST_DELAY } from '../../lib/runtime/real-clock.ts';
import { createRuntime } from '../../lib/runtime/runtime.ts';
import { DAY, machineOf, START } from './harness.ts';

/** A stand-in for setTimeout that, like it, cannot keep a delay beyond 2^31 - 1 milliseconds. */
function fakeTimers() {
  let now = START;
  let order = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const delays: number[] = [];
  const elapse = (milliseconds: number): void => {
    const until = now + milliseconds;
    for (;;) {
      const [next] = [...timers].sort(([a, one], [b, other]) => one.at - other.at || a - b);
      if (next === undefined || next[1].at > until) break;
      timers.delete(next[0]);
      now = Math.max(now, next[1].at);
      next[1].run();
    }
    now = until;
  };
  return {
    elapse,
    delays,
    waiting: () => timers.size,
    options: {
      now: () => now,
      setTimer(run: () => void, delay: number) {
        delays.push(delay);
        timers.set(++order, { at: now + (delay > LONGEST_DELAY ? 1 : delay), run });
        return order;
      },
      clearTimer: (timer: unknown) => void timers.delete(timer as number),
    },
  };
}

describe('a real clock', () => {
  test.each([[1], [24], [25], [45], [300]])('a timer %i days ahead runs exactly then', (days) => {
    const fake = fakeTimers();
    const clock = createRealClock(fake.options);
    const seen: number[] = [];
    clock.at(START + days * DAY, () => void seen.push(clock.now()));
    fake.elapse(days * DAY - 1);
    expect(seen).toEqual([]);
    fake.elapse(1);
    expect(seen).toEqual([START + days * DAY]);
    expect(Math.max(...fake.delays)).toBeLessThanOrEqual(LONGEST_DELAY);
  });

  test('keeps one timer of the machine, for the earliest', () => {
    const fake = fakeTimers();
    const clock = createRealClock(fake.options);
    const seen: string[] = [];
    clock.at(START + 300, () => void seen.push('c'));
    clock.at(START + 100, () => void seen.push('a'));
    clock.at(START + 200, () => void seen.push('b'));
    expect(fake.waiting()).toBe(1);
    fake.elapse(300);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(fake.waiting()).toBe(0);
  });

  test('a timer called off lets the machine rest', () => {
    const fake = fakeTimers();
    const clock = createRealClock(fake.options);
    const timer = clock.at(START + 100, () => undefined);
    timer.cancel();
    fake.elapse(100);
    expect(fake.waiting()).toBe(0);
  });

  test('a time already past runs as soon as possible, not within the call', () => {
    const fake = fakeTimers();
    const clock = createRealClock(fake.options);
    let isRun = false;
    clock.at(START - 1000, () => {
      isRun = true;
    });
    expect(isRun).toBe(false);
    fake.elapse(0);
    expect(isRun).toBe(true);
  });

  test('when the machine rings early the timer waits on', () => {
    const fake = fakeTimers();
    const early = (run: () => void, delay: number) => fake.options.setTimer(run, delay > 1 ? delay - 1 : delay);
    const clock = createRealClock({ ...fake.options, setTimer: early });
    const seen: number[] = [];
    clock.at(START + 100, () => void seen.push(clock.now()));
    fake.elapse(99);
    expect(seen).toEqual([]);
    fake.elapse(1);
    expect(seen).toEqual([START + 100]);
  });

  test('what a timer throws, at once or later, is told, and the others run', async () => {
    const fake = fakeTimers();
    const errors: unknown[] = [];
    const clock = createRealClock({ ...fake.options, onError: (error) => errors.push((error as Error).message) });
    const seen: string[] = [];
    clock.at(START + 1, () => {
      throw new Error('at once');
    });
    clock.at(START + 2, () => Promise.reject(new Error('later')));
    clock.at(START + 3, () => void seen.push('third'));
    fake.elapse(3);
    await Promise.resolve();
    expect(errors).toEqual(['at once', 'later']);
    expect(seen).toEqual(['third']);
  });

  test('closed, it runs nothing more and keeps no timer', () => {
    const fake = fakeTimers();
    const clock = createRealClock(fake.options);
    let isRun = false;
    clock.at(START + 1, () => {
      isRun = true;
    });
    clock.close();
    clock.at(START + 2, () => {
      isRun = true;
    });
    fake.elapse(10);
    expect(isRun).toBe(false);
    expect(fake.waiting()).toBe(0);
  });

  test.each([[45], [300]])('an execution on it waits %i days, exactly', (days) => {
    const fake = fakeTimers();
    const runtime = createRuntime({ clock: createRealClock(fake.options), functions: {}, validation: false });
    const Timestamp = new Date(START + days * DAY).toISOString();
    runtime.define('machine', machineOf({ W: { Type: 'Wait', Timestamp, End: true } }));
    const { executionArn } = runtime.start('machine', { input: {} });
    fake.elapse(days * DAY - 1);
    expect(runtime.describe(executionArn)?.status).toBe('RUNNING');
    fake.elapse(1);
    expect(runtime.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', stoppedAt: START + days * DAY });
  });

  test('with the timers of the machine itself it rings, and lets the process end once closed', async () => {
    const clock = createRealClock();
    await new Promise<void>((resolve) => clock.at(clock.now(), resolve));
    clock.at(clock.now() + 400 * DAY, () => undefined);
    clock.close();
  });
});
