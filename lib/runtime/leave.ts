// Leaving a state: Assign and Output are evaluated, both seeing the variables as they were on entry, then the variables take
// their new values. Developer guide, workflow-variables: Evaluation order in an Assign field; Limits.

import type { Engine } from './engine.ts';
import { StatesError } from './errors.ts';
import type { Frame, Outcome, Variables } from './frame.ts';
import { isLarger, measure } from './json.ts';
import { VARIABLES_BYTES } from './limits.ts';
import type { Exit } from './state.ts';

/** Leaves the frame's state by `exit`; the output is `unchanged` where the exit gives none. */
export function leave(engine: Engine, frame: Frame, exit: Exit, unchanged: unknown): Outcome | Promise<Outcome> {
  if (exit.assign === undefined) return leaveAssigned(engine, frame, exit, unchanged, undefined);
  const assigned = exit.assign.evaluate(frame);
  return assigned instanceof Promise
    ? assigned.then((settled) => () => leaveAssigned(engine, frame, exit, unchanged, settled))
    : leaveAssigned(engine, frame, exit, unchanged, assigned);
}

function leaveAssigned(engine: Engine, frame: Frame, exit: Exit, unchanged: unknown, assigned: unknown) {
  if (exit.output === undefined) return finish(engine, frame, exit, assigned, unchanged);
  const output = exit.output.evaluate(frame);
  return output instanceof Promise
    ? output.then((settled) => () => finish(engine, frame, exit, assigned, settled))
    : finish(engine, frame, exit, assigned, output);
}

function finish(engine: Engine, frame: Frame, exit: Exit, assigned: unknown, output: unknown): Outcome {
  if (exit.output?.isFresh === true && isLarger(output)) throw tooLarge(frame.state.name, 'an output');
  if (assigned !== undefined) assign(frame, assigned as Variables);
  engine.record(frame, `${frame.state.type}StateExited`, output);
  frame.input = output;
  frame.result = undefined;
  frame.errorOutput = undefined;
  return exit.target;
}

function assign(frame: Frame, assigned: Variables): void {
  if (isLarger(assigned)) throw tooLarge(frame.state.name, 'variables');
  if (frame.variables === undefined) {
    frame.variables = { ...assigned };
  } else {
    for (const name in assigned) frame.variables[name] = assigned[name];
  }
  if (Object.keys(frame.variables).length > FEW_VARIABLES && storedBytes(frame) > VARIABLES_BYTES) {
    throw tooLarge(frame.state.name, 'stored variables');
  }
}

/** So few variables, each within its own limit, cannot take more than all of them may. */
const FEW_VARIABLES = 40;

function storedBytes(frame: Frame): number {
  let bytes = 0;
  for (let scope: Frame | undefined = frame; scope !== undefined; scope = scope.outer) {
    bytes += measure(scope.variables);
  }
  return bytes;
}

/** The error for data over a quota: names what had it and what it was. */
export function tooLarge(who: string, what: string): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${who}' returned ${what} with a size exceeding the maximum number of bytes service limit.`,
  );
}
