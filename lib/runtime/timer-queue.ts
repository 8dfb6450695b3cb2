// A queue of timers in order of time, then of insertion: a binary heap in which each timer knows its own place, so that
// calling one off costs as little as adding one, however many thousands wait.

import type { TimerHandle } from './clock.ts';

/** One waiting timer. `place` is its index in the heap, -1 once it has left. */
export class Timer implements TimerHandle {
  readonly time: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
  readonly queue: TimerQueue;
  place = -1;

  constructor(time: number, order: number, run: () => void | Promise<void>, queue: TimerQueue) {
    this.time = time;
    this.order = order;
    this.run = run;
    this.queue = queue;
  }

  cancel(): void {
    this.queue.remove(this);
  }
}

export class TimerQueue {
  readonly #heap: Timer[] = [];
  #added = 0;

  get length(): number {
    return this.#heap.length;
  }

  /** The earliest timer, still waiting. */
  first(): Timer | undefined {
    return this.#heap[0];
  }

  add(time: number, run: () => void | Promise<void>): Timer {
    const timer = new Timer(time, this.#added++, run, this);
    this.#heap.push(timer);
    this.#rise(timer, this.#heap.length - 1);
    return timer;
  }

  /** Takes the earliest timer out. */
  shift(): Timer | undefined {
    const timer = this.#heap[0];
    if (timer !== undefined) this.remove(timer);
    return timer;
  }

  remove(timer: Timer): void {
    const place = timer.place;
    if (place < 0) return;
    timer.place = -1;
    const last = this.#heap.pop();
    if (last === undefined || last === timer) return;
    this.#sink(last, place);
    if (last.place === place) this.#rise(last, place);
  }

  #rise(timer: Timer, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || !before(timer, parent)) break;
      this.#put(parent, place);
      place = above;
    }
    this.#put(timer, place);
  }

  #sink(timer: Timer, from: number): void {
    let place = from;
    for (;;) {
      const left = this.#heap[2 * place + 1];
      if (left === undefined) break;
      const right = this.#heap[2 * place + 2];
      const child = right !== undefined && before(right, left) ? right : left;
      if (!before(child, timer)) break;
      const next = child.place;
      this.#put(child, place);
      place = next;
    }
    this.#put(timer, place);
  }

  #put(timer: Timer, place: number): void {
    this.#heap[place] = timer;
    timer.place = place;
  }
}

function before(one: Timer, other: Timer): boolean {
  return one.time < other.time || (one.time === other.time && one.order < other.order);
}
