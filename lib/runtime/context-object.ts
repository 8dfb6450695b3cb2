// The Context object, $states.context: Step Functions developer guide, "Accessing execution data from the Context object".
// Each field has a reader of its own, so that an expression that asks for one field does not pay for the others.

import { executionArn } from './execution.ts';
import { type Frame, mapItem, retryCount } from './frame.ts';
import { formatToken } from './task-tokens.ts';

type Reader = (frame: Frame) => unknown;

const readers: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  Execution: {
    Id: (frame) => executionArn(frame.execution),
    Input: (frame) => frame.execution.input,
    Name: (frame) => frame.execution.name,
    RoleArn: (frame) => frame.execution.machine.roleArn,
    StartTime: (frame) => new Date(frame.execution.startedAt).toISOString(),
    RedriveCount: () => 0,
  },
  State: {
    EnteredTime: (frame) => new Date(frame.enteredAt).toISOString(),
    Name: (frame) => frame.state.name,
    RetryCount: retryCount,
  },
  StateMachine: {
    Id: (frame) => frame.execution.machine.arn,
    Name: (frame) => frame.execution.machine.name,
  },
  Task: {
    Token: (frame) => (frame.token === 0 ? undefined : formatToken(frame.execution.machine.tokenPrefix, frame.token)),
  },
  Map: {
    Item: mapItem,
  },
};

const GROUPS = Object.entries(readers).map(([group, fields]) => [group, Object.entries(fields)] as const);

/** Reads one field of the Context object, such as Execution.Name; undefined when there is no such reader. */
export function contextReader(group: string, field: string): Reader | undefined {
  return Object.hasOwn(readers, group) ? own(readers[group], field) : undefined;
}

/** The Context object as it is now; of its groups those named, or all for `*`. */
export function contextObject(frame: Frame, groups: ReadonlySet<string>): Record<string, Record<string, unknown>> {
  const context: Record<string, Record<string, unknown>> = {};
  for (const [group, fields] of GROUPS) {
    if (!groups.has(group) && !groups.has('*')) continue;
    const values: Record<string, unknown> = {};
    for (const [field, read] of fields) {
      const value = read(frame);
      if (value !== undefined) values[field] = value;
    }
    if (Object.keys(values).length > 0) context[group] = values;
  }
  return context;
}

function own(fields: Readonly<Record<string, Reader>> | undefined, field: string): Reader | undefined {
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}
