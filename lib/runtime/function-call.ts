// arn:aws:states:::lambda:invoke with a function of this process. Developer guide, connect-lambda. A function shares nothing
// with the execution: its event and its result are copies, as they would be after a journey through JSON.

import type { Engine } from './engine.ts';
import { StatesError } from './errors.ts';
import { copyJson } from './json.ts';
import { tooLarge } from './leave.ts';
import type { Services, TaskContext, TaskFunction } from './services.ts';

/** The result of an invocation, as documented: the answer is its Payload. */
export interface InvocationResult {
  readonly ExecutedVersion: string;
  readonly Payload: unknown;
  readonly SdkHttpMetadata: { readonly HttpStatusCode: number };
  readonly StatusCode: number;
}

const METADATA = { HttpStatusCode: 200 };

/** Calls the function of that name or ARN. Throws, or rejects with, a StatesError under the name of what was thrown. */
export function callFunction(
  engine: Engine,
  services: Services,
  name: string,
  payload: unknown,
): InvocationResult | Promise<InvocationResult> {
  const run = findFunction(services.functions, name);
  if (run === undefined) {
    throw new StatesError(
      'Lambda.ResourceNotFoundException',
      `Function not found: ${name}. Known functions: ${Object.keys(services.functions).join(', ') || 'none'}.`,
    );
  }
  const event = copyJson(payload, () => refuseLarge('Arguments'));
  let answer: unknown;
  try {
    answer = run(event, new CallContext(name, engine));
  } catch (error) {
    throw functionFailure(error);
  }
  if (!isThenable(answer)) return invocationResult(answer);
  return Promise.resolve(answer).then(invocationResult, (error) => {
    throw functionFailure(error);
  });
}

class CallContext implements TaskContext {
  readonly functionName: string;
  readonly #engine: Engine;
  #awsRequestId: string | undefined;

  constructor(functionName: string, engine: Engine) {
    this.functionName = functionName;
    this.#engine = engine;
  }

  get awsRequestId(): string {
    this.#awsRequestId ??= this.#engine.random.uuid();
    return this.#awsRequestId;
  }

  sleep(milliseconds: number): Promise<void> {
    return this.#engine.sleep(this.#engine.clock.now() + milliseconds);
  }
}

function invocationResult(answer: unknown): InvocationResult {
  let Payload: unknown;
  try {
    Payload = copyJson(answer, () => refuseLarge('a result')) ?? null;
  } catch (error) {
    if (error instanceof StatesError) throw error;
    throw new StatesError('Runtime.MarshalError', failureCause('Runtime.MarshalError', (error as Error).message));
  }
  return { ExecutedVersion: '$LATEST', Payload, SdkHttpMetadata: METADATA, StatusCode: 200 };
}

function refuseLarge(what: string): never {
  throw tooLarge('lambda', what);
}

/** As Lambda reports what a Node.js function threw: by the name of the error. */
function functionFailure(thrown: unknown): StatesError {
  if (!(thrown instanceof Error)) return new StatesError(typeof thrown, failureCause(typeof thrown, String(thrown)));
  return new StatesError(thrown.name, failureCause(thrown.name, thrown.message));
}

function failureCause(errorType: string, errorMessage: string): string {
  return JSON.stringify({ errorType, errorMessage, trace: [] });
}

/** By the name or ARN as it stands; else by the function's own name in it, without version or alias. */
function findFunction(functions: Readonly<Record<string, TaskFunction>>, name: string): TaskFunction | undefined {
  if (Object.hasOwn(functions, name)) return functions[name];
  const parts = name.split(':');
  const own = parts[0] === 'arn' ? parts[6] : parts[0];
  return own !== undefined && Object.hasOwn(functions, own) ? functions[own] : undefined;
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
