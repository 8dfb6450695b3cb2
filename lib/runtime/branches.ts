// What a Parallel or Map state waits for: frames of its own, so many at once, whose outputs make an array in order. The
// first failure stops the others and is the state's failure.

import type { Engine } from './engine.ts';
import type { StatesError } from './errors.ts';
import type { Frame, Step } from './frame.ts';
import { isLarger } from './json.ts';
import { tooLarge } from './leave.ts';

export interface Branches {
  /** The frames at work, each with its place in the result. */
  readonly running: ReadonlyMap<Frame, number>;
  succeeded(frame: Frame): void;
  failed(frame: Frame, error: StatesError): void;
}

export interface BranchesPlan {
  readonly count: number;
  readonly atOnce: number;
  /** Makes the frame for one place and says how it starts. */
  readonly start: (place: number) => { readonly frame: Frame; readonly step: Step };
  /** Leaves the state; the results are the frame's `result`. */
  readonly finish: Step;
  /** The names of the events that begin and end one branch, where there are such events. */
  readonly events?: { readonly started: string; readonly succeeded: string; readonly failed: string };
}

/** Sets the branches to work inside the frame `outer`, which waits until the last is done or the first has failed. */
export function startBranches(engine: Engine, outer: Frame, plan: BranchesPlan): void {
  const running = new Map<Frame, number>();
  const results: unknown[] = new Array(plan.count).fill(null);
  let next = 0;
  let left = plan.count;

  function startMore(): void {
    while (running.size < plan.atOnce && next < plan.count && outer.branches === branches) {
      const place = next++;
      const { frame, step } = plan.start(place);
      running.set(frame, place);
      if (plan.events !== undefined) engine.record(outer, plan.events.started, { index: place });
      engine.resume(frame, step);
    }
  }

  function close(): void {
    for (const frame of running.keys()) engine.close(frame);
    outer.branches = undefined;
  }

  const branches: Branches = {
    running,
    succeeded(frame) {
      const place = running.get(frame);
      if (place === undefined) return;
      results[place] = frame.input;
      running.delete(frame);
      engine.close(frame);
      left--;
      if (plan.events !== undefined)
        guarded(() => engine.record(outer, plan.events?.succeeded ?? '', { index: place }));
      if (outer.branches !== branches) return;
      if (left > 0) return guarded(startMore);
      close();
      if (isLarger(results)) return engine.fail(outer, tooLarge(outer.state.name, 'a result'));
      outer.result = results;
      engine.resume(outer, plan.finish);
    },
    failed(frame, error) {
      const place = running.get(frame);
      if (place === undefined) return;
      if (plan.events !== undefined) guarded(() => engine.record(outer, plan.events?.failed ?? '', { index: place }));
      if (outer.branches !== branches) return;
      close();
      engine.fail(outer, error);
    },
  };

  /** The history may be full: then the execution fails, not the branch. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      close();
      engine.fail(outer, error as StatesError);
    }
  }

  outer.branches = branches;
  startMore();
}
