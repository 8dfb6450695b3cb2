// The quotas of Step Functions Standard Workflows that an execution can run into, from "Step Functions service quotas"
// (developer guide, service-quotas) and "Passing data between states with variables" (workflow-variables).

/** Input or output of a state, a task or an execution, one variable, and all variables of one Assign: UTF-8 bytes of JSON. */
export const PAYLOAD_BYTES = 256 * 1024;

/** All variables that one execution stores: UTF-8 bytes of JSON. */
export const VARIABLES_BYTES = 10 * 1024 * 1024;

/** The last event is the one that reports the failure: at the limit, event 25,000 is ExecutionFailed. */
export const HISTORY_EVENTS = 25_000;

/** The longest a standard execution may run, and how long its name stays taken after it ends: milliseconds. */
export const EXECUTION_DURATION = 365 * 24 * 60 * 60 * 1000;
export const NAME_RETENTION = 90 * 24 * 60 * 60 * 1000;

/** The longest Seconds and TimeoutSeconds that a definition may give, and the default TimeoutSeconds of a task. */
export const LONGEST_SECONDS = 99_999_999;

/** Beyond this many seconds a Wait until a Timestamp fails: "Wait state delay is too long." */
export const LONGEST_WAIT_SECONDS = 2 ** 31 - 1;

/** How many iterations of an inline Map run at once, whatever MaxConcurrency says. */
export const INLINE_CONCURRENCY = 40;

/** Characters of a SendTaskFailure error and cause (API reference, SendTaskFailure). */
export const ERROR_CHARACTERS = 256;
export const CAUSE_CHARACTERS = 32_768;
