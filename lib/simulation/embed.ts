/** Puts the product together in one process: a store, a clock, the state machines and the functions behind them. */
import { instantAt } from '../case/identity.ts';
import { type MachineName, machines } from '../casework/machines.ts';
import type { Message, Ports, Workflows } from '../casework/ports.ts';
import type { Offices } from '../notices/offices.ts';
import type { Clock } from '../runtime/clock.ts';
import { RequestRefused } from '../runtime/errors.ts';
import { createRuntime, type Runtime, type RuntimeOptions } from '../runtime/runtime.ts';
import type { TaskFunction } from '../runtime/services.ts';
import type { CaseStore } from '../store/port.ts';
import type { Policy } from '../timeline/policy.ts';
import { remembering } from '../timeline/remembering.ts';
import { workflow } from './workflows.ts';

/** The functions of `functions/`, handed in because nothing in lib imports them. */
export type Functions = (ports: Ports) => Readonly<Record<string, TaskFunction>>;

export interface EmbedOptions {
  readonly clock: Clock;
  readonly store: CaseStore;
  readonly policyOf: (jurisdiction: string) => Policy;
  readonly functions: Functions;
  /** @default every office works always, every post is held */
  readonly officesOf?: (jurisdiction: string) => Offices;
  readonly publish: (message: Message) => void | Promise<void>;
  readonly tellOperations?: (about: { readonly caseId?: string; readonly what: string }) => void;
  readonly seed?: number;
  /** Whether definitions are validated again as they load; the tests and the pipeline do it anyway. @default false */
  readonly validation?: boolean;
  /** What the state machines reach instead of the services themselves. */
  readonly services?: RuntimeOptions['services'];
}

export interface Embedded {
  readonly ports: Ports;
  readonly runtime: Runtime;
}

export const embed = (options: EmbedOptions): Embedded => {
  const { clock, store, policyOf } = options;
  const shownAs = remembering(instantAt, 1);
  let runtime: Runtime;
  const workflows: Workflows = {
    start: async (machine, name, input) =>
      attempted(() => runtime.start(machine, { name, input })) ? 'started' : 'taken',
    isRunning: async (machine, name) => runtime.runs(machine, name),
    wake: async (token) => (attempted(() => runtime.sendTaskSuccess(token, {})) ? 'woken' : 'spent'),
  };
  const ports: Ports = {
    store,
    policyOf,
    ...(options.officesOf === undefined ? {} : { officesOf: options.officesOf }),
    now: () => shownAs(clock.now()),
    publish: async (message) => options.publish(message),
    tellOperations: async (about) => options.tellOperations?.(about),
    workflows,
  };
  const functions = options.functions(ports);
  runtime = createRuntime({
    clock,
    functions,
    validation: options.validation ?? false,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.services === undefined ? {} : { services: options.services }),
  });
  defineWorkflows(runtime, Object.keys(functions));
  return { ports, runtime };
};

/** Defines every machine; defined again, the new definitions serve new executions, and what runs keeps its own. */
export const defineWorkflows = (
  runtime: Runtime,
  functions: readonly string[],
  definitionOf: (name: MachineName) => unknown = workflow,
): void => {
  for (const name of machines) runtime.define(name, definitionOf(name), substitutions(functions));
};

export const substitutions = (functions: readonly string[]): Readonly<Record<string, string>> => ({
  Partition: 'aws',
  CaseTimelineMachine: 'case-timeline',
  DeadlineMachine: 'deadline',
  EligibilityReviewMachine: 'eligibility-review',
  ...Object.fromEntries(functions.map((name) => [name, name])),
});

const harmless: ReadonlySet<string> = new Set(['ExecutionAlreadyExists', 'TaskTimedOut', 'TaskDoesNotExist']);

/** True when it went through; false when the name was taken or the token spent, which is as good. */
const attempted = (request: () => unknown): boolean => {
  try {
    request();
    return true;
  } catch (error) {
    if (error instanceof RequestRefused && harmless.has(error.name)) return false;
    throw error;
  }
};
