// The three ways in which something goes wrong, kept apart: an error inside an execution, which Retry and Catch see; a
// request to the runtime that it refuses; and a definition it cannot run.

/**
 * An error as Amazon States Language knows it: a name that Retry and Catch match, and a cause for people. Both may be
 * missing when a callback failed without naming them. A terminal error ends the execution whatever Retry and Catch say.
 */
export class StatesError {
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly terminal: boolean;

  constructor(error: string | undefined, cause?: string, terminal = false) {
    this.error = error;
    this.cause = cause;
    this.terminal = terminal;
  }
}

/** The names with which the Step Functions API refuses StartExecution and SendTask requests. */
export type RefusalName =
  | 'ExecutionAlreadyExists'
  | 'ExecutionDoesNotExist'
  | 'InvalidExecutionInput'
  | 'InvalidName'
  | 'InvalidOutput'
  | 'InvalidToken'
  | 'StateMachineDoesNotExist'
  | 'TaskDoesNotExist'
  | 'TaskTimedOut';

/** A request that is refused, under the name by which the Step Functions API refuses it. */
export class RequestRefused extends Error {
  override readonly name: RefusalName;

  constructor(name: RefusalName, message: string) {
    super(message);
    this.name = name;
  }
}

/** A definition, or a part of one, that this runtime does not run: which machine, state and field, and what to write instead. */
export class UnsupportedDefinition extends Error {
  override readonly name = 'UnsupportedDefinition';
  readonly machine: string;
  readonly state: string | undefined;
  readonly field: string | undefined;

  constructor(where: { machine: string; state?: string | undefined; field?: string | undefined }, why: string) {
    const place = [
      `State machine '${where.machine}'`,
      where.state === undefined ? undefined : `state '${where.state}'`,
      where.field === undefined ? undefined : `field '${where.field}'`,
    ];
    super(`${place.filter((part) => part !== undefined).join(', ')}: ${why}`);
    this.machine = where.machine;
    this.state = where.state;
    this.field = where.field;
  }
}
