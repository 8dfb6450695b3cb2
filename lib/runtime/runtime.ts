// The embedded runtime: state machines in Amazon States Language (JSONata), run in this process with functions of this
// process, on a clock that may be virtual. It behaves as Step Functions does for what it implements, and refuses by name,
// when a file is loaded, what it does not.

import type { Clock } from './clock.ts';
import { compileDefinition } from './definition/compile-machine.ts';
import { Engine } from './engine.ts';
import { RequestRefused, StatesError } from './errors.ts';
import { describeExecution, Execution, type ExecutionDescription, executionArn } from './execution.ts';
import { checkInput, checkName, checkOutput, createExecutionRegistry } from './execution-registry.ts';
import { createExpressionCompiler, type Evaluation } from './expression/compile.ts';
import { createFigures, type Figures } from './figures.ts';
import { Frame } from './frame.ts';
import { createHistory, type HistoryListener } from './history.ts';
import { CAUSE_CHARACTERS, ERROR_CHARACTERS } from './limits.ts';
import type { Machine } from './machine.ts';
import { notify } from './notify.ts';
import { createRandom } from './random.ts';
import type { Services, StartedExecution, StartRequest, TaskFunction } from './services.ts';
import type { TokenTask } from './states/task.ts';
import { createTaskTokens } from './task-tokens.ts';

export type { ExecutionDescription, ExecutionStatus } from './execution.ts';
export type { Figures, MachineFigures } from './figures.ts';
export type { HistoryEvent } from './history.ts';
export type { Services, StartedExecution, StartRequest, TaskContext, TaskFunction } from './services.ts';

export interface RuntimeOptions {
  readonly clock: Clock;
  /** By name or ARN, as FunctionName has it after substitution. */
  readonly functions: Readonly<Record<string, TaskFunction>>;
  /** For jitter, $uuid, $random and task tokens. @default the clock's time at the start, so the same for the same virtual start */
  readonly seed?: number;
  /** @default '000000000000' */
  readonly account?: string;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default 'fast' */
  readonly evaluation?: Evaluation;
  /** Whether asl-validator checks definitions too, a tenth of a second each. @default true */
  readonly validation?: boolean;
  /** What tasks reach instead of the services themselves, such as services that fail at times. @default the services themselves */
  readonly services?: (services: Services) => Services;
}

export interface Runtime {
  /** Loads a state machine; throws UnsupportedDefinition. A later one of the same name serves new executions only. */
  define(name: string, definition: unknown, substitutions?: Readonly<Record<string, string>>): void;
  /** Starts an execution by the machine's name or ARN, with or without an alias; throws RequestRefused. */
  start(machine: string, request: StartRequest): StartedExecution;
  /** Completes the task that waits for `token`; throws RequestRefused. */
  sendTaskSuccess(token: string, output: unknown): void;
  sendTaskFailure(token: string, failure?: { readonly error?: string; readonly cause?: string }): void;
  /** Aborts a running execution; does nothing to one that has ended. Throws RequestRefused with ExecutionDoesNotExist. */
  stop(executionArn: string, reason?: { readonly error?: string; readonly cause?: string }): void;
  /** What there is to say of an execution: while it runs and for 90 days after. */
  describe(executionArn: string): ExecutionDescription | undefined;
  /** Whether an execution of this machine runs under this name. */
  runs(machine: string, name: string): boolean;
  /** The executions that run, in the order they were started within each machine. */
  running(): ExecutionDescription[];
  figures(): Figures;
  /** Each listener hears of every execution that ends. Returns what stops the listening. */
  onExecutionEnded(listener: (execution: ExecutionDescription) => void): () => void;
  /** Each listener hears every event of every history. Returns what stops the listening; costs nothing when nobody listens. */
  onHistoryEvent(listener: HistoryListener): () => void;
  /** Resolves when no execution is doing anything but waiting for the clock or a token. */
  idle(): Promise<void>;
}

