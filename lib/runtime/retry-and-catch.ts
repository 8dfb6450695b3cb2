// Retry and Catch: which of a state's retriers or catchers an error meets, and how long to wait before trying again.
// Amazon States Language, "Errors": Retrying after error, Fallback states. Step Functions developer guide,
// concepts-error-handling: which errors the wildcards do not match.

import type { StatesError } from './errors.ts';
import type { Random } from './random.ts';
import type { Exit } from './state.ts';

export interface Retrier {
  readonly errorEquals: readonly string[];
  /** @default 1 */
  readonly intervalSeconds: number;
  /** 0 means never. @default 3 */
  readonly maxAttempts: number;
  /** @default 2 */
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  /** FULL draws each delay between nothing and the whole interval. @default 'NONE' */
  readonly jitterStrategy: 'FULL' | 'NONE';
}

export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly exit: Exit;
}

/**
 * Whether one of the names matches the error. States.ALL does not match States.DataLimitExceeded, which has to be named;
 * nothing matches States.Runtime, which always ends the execution; States.TaskFailed matches all but States.Timeout.
 */
export function matches(errorEquals: readonly string[], { error }: StatesError): boolean {
  if (error === 'States.Runtime') return false;
  if (error !== undefined && errorEquals.includes(error)) return true;
  if (error === 'States.DataLimitExceeded') return false;
  return (
    errorEquals.includes('States.ALL') || (errorEquals.includes('States.TaskFailed') && error !== 'States.Timeout')
  );
}

/** The place of the first retrier that the error meets; -1 for none. */
export function findRetrier(retriers: readonly Retrier[], error: StatesError): number {
  return retriers.findIndex((retrier) => matches(retrier.errorEquals, error));
}

/** Milliseconds to wait before the retrier's next attempt, when it has been used `used` times. */
export function retryDelay(retrier: Retrier, used: number, random: Random): number {
  const interval = retrier.intervalSeconds * retrier.backoffRate ** used;
  const seconds = Math.min(interval, retrier.maxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(1000 * (retrier.jitterStrategy === 'FULL' ? seconds * random.next() : seconds));
}
