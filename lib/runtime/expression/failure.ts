// What an execution hears when an expression fails, in the words of Step Functions (as seen in execution histories).

import { StatesError } from '../errors.ts';
import type { Frame } from '../frame.ts';

/** The error of a field whose expression failed, threw, or gave a value that the field cannot take. */
export function queryFailure(frame: Frame, sentence: string): StatesError {
  return new StatesError('States.QueryEvaluationError', `${atState(frame)} ${sentence}`);
}

/** The same, for a value of another type than the field takes. */
export function wrongType(frame: Frame, field: string, expected: string, value: unknown): StatesError {
  const shown = JSON.stringify(value);
  return queryFailure(
    frame,
    `The JSONata expression specified for the field '${field}' returned an unexpected result type. ` +
      `Expected '${expected}', but was '${typeName(value)}' for value: ${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}`,
  );
}

/** How Step Functions begins the cause of an error that a state ran into. */
export function atState(frame: Frame): string {
  return `An error occurred while executing the state '${frame.state.name}' (entered at the event id #${frame.enteredEvent}).`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