export function createRuntime(options: RuntimeOptions): Runtime {
  const { clock, functions, evaluation = 'fast', region = 'us-east-1', account = '000000000000' } = options;
  const random = createRandom(options.seed ?? clock.now());
  const tokenPrefix = random.uuid();
  const tokens = createTaskTokens(tokenPrefix);
  const registry = createExecutionRegistry(() => clock.now());
  const history = createHistory(() => clock.now());
  const figures = createFigures();
  const endListeners = new Set<(execution: ExecutionDescription) => void>();
  const machines = new Map<string, Machine>();
  const services = (options.services ?? ((own) => own))({ functions, start });
  const engine = new Engine(clock, random, history, tokens, {
    transition: (execution) => figures.transition(execution.machine.name),
    ended(execution) {
      registry.ended(execution);
      figures.ended(execution);
      if (endListeners.size > 0) notify(endListeners, describeExecution(execution));
    },
  });
  const toolkit = {
    engine,
    services,
    compileExpression: createExpressionCompiler(clock, random, evaluation),
    isValidated: options.validation ?? true,
  };

  function arn(service: string, resource: string): string {
    return `arn:${partitionOf(region)}:${service}:${service === 'iam' ? '' : region}:${account}:${resource}`;
  }

  function start(machineRef: string, request: StartRequest): StartedExecution {
    const machine = machines.get(machineName(machineRef));
    if (machine === undefined) {
      throw new RequestRefused(
        'StateMachineDoesNotExist',
        `State Machine Does Not Exist: '${machineRef}'. Known machines: ${[...machines.keys()].join(', ') || 'none'}.`,
      );
    }
    const name = request.name ?? random.uuid();
    checkName(name);
    const input = checkInput(request.input);
    const repeated = registry.repeated(machine.name, name, input);
    if (repeated !== undefined) return { executionArn: executionArn(repeated), startedAt: repeated.startedAt };
    const execution = new Execution(machine, name, input, clock.now());
    registry.add(execution);
    figures.started(machine.name);
    history.record(execution, 'ExecutionStarted', undefined, input);
    execution.frame = new Frame(execution, undefined, machine.startAt, input, execution.startedAt);
    engine.begin(execution.frame, machine.startAt);
    return { executionArn: executionArn(execution), startedAt: execution.startedAt };
  }

  function find(executionArnText: string): Execution | undefined {
    const parts = executionArnText.split(':');
    return registry.find(parts[6] ?? '', parts[7] ?? '');
  }

  return {
    define(name, definition, substitutions = {}) {
      const compiled = compileDefinition(toolkit, name, definition, substitutions);
      machines.set(name, {
        ...compiled,
        name,
        tokenPrefix,
        arn: arn('states', `stateMachine:${name}`),
        executionArnPrefix: arn('states', `execution:${name}:`),
        roleArn: arn('iam', `role/${name}`),
      });
      figures.defined(name);
    },
    start,
    sendTaskSuccess(token, output) {
      const frame = tokens.find(token);
      const result = checkOutput(output);
      tokens.close(frame);
      (frame.state as TokenTask).complete(frame, result);
    },
    sendTaskFailure(token, { error, cause } = {}) {
      const frame = tokens.find(token);
      tokens.close(frame);
      engine.fail(frame, new StatesError(error?.slice(0, ERROR_CHARACTERS), cause?.slice(0, CAUSE_CHARACTERS)));
    },
    stop(executionArnText, { error, cause } = {}) {
      const execution = find(executionArnText);
      if (execution === undefined) {
        throw new RequestRefused('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArnText}'`);
      }
      engine.end(execution, { status: 'ABORTED', at: clock.now(), error, cause });
    },
    runs(machine, name) {
      const execution = registry.find(machine, name);
      return execution !== undefined && execution.end === undefined;
    },
    describe(executionArnText) {
      const execution = find(executionArnText);
      return execution === undefined ? undefined : describeExecution(execution);
    },
    running: () => Array.from(registry.running(), describeExecution),
    figures: figures.read,
    onExecutionEnded(listener) {
      endListeners.add(listener);
      return () => endListeners.delete(listener);
    },
    onHistoryEvent: history.listen,
    async idle() {
      for (let resting = engine.resting(); resting !== undefined; resting = engine.resting()) await resting;
    },
  };
}

/** The name in `deadline`, `deadline:live`, or the ARN of either. */
function machineName(reference: string): string {
  const parts = reference.split(':');
  return (parts[0] === 'arn' ? parts[6] : parts[0]) ?? '';
}

function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}
