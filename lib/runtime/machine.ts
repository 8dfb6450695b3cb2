// A state machine ready to run: its states compiled and linked, and the names by which it is known.

import type { State } from './state.ts';

export interface Machine {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** What comes before the name in the ARN of each of its executions. */
  readonly executionArnPrefix: string;
  /** What comes before the number in the task tokens of this runtime. */
  readonly tokenPrefix: string;
  readonly startAt: State;
  /** How long an execution may run: the machine's TimeoutSeconds, or the quota of a year. Milliseconds. */
  readonly duration: number;
}
