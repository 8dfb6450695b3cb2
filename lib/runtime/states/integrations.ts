// The Resources that a Task may name, and how their Arguments are read. All others are refused by name.

import type { Fields } from '../definition/fields.ts';
import { isObject, shown } from '../definition/fields.ts';
import type { Workshop } from '../definition/workshop.ts';
import { RequestRefused, StatesError } from '../errors.ts';
import { callFunction } from '../function-call.ts';
import type { Integration } from '../integration.ts';

const KNOWN = /^arn:[a-z][a-z0-9-]*:states:::(lambda:invoke|states:startExecution)(\.[A-Za-z0-9:]+)?$/;

/** The integration that the state's Resource names, and whether it waits for a task token. */
export function readIntegration(workshop: Workshop): {
  readonly integration: Integration;
  readonly waitsForToken: boolean;
} {
  const { fields } = workshop;
  const resource = fields.string('Resource');
  const [, action, suffix] = KNOWN.exec(resource) ?? [];
  const isWaiting = action === 'lambda:invoke' && suffix === '.waitForTaskToken';
  if (action === undefined || (suffix !== undefined && !isWaiting)) {
    return fields.refuse(
      'Resource',
      `${resource} is not implemented: use arn:aws:states:::lambda:invoke, arn:aws:states:::lambda:invoke.waitForTaskToken ` +
        'or arn:aws:states:::states:startExecution',
    );
  }
  const integration = action === 'lambda:invoke' ? invokeFunction(workshop) : startExecution(workshop);
  return { integration, waitsForToken: isWaiting };
}

function invokeFunction({ engine, services, fields }: Workshop): Integration {
  const request = readArguments(fields, ['FunctionName', 'Payload'], 'FunctionName');
  return {
    request,
    call({ FunctionName, Payload = {} }) {
      if (typeof FunctionName !== 'string') {
        throw new StatesError('States.Runtime', `FunctionName must be a string, received ${shown(FunctionName)}.`);
      }
      return callFunction(engine, services, FunctionName, Payload);
    },
  };
}

function startExecution({ services, fields }: Workshop): Integration {
  const request = readArguments(fields, ['StateMachineArn', 'Name', 'Input'], 'StateMachineArn');
  return {
    request,
    call({ StateMachineArn, Name, Input = {} }) {
      if (typeof StateMachineArn !== 'string' || (Name !== undefined && typeof Name !== 'string')) {
        const received = shown({ StateMachineArn, Name });
        throw new StatesError('States.Runtime', `StateMachineArn and Name must be strings, received ${received}.`);
      }
      try {
        const started = services.start(StateMachineArn, { name: Name, input: Input });
        return { ExecutionArn: started.executionArn, StartDate: started.startedAt / 1000 };
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        throw new StatesError(`StepFunctions.${error.name}Exception`, error.message);
      }
    },
  };
}

/** Arguments have to be an object here, so that what it holds can be checked when the file is loaded. */
function readArguments(fields: Fields, known: readonly string[], needed: string) {
  const source = fields.value('Arguments');
  if (!isObject(source)) {
    return fields.refuse('Arguments', `must be an object with ${known.join(', ')}, received ${shown(source)}`);
  }
  const within = fields.within('Arguments', source);
  within.only(known);
  if (!within.has(needed)) within.refuse(needed, 'is missing');
  return fields.required('Arguments');
}
