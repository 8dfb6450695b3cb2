// The executions there are and were, by machine and name. A name stays taken while its execution runs and for 90 days after
// (API reference, StartExecution), and what ended can be described for as long.

import { RequestRefused } from './errors.ts';
import { type Execution, executionArn } from './execution.ts';
import { copyJson } from './json.ts';
import { NAME_RETENTION } from './limits.ts';

export interface ExecutionRegistry {
  /**
   * The running execution of that name with that input, which a start would repeat; undefined when the name is free.
   * Throws RequestRefused with ExecutionAlreadyExists for a name that is taken.
   */
  repeated(machine: string, name: string, input: unknown): Execution | undefined;
  add(execution: Execution): void;
  /** Notes that an execution has ended: its time runs from now. */
  ended(execution: Execution): void;
  find(machine: string, name: string): Execution | undefined;
  running(): Iterable<Execution>;
}

export function createExecutionRegistry(now: () => number): ExecutionRegistry {
  const machines = new Map<string, Map<string, Execution>>();
  let closed: Execution[] = [];
  let forgotten = 0;

  function find(machine: string, name: string): Execution | undefined {
    forget();
    return machines.get(machine)?.get(name);
  }

  /** Executions end in order of time, so those whose names are free again stand at the front. */
  function forget(): void {
    for (let first = closed[forgotten]; first !== undefined; first = closed[forgotten]) {
      if (first.end === undefined || first.end.at + NAME_RETENTION > now()) break;
      machines.get(first.machine.name)?.delete(first.name);
      forgotten++;
    }
    if (forgotten > 1000 && forgotten * 2 > closed.length) {
      closed = closed.slice(forgotten);
      forgotten = 0;
    }
  }

  return {
    repeated(machine, name, input) {
      const execution = find(machine, name);
      if (execution === undefined) return undefined;
      if (execution.end === undefined && JSON.stringify(execution.input) === JSON.stringify(input)) return execution;
      throw new RequestRefused('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn(execution)}'`);
    },
    add(execution) {
      const { machine, name } = execution;
      const named = machines.get(machine.name);
      if (named === undefined) machines.set(machine.name, new Map([[name, execution]]));
      else named.set(name, execution);
    },
    ended(execution) {
      closed.push(execution);
      forget();
    },
    find,
    *running() {
      for (const named of machines.values()) {
        for (const execution of named.values()) if (execution.end === undefined) yield execution;
      }
    },
  };
}

// 1 to 80 characters, without white space, brackets, wildcards, special and control characters (StartExecution, name).
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Surrogate}\ufffe\uffff]/u;

/** Throws RequestRefused with InvalidName for what cannot name an execution. */
export function checkName(name: unknown): asserts name is string {
  if (typeof name === 'string' && name.length >= 1 && name.length <= 80 && !FORBIDDEN.test(name)) return;
  throw new RequestRefused(
    'InvalidName',
    `Invalid Name: '${name}'. A name has 1 to 80 characters, none of them a space, a control character or one of <>{}[]?*"#%\\^|~\`$&,;:/`,
  );
}

/** The input as JSON carries it; throws RequestRefused with InvalidExecutionInput. Nothing at all is an empty object. */
export function checkInput(input: unknown): unknown {
  const sentence = 'Invalid State Machine Execution Input';
  return copyOr(input === undefined ? {} : input, 'InvalidExecutionInput', sentence);
}

/** The output of a task as JSON carries it; throws RequestRefused with InvalidOutput. */
export function checkOutput(output: unknown): unknown {
  return copyOr(output, 'InvalidOutput', 'Invalid Output');
}

function copyOr(value: unknown, refusal: 'InvalidExecutionInput' | 'InvalidOutput', sentence: string): unknown {
  let copy: unknown;
  try {
    copy = copyJson(value, () => refuse(refusal, `${sentence}: it is larger than 262144 bytes as JSON.`));
  } catch (error) {
    if (error instanceof RequestRefused) throw error;
    return refuse(refusal, `${sentence}: ${(error as Error).message}`);
  }
  if (copy === undefined) refuse(refusal, `${sentence}: it must be JSON, received ${typeof value}.`);
  return copy;
}

function refuse(name: 'InvalidExecutionInput' | 'InvalidOutput', sentence: string): never {
  throw new RequestRefused(name, sentence);
}
