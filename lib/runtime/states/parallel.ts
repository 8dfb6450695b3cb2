// Parallel: all branches at once, each with the same input; the result is an array of their outputs. Amazon States Language,
// "Parallel State". The first branch to fail stops the others, and its error is the state's.

import { startBranches } from '../branches.ts';
import type { Workshop } from '../definition/workshop.ts';
import { Frame, type Outcome, PARKED } from '../frame.ts';
import { isLarger } from '../json.ts';
import { leave, tooLarge } from '../leave.ts';
import type { State } from '../state.ts';

export function compileParallel({ engine, fields, name, block, ...workshop }: Workshop): State {
  fields.only(['Type', 'QueryLanguage', 'Branches', 'Arguments', 'Assign', 'Output', 'Retry', 'Catch', 'Next', 'End']);
  const starts = fields.list('Branches').map((source, place) => block(fields.within(`Branches/${place}`, source)));
  if (starts.length === 0) fields.refuse('Branches', 'must hold at least one branch');
  const input = fields.expression('Arguments');
  const exit = workshop.exit();
  const finish = (frame: Frame): Outcome | Promise<Outcome> => {
    engine.record(frame, 'ParallelStateSucceeded');
    return leave(engine, frame, exit, frame.result);
  };

  function fork(frame: Frame, shared: unknown): Outcome {
    if (input?.isFresh === true && isLarger(shared)) throw tooLarge(name, 'Arguments');
    engine.record(frame, 'ParallelStateStarted');
    startBranches(engine, frame, {
      count: starts.length,
      atOnce: starts.length,
      finish,
      start(place) {
        const state = starts[place] as State;
        const inner = new Frame(frame.execution, frame, state, shared, engine.clock.now());
        return { frame: inner, step: () => state };
      },
    });
    return PARKED;
  }

  return {
    name,
    type: 'Parallel',
    retriers: workshop.retriers(),
    catchers: workshop.catchers(),
    run(frame) {
      if (input === undefined) return fork(frame, frame.input);
      const shared = input.evaluate(frame);
      return shared instanceof Promise ? shared.then((settled) => () => fork(frame, settled)) : fork(frame, shared);
    },
  };
}
