// Runs a small state machine to its end on a virtual clock, twice: with expressions read directly and with every one through
// jsonata. The two must tell the same history, so each example is also a test that they agree.

import { expect } from 'vitest';
import type { ExecutionDescription } from '../../lib/runtime/execution.ts';
import type { Evaluation } from '../../lib/runtime/expression/compile.ts';
import type { HistoryEvent } from '../../lib/runtime/history.ts';
import { createRuntime, type Runtime } from '../../lib/runtime/runtime.ts';
import type { TaskFunction } from '../../lib/runtime/services.ts';
import { createVirtualClock, type VirtualClock } from '../../lib/runtime/virtual-clock.ts';

export const START = Date.UTC(2026, 0, 5, 9);
export const SECOND = 1000;
export const DAY = 24 * 60 * 60 * SECOND;

export type States = Record<string, Record<string, unknown>>;

/** A machine of these states, starting at the first. */
export function machineOf(states: States, others: Record<string, unknown> = {}): Record<string, unknown> {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states, ...others };
}

/** A Task that calls the function of that name. */
export function invoke(name: string, others: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    ...('Next' in others ? {} : { End: true }),
    ...others,
  };
}

/** A Task that calls the function of that name and waits for its token, which it passes on. */
export function invokeAndWait(name: string, others: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: name, Payload: { token: '{% $states.context.Task.Token %}' } },
    ...('Next' in others ? {} : { End: true }),
    ...others,
  };
}

export interface World {
  readonly runtime: Runtime;
  readonly clock: VirtualClock;
}

export interface RunOptions {
  readonly input?: unknown;
  /** Or what makes them, for functions that remember: each of the two runs gets its own. */
  readonly functions?: Record<string, TaskFunction> | (() => Record<string, TaskFunction>);
  readonly seed?: number;
  /** What to do once it is started; without it, the clock runs to the end. */
  readonly during?: (world: World) => Promise<void> | void;
}

export interface Run extends ExecutionDescription {
  readonly history: readonly HistoryEvent[];
  /** How long it took on the virtual clock, in seconds. */
  readonly seconds: number;
}

/** Runs the states as a machine, or the machine, both ways; answers how it ended. */
export async function run(states: States | { readonly States: States }, options: RunOptions = {}): Promise<Run> {
  const fast = await runOnce(states, options, 'fast');
  const jsonata = await runOnce(states, options, 'jsonata');
  expect(inAnyOrder(jsonata)).toEqual(inAnyOrder(fast));
  return fast;
}

/** The same whichever branch went first: branches take turns differently where their expressions take time. */
function inAnyOrder(one: Run): unknown {
  const told = one.history
    .map(({ id, ...event }) => JSON.stringify(event).replace(/event id #\d+/g, 'event id'))
    .sort();
  return { ...one, cause: one.cause?.replace(/event id #\d+/g, 'event id'), history: told };
}

async function runOnce(states: object, options: RunOptions, evaluation: Evaluation): Promise<Run> {
  const functions = typeof options.functions === 'function' ? options.functions() : options.functions;
  const world = createWorld(functions, { evaluation, seed: options.seed ?? 1 });
  const history: HistoryEvent[] = [];
  world.runtime.onHistoryEvent((event) => history.push(event));
  world.runtime.define('machine', 'States' in states ? states : machineOf(states as States));
  const { executionArn } = world.runtime.start('machine', { name: 'one', input: options.input ?? {} });
  if (options.during === undefined) await world.clock.runToEnd();
  else await options.during(world);
  await world.runtime.idle();
  const described = world.runtime.describe(executionArn);
  if (described === undefined) throw new Error('The execution is not known.');
  return { ...described, history, seconds: ((described.stoppedAt ?? Number.NaN) - START) / SECOND };
}

export function createWorld(
  functions: Record<string, TaskFunction> = {},
  options: { readonly evaluation?: Evaluation; readonly seed?: number; readonly validation?: boolean } = {},
): World {
  const clock = createVirtualClock({ startAt: START });
  return { clock, runtime: createRuntime({ clock, functions, validation: false, ...options }) };
}

/** The types of the events, in order. */
export function types(history: readonly HistoryEvent[]): string[] {
  return history.map(({ type }) => type);
}

/** Seconds after the start at which events of a type happened. */
export function secondsOf(history: readonly HistoryEvent[], type: string): number[] {
  return history.filter((event) => event.type === type).map(({ at }) => (at - START) / SECOND);
}

/** An error of that name, as a function throws it. */
export function failure(name: string, message = 'it broke'): Error {
  return Object.assign(new Error(message), { name });
}

/** The name under which a request is refused, `none` when it is not. */
export function refusalOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    return (error as Error).name;
  }
  return 'none';
}
