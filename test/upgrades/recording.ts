/** Writes down how the executions of a world go: which states they pass, what these ask of functions, and what is answered. */

import type { MachineName } from '../../lib/casework/machines.ts';
import type { HistoryEvent } from '../../lib/runtime/history.ts';
import type { TaskFunction } from '../../lib/runtime/services.ts';
import type { Staging } from './lives.ts';
import type { Call, History } from './version.ts';

export interface Recording {
  readonly staging: Required<Staging>;
  /** Of executions that have ended. */
  readonly histories: () => readonly History[];
  /** Every answer of every function, whoever asked. */
  readonly answers: ReadonlyMap<string, readonly unknown[]>;
}

interface Underway {
  readonly states: string[];
  readonly calls: (Call & { readonly at: number; readonly key: string })[];
  readonly completed: Map<Call, number>;
  started?: { readonly at: number; readonly input: unknown };
  status: string | undefined;
}

/** How a history says that an execution ended, and how the execution is described then. */
const statuses: ReadonlyMap<string, string> = new Map([
  ['ExecutionSucceeded', 'SUCCEEDED'],
  ['ExecutionFailed', 'FAILED'],
  ['ExecutionTimedOut', 'TIMED_OUT'],
  ['ExecutionAborted', 'ABORTED'],
]);

type Answered = Pick<Call, 'answer' | 'error'>;

export const createRecording = (): Recording => {
  const executions = new Map<string, Underway>();
  const answered = new Map<string, Answered[]>();
  const answers = new Map<string, unknown[]>();

  const calling = (name: string, call: TaskFunction): TaskFunction => {
    return async (payload, context) => {
      const mine: { -readonly [Field in keyof Answered]: Answered[Field] } = {};
      const key = keyOf(name, payload);
      answered.set(key, [...(answered.get(key) ?? []), mine]);
      try {
        mine.answer = plain(await call(payload, context));
        answers.set(name, [...(answers.get(name) ?? []), mine.answer]);
        return mine.answer;
      } catch (fault) {
        const { name: called, message } = fault as Error;
        mine.error = { name: called, message };
        throw fault;
      }
    };
  };

  const note = ({ executionArn, type, at, state, data }: HistoryEvent): void => {
    const execution: Underway = executions.get(executionArn) ?? {
      states: [],
      calls: [],
      completed: new Map(),
      status: undefined,
    };
    executions.set(executionArn, execution);
    if (type === 'ExecutionStarted') execution.started = { at, input: data };
    else if (type.endsWith('StateEntered')) execution.states.push(state ?? '');
    else if (type === 'TaskScheduled') execution.calls.push({ ...callOf(state ?? '', data), at });
    else if (type === 'TaskSucceeded') completeToken(execution, state ?? '', at);
    else execution.status = statuses.get(type) ?? execution.status;
  };

  return {
    staging: { calling, prepare: ({ runtime }) => void runtime.onHistoryEvent(note) },
    histories: () => {
      const queues = new Map([...answered].map(([key, all]) => [key, [...all]]));
      const inOrder = [...executions.values()]
        .flatMap(({ calls }) => calls)
        .toSorted((one, other) => one.at - other.at);
      const answerOf = new Map(inOrder.map((call) => [call, queues.get(call.key)?.shift()]));
      return [...executions].flatMap(([arn, { started, status, states, calls, completed }]) =>
        started === undefined || status === undefined
          ? []
          : [
              {
                machine: machineOf(arn),
                name: arn.split(':')[7] ?? '',
                startedAt: started.at,
                input: started.input,
                states,
                calls: calls.map((call) => {
                  const completedAt = completed.get(call);
                  const { state, of, payload } = call;
                  return {
                    state,
                    of,
                    payload,
                    ...answerOf.get(call),
                    ...(completedAt === undefined ? {} : { completedAt }),
                  };
                }),
                status,
              },
            ],
      );
    },
    answers,
  };
};

const callOf = (state: string, data: unknown): Underway['calls'][number] => {
  const asked = plain(data) as {
    FunctionName?: string;
    Payload?: unknown;
    StateMachineArn?: string;
    Name?: string;
    Input?: unknown;
  };
  const of = asked.FunctionName ?? asked.StateMachineArn ?? '';
  const payload =
    asked.FunctionName === undefined ? { name: asked.Name, input: asked.Input } : withoutToken(asked.Payload);
  return { state, of, payload, at: 0, key: keyOf(of, asked.Payload) };
};

/** Only the state that waits for a token passes one on: its last call is complete when the state is. */
const completeToken = ({ calls, completed }: Underway, state: string, at: number): void => {
  const call = calls.findLast((one) => one.state === state);
  if (call !== undefined && JSON.stringify(call.payload).includes(token)) completed.set(call, at);
};

export const token = '<token>';
export const withoutToken = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'token' in payload ? { ...payload, token } : payload;

const keyOf = (name: string, payload: unknown): string => `${name} ${JSON.stringify(payload)}`;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
export const machineOf = (executionArn: string): MachineName => executionArn.split(':')[6] as MachineName;
