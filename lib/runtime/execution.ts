// One run of a state machine, and what there is to say of it.

import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution ended. `at` is epoch milliseconds. */
export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly at: number;
  readonly output?: unknown;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** What DescribeExecution tells, with the state it stands in. Instants are epoch milliseconds. */
export interface ExecutionDescription {
  readonly executionArn: string;
  readonly machine: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startedAt: number;
  /** While it runs, and for whoever hears of its end. */
  readonly input?: unknown;
  readonly stoppedAt?: number;
  readonly currentState?: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

export class Execution {
  readonly machine: Machine;
  readonly name: string;
  readonly startedAt: number;
  /** The execution's input, while it runs and until its end was told. */
  input: unknown;
  /** Where it has got to, while it runs. */
  frame: Frame | undefined;
  /** Events in its history so far, counted as Step Functions counts them. */
  events = 0;
  end: ExecutionEnd | undefined;

  constructor(machine: Machine, name: string, input: unknown, startedAt: number) {
    this.machine = machine;
    this.name = name;
    this.startedAt = startedAt;
    this.input = input;
    this.frame = undefined;
    this.end = undefined;
  }
}

export function executionArn(execution: Execution): string {
  return `${execution.machine.executionArnPrefix}${execution.name}`;
}

export function describeExecution(execution: Execution): ExecutionDescription {
  const { machine, name, startedAt, input, end, frame } = execution;
  return {
    executionArn: executionArn(execution),
    machine: machine.name,
    name,
    status: end?.status ?? 'RUNNING',
    startedAt,
    ...(input === undefined ? {} : { input }),
    ...(end === undefined ? {} : { stoppedAt: end.at }),
    ...(frame === undefined ? {} : { currentState: frame.state.name }),
    ...(end?.output === undefined ? {} : { output: end.output }),
    ...(end?.error === undefined ? {} : { error: end.error }),
    ...(end?.cause === undefined ? {} : { cause: end.cause }),
  };
}
