// What tasks can call: the functions, and the runtime's own StartExecution.

/** What a function is told of its call. `sleep` lets time pass on the runtime's clock (milliseconds). */
export interface TaskContext {
  readonly functionName: string;
  readonly awsRequestId: string;
  sleep(milliseconds: number): Promise<void>;
}

/** A function as a Task calls it: what it answers is the result, what it throws is the task's failure under its `name`. */
export type TaskFunction = (event: unknown, context: TaskContext) => Promise<unknown> | unknown;

export interface StartRequest {
  /** @default a UUID */
  readonly name?: string | undefined;
  readonly input: unknown;
}

/** `startedAt` is epoch milliseconds. */
export interface StartedExecution {
  readonly executionArn: string;
  readonly startedAt: number;
}

export interface Services {
  readonly functions: Readonly<Record<string, TaskFunction>>;
  /** Starts the machine of that name or ARN; throws RequestRefused. */
  start(machine: string, request: StartRequest): StartedExecution;
}
